import { sowDemo } from './seed-demo/sow.ts';
import { readEnvironment } from './shared/environment.ts';
import { openPlatform } from './shared/open-platform.ts';

/** Reads the same environment as the server, fills in the demo once, ends. */
const environment = readEnvironment(process.env);
const platform = openPlatform(environment);
try {
  const began = performance.now();
  const outcome = await sowDemo(platform, (line) => console.log(`  ${line}`));
  if (typeof outcome === 'object')
    console.log(`The demo was not filled in: somebody has the username ${outcome.taken.join(', ')} already.`);
  else console.log(`The demo was ${outcome} (${((performance.now() - began) / 1000).toFixed(1)} s).`);
} finally {
  await platform.database.close();
}
