import { appointmentsContract as contract } from '@linli/domain/appointments/appointments.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { listColleagues } from './appointments.service.ts';
import { actAs, meOf } from './own-appointments.service.ts';

export function appointmentsRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.me, async ({ session }) => meOf(session)));
  app.route(routeOf(contract.actAs, ({ session, body }) => actAs(platform, session, body.appointmentId)));
  app.route(routeOf(contract.colleagues, ({ actor }) => listColleagues(platform, actor)));
}
