import { lifeEventsContract as contract } from '@linli/domain/residents/life-events.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { registerBirth } from './births.service.ts';
import { divorce, marry } from './family-events.service.ts';
import { comeHome, stayAway } from './hospital-stays.service.ts';
import { undoLifeEvent } from './life-events-undo.service.ts';
import { moveBack, moveOut, moveWithin, reportDeath } from './life-events.service.ts';

export function lifeEventsRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.move, ({ actor, params, body }) => moveWithin(platform, actor, params.residentId, body)));
  app.route(routeOf(contract.moveOut, ({ actor, params, body }) => moveOut(platform, actor, params.residentId, body)));
  app.route(
    routeOf(contract.moveBack, ({ actor, params, body }) => moveBack(platform, actor, params.residentId, body)),
  );
  app.route(
    routeOf(contract.registerBirth, ({ actor, params, body }) =>
      registerBirth(platform, actor, params.residentId, body),
    ),
  );
  app.route(routeOf(contract.marry, ({ actor, params, body }) => marry(platform, actor, params.residentId, body)));
  app.route(routeOf(contract.divorce, ({ actor, params, body }) => divorce(platform, actor, params.residentId, body)));
  app.route(
    routeOf(contract.stayAway, ({ actor, params, body }) => stayAway(platform, actor, params.residentId, body)),
  );
  app.route(
    routeOf(contract.comeHome, ({ actor, params, body }) => comeHome(platform, actor, params.residentId, body)),
  );
  app.route(
    routeOf(contract.reportDeath, ({ actor, params, body }) => reportDeath(platform, actor, params.residentId, body)),
  );
  app.route(
    routeOf(contract.undo, ({ actor, params, body }) =>
      undoLifeEvent(platform, actor, params.residentId, body.version),
    ),
  );
}
