// `npm run restore -- <file> [--other-secret]`: fills an empty installation from a backup.
import './shared/node-version.mjs';

const { restore } = await import('./backup/commands.mjs');
await restore(process.argv.slice(2));
