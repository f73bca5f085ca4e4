// `npm test`: installs what is missing and runs every check there is; `npm test -- --only api,web` a part of them.
import './shared/node-version.mjs';

const { testEverything } = await import('./testing/test-everything.mjs');
await testEverything(process.argv.slice(2));
