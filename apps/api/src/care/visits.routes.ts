import { visitsContract as contract } from '@linli/domain/care/visits.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { editVisit, listVisitsOf, recordVisit, revealVisit, voidVisit } from './visits.service.ts';

export function visitsRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(
    routeOf(contract.list, ({ actor, params, query }) => listVisitsOf(platform, actor, params.residentId, query)),
  );
  app.route(
    routeOf(contract.record, ({ actor, params, body }) => recordVisit(platform, actor, params.residentId, body)),
  );
  app.route(routeOf(contract.edit, ({ actor, params, body }) => editVisit(platform, actor, params, body)));
  app.route(routeOf(contract.void, ({ actor, params, body }) => voidVisit(platform, actor, params, body)));
  app.route(routeOf(contract.reveal, ({ actor, params, body }) => revealVisit(platform, actor, params, body)));
}
