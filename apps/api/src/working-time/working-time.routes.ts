import { workingTimeContract as contract } from '@linli/domain/working-time/working-time.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { getWorkingTime, saveWorkingTime } from './working-time.service.ts';

export function workingTimeRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.get, ({ actor, params }) => getWorkingTime(platform, actor, params.orgUnitId)));
  app.route(
    routeOf(contract.save, ({ actor, params, body }) => saveWorkingTime(platform, actor, params.orgUnitId, body)),
  );
}
