// `npm run drill:pitr`: loses a database on purpose and restores it to a moment, with a server of its own.
import './shared/node-version.mjs';

const { drillPitr } = await import('./backup/pitr-drill.mjs');
await drillPitr();
