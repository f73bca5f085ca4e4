import { LIMITS } from '@linli/domain/shared/limits.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import Fastify, { type FastifyInstance } from 'fastify';
import { deleteExpiredAccountRows } from './accounts/accounts.jobs.ts';
import { accountsRoutes } from './accounts/accounts.routes.ts';
import { appointmentsRoutes } from './appointments/appointments.routes.ts';
import { deleteExpiredLinks } from './appointments/sign-in-links.jobs.ts';
import { peopleImportRoutes } from './appointments/people-import.routes.ts';
import { signInLinksRoutes } from './appointments/sign-in-links.routes.ts';
import { authorizationRoutes } from './authorization/authorization.routes.ts';
import { pruneEventsJob, sealEventsJob, sendHeadJob } from './audit/audit.jobs.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { jobsRoutes } from './jobs/jobs.routes.ts';
import { deleteExpiredKeys } from './shared/idempotency/idempotency.jobs.ts';
import type { Job } from './shared/jobs/job.ts';
import { JobRunner } from './shared/jobs/job-runner.ts';
import { LiveHub } from './shared/live-hub.ts';
import { liveRoutes } from './live/live.routes.ts';
import { StreamCounter } from './live/stream-counter.ts';
import type { Metrics } from './shared/metrics/metrics.ts';
import { orgUnitsRoutes } from './org-units/org-units.routes.ts';
import { keepAccessRefusals } from './shared/access-refusals/access-refusals.ts';
import { health, type Readiness } from './shared/health.ts';
import { buildingsRoutes } from './buildings/buildings.routes.ts';
import { findDuplicatesJob } from './residents/duplicates/duplicates.jobs.ts';
import { duplicatesRoutes } from './residents/duplicates/duplicates.routes.ts';
import { residentPhotosRoutes } from './residents/resident-photos.routes.ts';
import { visitsRoutes } from './care/visits.routes.ts';
import { contactsRoutes } from './residents/contacts.routes.ts';
import { lifeEventsRoutes } from './residents/life-events.routes.ts';
import { deleteExpiredExportsJob, makeExportJob } from './residents/exports/exports.jobs.ts';
import { residentExportsRoutes } from './residents/exports/exports.routes.ts';
import { residentRightsRoutes } from './residents/rights/rights.routes.ts';
import { savedViewsRoutes } from './residents/saved-views/saved-views.routes.ts';
import { residentsRoutes } from './residents/residents.routes.ts';
import { deleteExpiredRollsJob, importRollJob } from './residents/rolls/rolls.jobs.ts';
import { transfersRoutes } from './residents/transfers/transfers.routes.ts';
import { rollsRoutes } from './residents/rolls/rolls.routes.ts';
import { apiKeysRoutes } from './open311/api-keys.routes.ts';
import { open311Routes } from './open311/open311.routes.ts';
import { openApi } from './shared/open-api.ts';
import { openPlatform, type PlatformOptions } from './shared/open-platform.ts';
import type { Platform } from './shared/platform.ts';
import { answerError } from './shared/problem.ts';
import { isDueToBeSeen } from '@linli/domain/accounts/session.ts';
import { refuseForeignPage } from './shared/foreign-pages.ts';
import { readSession } from './shared/session/session.ts';
import { rateLimits, type RateLimits } from './shared/rate-limits.ts';
import { markSeen } from './shared/session/sessions.store.ts';
import { readBodies } from './shared/bodies.ts';
import { refuseBrokenRequest } from './shared/broken-requests.ts';
import { logging, RequestLog, type LogOptions } from './shared/logging.ts';
import { PRESSURE_LIMITS, shedLoad, type PressureLimits } from './shared/pressure.ts';
import { serverTimeouts, TIME_LIMITS } from './shared/time-limits.ts';
import { securityHeaders } from './shared/security-headers.ts';
import { closeSilentConnections } from './shared/silent-connections.ts';
import { webFiles } from './shared/web-files.ts';
import { hashTicketSecret } from './tickets/public.ts';
import { ticketStepsRoutes } from './tickets/ticket-steps.routes.ts';
import { climbMissedJob, resumeSuspendedJob } from './tickets/tickets.jobs.ts';
import { certificatesRoutes } from './volunteers/certificates/certificates.routes.ts';
import { settlePlacesJob } from './volunteers/tasks/tasks.jobs.ts';
import { tasksRoutes } from './volunteers/tasks/tasks.routes.ts';
import { volunteersRoutes } from './volunteers/volunteers.routes.ts';
import { reportFlood } from './tickets/report-flood.ts';
import { ticketsRoutes } from './tickets/tickets.routes.ts';
import { workingTimeRoutes } from './working-time/working-time.routes.ts';

/** All background work, one line a job. */
export const JOBS: readonly Job[] = [
  sealEventsJob,
  sendHeadJob,
  pruneEventsJob,
  deleteExpiredKeys,
  deleteExpiredLinks,
  deleteExpiredAccountRows,
  deleteExpiredRollsJob,
  importRollJob,
  findDuplicatesJob,
  makeExportJob,
  deleteExpiredExportsJob,
  climbMissedJob,
  resumeSuspendedJob,
  settlePlacesJob,
];

