import { appointmentsContract as contract } from '@linli/domain/appointments/appointments.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { setSessionCookie } from '../shared/session/session-cookies.ts';
import { appoint, endAppointment, listAppointments, listColleagues } from './appointments.service.ts';
import { listDemoAccounts } from './demo-accounts.service.ts';
import { actAs, meOf } from './own-appointments.service.ts';
import { addPerson } from './people.service.ts';

export function appointmentsRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.me, async ({ session }) => meOf(session)));
  app.route(
    routeOf(contract.actAs, async ({ session, body, reply }) => {
      const { me, token } = await actAs(platform, session, body.appointmentId);
      setSessionCookie(platform, reply, token);
      return me;
    }),
  );
  app.route(routeOf(contract.demoAccounts, () => listDemoAccounts(platform)));
  app.route(routeOf(contract.colleagues, ({ actor }) => listColleagues(platform, actor)));
  app.route(routeOf(contract.list, ({ actor, query }) => listAppointments(platform, actor, query)));
  app.route(routeOf(contract.appoint, ({ actor, body }) => appoint(platform, actor, body)));
  app.route(routeOf(contract.addPerson, ({ actor, body }) => addPerson(platform, actor, body)));
  app.route(
    routeOf(contract.end, ({ actor, params, body }) => endAppointment(platform, actor, params.appointmentId, body)),
  );
}
