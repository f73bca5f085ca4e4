import { volunteersContract as contract } from '@linli/domain/volunteers/volunteers.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { signUp } from './sign-up.service.ts';
import { acceptVolunteer, declineVolunteer, listVolunteers, revealVolunteerContact } from './volunteers.service.ts';

export function volunteersRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.signUp, ({ body }) => signUp(platform, body)));
  app.route(routeOf(contract.list, ({ actor, query }) => listVolunteers(platform, actor, query)));
  app.route(
    routeOf(contract.accept, ({ actor, params, body }) => acceptVolunteer(platform, actor, params.volunteerId, body)),
  );
  app.route(
    routeOf(contract.decline, ({ actor, params, body }) => declineVolunteer(platform, actor, params.volunteerId, body)),
  );
  app.route(
    routeOf(contract.revealContact, ({ actor, params, body }) =>
      revealVolunteerContact(platform, actor, params.volunteerId, body),
    ),
  );
}
