import { ticketStepsContract as contract } from '@linli/domain/tickets/ticket-steps.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import {
  callBack,
  endSupervision,
  nudgeAsReporter,
  nudgeTicket,
  reopenAsReporter,
  reopenTicket,
  resumeTicket,
  returnTicket,
  superviseTicket,
  suspendTicket,
} from './ticket-steps.service.ts';

export function ticketStepsRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(
    routeOf(contract.return, ({ actor, params, body }) => returnTicket(platform, actor, params.ticketId, body)),
  );
  app.route(
    routeOf(contract.suspend, ({ actor, params, body }) => suspendTicket(platform, actor, params.ticketId, body)),
  );
  app.route(
    routeOf(contract.resume, ({ actor, params, body }) => resumeTicket(platform, actor, params.ticketId, body)),
  );
  app.route(
    routeOf(contract.reopen, ({ actor, params, body }) => reopenTicket(platform, actor, params.ticketId, body)),
  );
  app.route(
    routeOf(contract.reopenPublicly, ({ actor, params, body }) =>
      reopenAsReporter(platform, actor, params.number, body),
    ),
  );
  app.route(routeOf(contract.callBack, ({ actor, params, body }) => callBack(platform, actor, params.ticketId, body)));
  app.route(routeOf(contract.nudge, ({ actor, params, body }) => nudgeTicket(platform, actor, params.ticketId, body)));
  app.route(
    routeOf(contract.nudgePublicly, ({ actor, params, body }) => nudgeAsReporter(platform, actor, params.number, body)),
  );
  app.route(
    routeOf(contract.supervise, ({ actor, params, body }) => superviseTicket(platform, actor, params.ticketId, body)),
  );
  app.route(
    routeOf(contract.endSupervision, ({ actor, params, body }) =>
      endSupervision(platform, actor, params.ticketId, body),
    ),
  );
}
