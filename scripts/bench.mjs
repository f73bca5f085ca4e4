// `npm run bench`: measures the API as it is built for production, each benchmark on a database of its own.
// `npm run bench -- ticket` runs those whose name contains "ticket".
import './shared/node-version.mjs';

const { measure } = await import('./testing/measure.mjs');
await measure(process.argv.slice(2));
