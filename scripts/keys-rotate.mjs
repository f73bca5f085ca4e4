// `npm run keys:rotate [-- --retire]`: a new key for everything that is encrypted, whether Linli runs or not.
import './shared/node-version.mjs';

const { rotateKeys } = await import('./start/rotate-keys.mjs');
await rotateKeys(process.argv.slice(2));
