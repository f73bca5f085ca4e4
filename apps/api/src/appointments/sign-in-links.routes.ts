import { signInLinksContract as contract } from '@linli/domain/appointments/sign-in-links.contract.ts';
import type { FastifyInstance } from 'fastify';
import { rememberDevice } from '../accounts/public.ts';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { findPerson } from './people.store.ts';
import { checkSignInLink, followSignInLink, makeSignInLink } from './sign-in-links.service.ts';

export function signInLinksRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.make, ({ actor, params }) => makeSignInLink(platform, actor, params.appointmentId)));
  app.route(routeOf(contract.check, ({ body }) => checkSignInLink(platform, body)));
  app.route(
    routeOf(contract.use, async ({ body, request, reply }) => {
      const answer = await followSignInLink(platform, body);
      // Whoever follows a link while others guess at their account must not queue behind them.
      const person = await findPerson(platform.database.system.client, answer.username, { demo: platform.isDemo });
      if (person) rememberDevice(platform, reply, request.headers.cookie, person.id);
      return answer;
    }),
  );
}
