import { signInLinksContract as contract } from '@linli/domain/appointments/sign-in-links.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { checkSignInLink, followSignInLink, makeSignInLink } from './sign-in-links.service.ts';

export function signInLinksRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.make, ({ actor, params }) => makeSignInLink(platform, actor, params.appointmentId)));
  app.route(routeOf(contract.check, ({ body }) => checkSignInLink(platform, body)));
  app.route(routeOf(contract.use, ({ body }) => followSignInLink(platform, body)));
}
