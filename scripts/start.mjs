// `npm start`: everything Linli needs, from a fresh clone to a running address. The steps are in start/launch.mjs.
import './shared/node-version.mjs';

// Loaded only now: an older Node would fail on their syntax before it could say that it is too old.
const { launch } = await import('./start/launch.mjs');
await launch();
