// `npm run soak [-- --minutes 10 --rate 200]`: a mixed load on the production build, started by the real launcher.
import './shared/node-version.mjs';

const { soak } = await import('./soak/run-soak.mjs');
await soak(process.argv.slice(2));
