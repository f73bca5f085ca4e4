import { DEMO_RESIDENTS, sowResidents } from './seed-demo/residents/sow-residents.ts';
import { sowTransfers } from './seed-demo/residents/sow-transfers.ts';
import { sowVisits } from './seed-demo/residents/sow-visits.ts';
import { sowDemo } from './seed-demo/sow.ts';
import { readEnvironment } from './shared/environment.ts';
import { openPlatform } from './shared/open-platform.ts';

/**
 * Reads the same environment as the server, fills in the demo once and residents until there are
 * `LINLI_DEMO_RESIDENTS`, ends.
 */
const environment = readEnvironment(process.env);
const platform = openPlatform(environment);
try {
  const began = performance.now();
  const outcome = await sowDemo(platform, (line) => console.log(`  ${line}`));
  if (typeof outcome === 'object')
    console.log(`The demo was not filled in: somebody has the username ${outcome.taken.join(', ')} already.`);
  else console.log(`The demo was ${outcome} (${((performance.now() - began) / 1000).toFixed(1)} s).`);
  const filling = performance.now();
  const total = Number(process.env['LINLI_DEMO_RESIDENTS'] ?? DEMO_RESIDENTS);
  const added = await sowResidents(platform, { total, tell: (line) => console.log(`  ${line}`) });
  const transfers = await sowTransfers(platform);
  if (transfers > 0) console.log(`${transfers} transfers between communities were asked for.`);
  const visits = await sowVisits(platform);
  if (visits > 0) console.log(`${visits} visits to residents were written down.`);
  console.log(`${added} residents were added (${((performance.now() - filling) / 1000).toFixed(1)} s).`);
} finally {
  await platform.database.close();
}
