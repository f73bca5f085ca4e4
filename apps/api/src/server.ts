import { buildApp } from './app.ts';
import { Metrics } from './shared/metrics/metrics.ts';
import { preparationWatch } from './shared/preparation-watch.ts';
import { readEnvironment } from './shared/environment.ts';

/** Reads the environment, listens, stops gracefully; nothing else. */
const environment = readEnvironment(process.env);
const watch = preparationWatch(environment.databaseUrl, environment);
let isStopping = false;

const metrics = environment.metrics ? new Metrics() : undefined;

const app = await buildApp({
  ...environment,
  log: { level: environment.logLevel },
  runsJobs: true,
  metrics,
  readiness: () => (isStopping ? 'stopping' : watch.state()),
});

// Node's own last words would print the whole error, and with it what a statement was about.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    app.log.fatal({ err: error }, event);
    process.exit(1);
  });
}

const stop = async (signal: string) => {
  if (isStopping) return;
  isStopping = true;
  app.log.info({ signal }, 'stopping');
  await watch.stop();
  await app.close();
  process.exit(0);
};
process.on('SIGTERM', (signal) => void stop(signal));
process.on('SIGINT', (signal) => void stop(signal));

await app.listen({ port: environment.port, host: environment.host });
if (environment.metrics) await metrics?.listen(environment.metrics);