export interface AppOptions extends PlatformOptions {
  /** The built web; absent serves the API alone. */
  webDist?: string | undefined;
  /** Whose X-Forwarded-For is believed; nobody's unless told. */
  trustProxy?: string[] | undefined;
  /** None unless told. */
  log?: LogOptions;
  pressureLimits?: PressureLimits;
  /** Counts what happens here; nothing does unless told. */
  metrics?: Metrics | undefined;
  /** Ready unless told; the server tells while it starts and drains. */
  readiness?: Readiness;
  /** Whether this process works the queue of background jobs; not unless told. */
  runsJobs?: boolean;
  /** What may be read without an account, a minute and address; all other limits grow with it. */
  publicRequestsPerMinute?: number;
}

declare module 'fastify' {
  interface FastifyInstance {
    platform: Platform;
    limits: RateLimits;
    hashTicketSecret(secret: string): string;
  }
}

/** Sent with what a page asks by itself while nobody touches it: that keeps no session open. */
const UNATTENDED = 'linli-unattended';

/** Builds the whole API, without listening. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: options.log ? logging(options.log) : false,
    genReqId: () => crypto.randomUUID(),
    logController: new RequestLog(),
    ...serverTimeouts(options.timeLimits ?? TIME_LIMITS),
    trustProxy: options.trustProxy ?? false,
    frameworkErrors: answerError,
    clientErrorHandler: refuseBrokenRequest,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  });
  const onError = (error: unknown) => app.log.warn({ err: error }, 'database connection');
  const platform = openPlatform(options, { announce: () => hub.announce(), error: onError });
  const { database } = platform;
  const hub = new LiveHub({ pool: database.system.pool, connection: options.databaseUrl, onError });
  const readiness = options.readiness ?? (() => 'ready');
  const runner = new JobRunner({
    platform,
    jobs: JOBS,
    isReady: () => readiness() === 'ready',
    onError: (error) => app.log.warn({ err: error }, 'background job'),
  });
  const publicRequestsPerMinute = options.publicRequestsPerMinute ?? LIMITS.public_read.points;
  const times = publicRequestsPerMinute / LIMITS.public_read.points;
  const sessionOf = (cookie: string | undefined) => readSession(platform, cookie);

  app.decorate('platform', platform);
  app.decorate('hashTicketSecret', (secret: string) => hashTicketSecret(platform, secret));
  app.decorate(
    'limits',
    rateLimits(platform, {
      times,
      onRefused: (limit) => options.metrics?.countLimited(limit),
    }),
  );
  app.decorateRequest('sessionPerson', null);
  app.decorateRequest('sessionEnd', null);
  keepAccessRefusals(app, platform);
  app.setErrorHandler(answerError);
  app.addHook('onReady', async () => {
    hub.start();
    if (options.runsJobs) runner.start();
  });
  app.addHook('onClose', async () => {
    await runner.stop();
    await app.refusals.stop();
    await hub.stop();
    await database.close();
  });

  closeSilentConnections(app);
  const streams = new StreamCounter();
  options.metrics?.watch(app, { database, countStreams: () => streams.size });
  readBodies(app);
  securityHeaders(app);
  await shedLoad(app, database.statements, options.pressureLimits ?? PRESSURE_LIMITS);
  health(app, readiness);
  await openApi(app);
  await app.register(async (scope) => {
    scope.addHook('onRequest', async (request) => {
      refuseForeignPage(request, options.publicUrl);
      const access = request.routeOptions.config.access;
      if (access !== undefined && access !== 'public' && access !== 'secret_holder') {
        const { person: session, end } = await sessionOf(request.headers.cookie);
        request.sessionPerson = session;
        request.sessionEnd = end;
        const now = platform.clock();
        if (session && isDueToBeSeen(session, now) && request.headers[UNATTENDED] === undefined) {
          // Not awaited: whoever asks must not wait for bookkeeping.
          markSeen(database, session.sessionId, { last: session.lastSeenAt, now }).catch(onError);
        }
      }
    });
    accountsRoutes(scope, platform);
    appointmentsRoutes(scope, platform);
    peopleImportRoutes(scope, platform);
    signInLinksRoutes(scope, platform);
    auditRoutes(scope, platform);
    authorizationRoutes(scope);
    jobsRoutes(scope, platform, JOBS);
    liveRoutes(scope, hub, async (request) => (await sessionOf(request.headers.cookie)).person?.actor ?? null, streams);
    orgUnitsRoutes(scope, platform);
    buildingsRoutes(scope, platform);
    residentsRoutes(scope, platform);
    duplicatesRoutes(scope, platform);
    lifeEventsRoutes(scope, platform);
    contactsRoutes(scope, platform);
    visitsRoutes(scope, platform);
    residentPhotosRoutes(scope, platform);
    residentExportsRoutes(scope, platform);
    residentRightsRoutes(scope, platform);
    savedViewsRoutes(scope, platform);
    transfersRoutes(scope, platform);
    rollsRoutes(scope, platform);
    ticketsRoutes(scope, platform, reportFlood(platform, times));
    apiKeysRoutes(scope, platform);
    ticketStepsRoutes(scope, platform);
    volunteersRoutes(scope, platform);
    tasksRoutes(scope, platform);
    certificatesRoutes(scope, platform);
    workingTimeRoutes(scope, platform);
  });
  // Outside of all sessions: whoever asks here is anybody, or holds a key.
  await app.register(async (scope) => open311Routes(scope, platform, options.publicUrl));
  if (options.webDist) await webFiles(app, options.webDist);
  else app.setNotFoundHandler(() => refuse('request.unknown_path'));
  return app;
}
