// `npm run demo -- --residents 1000000`: fills the demo up to so many invented residents, for trying how it is in a
// whole district. The same steps as `npm start`, without a server; stop the server of this data folder first.
import './shared/node-version.mjs';

const { PlainError, printFailure } = await import('./shared/plain-error.mjs');
const { createShutdown } = await import('./shared/shutdown.mjs');
const { readSettings } = await import('./start/settings.mjs');
const { prepare } = await import('./start/prepare.mjs');
const { apiEnvironment, apiLogFile } = await import('./start/api-process.mjs');
const { buildAll } = await import('./build/all.mjs');

const shutdown = createShutdown({ signalExitCode: 130 });
try {
  const residents = wanted(process.argv.slice(2));
  const settings = readSettings();
  if (!settings.isDemo) throw new PlainError('LINLI_DEMO is off: there is no demo to fill.');
  const { secret, urls } = await prepare(settings, [], shutdown);
  const [{ ownerUrl, appUrl }] = await Promise.all([urls, buildAll(shutdown.signal)]);
  const { migrate } = await import('./database/migrate.mjs');
  await migrate({ ownerUrl });
  const { seedDemoOnce } = await import('./start/seed.mjs');
  const began = Date.now();
  const env = apiEnvironment(settings, { appUrl, secret });
  await seedDemoOnce({ ownerUrl, env, signal: shutdown.signal, residents });
  console.log(
    `· ${residents.toLocaleString('en')} 位居民 / residents (${((Date.now() - began) / 1000).toFixed(0)} s); ` +
      `the log is ${apiLogFile(settings.dataDir)}. Start with: npm start`,
  );
  await shutdown.stop(0);
} catch (error) {
  if (!shutdown.signal.aborted) printFailure(error);
  await shutdown.stop(1);
}

/** @param {string[]} args */
function wanted(args) {
  const [flag, count, ...rest] = args;
  const residents = Number(count);
  if (
    flag !== '--residents' ||
    rest.length > 0 ||
    !Number.isInteger(residents) ||
    residents < 1 ||
    residents > 3_000_000
  )
    throw new PlainError('Say how many: npm run demo -- --residents 1000000 (3,000,000 at most).');
  return residents;
}
