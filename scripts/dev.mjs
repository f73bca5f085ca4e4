// `npm run dev`: the API and the pages from their sources, both reloading on a change.
import './shared/node-version.mjs';

const { develop } = await import('./start/develop.mjs');
await develop();
