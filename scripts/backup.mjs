// `npm run backup -- <file or folder> [--with-secrets]`: one consistent picture of everything, whether Linli runs or not.
import './shared/node-version.mjs';

const { backup } = await import('./backup/commands.mjs');
await backup(process.argv.slice(2));
