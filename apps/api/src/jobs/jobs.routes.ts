import { jobsContract as contract } from '@linli/domain/jobs/jobs.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Job } from '../shared/jobs/job.ts';
import type { Platform } from '../shared/platform.ts';
import { listJobs, listRuns, retryRun, runNow } from './jobs.service.ts';

export function jobsRoutes(app: FastifyInstance, platform: Platform, jobs: readonly Job[]): void {
  app.route(routeOf(contract.list, () => listJobs(platform, jobs)));
  app.route(routeOf(contract.runs, ({ params, query }) => listRuns(platform, params.name, query)));
  app.route(routeOf(contract.runNow, ({ actor, params }) => runNow(platform, actor, jobs, params.name)));
  app.route(routeOf(contract.retry, ({ actor, params }) => retryRun(platform, actor, params.name, params.runId)));
}
