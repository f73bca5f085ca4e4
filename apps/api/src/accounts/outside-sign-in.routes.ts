import { OUTSIDE_MINUTES } from '@linli/domain/accounts/outside-sign-in.ts';
import { outsideSignInContract as contract } from '@linli/domain/accounts/outside-sign-in.contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { readCookie, setCookie } from '../shared/session/session-cookies.ts';
import { outsideProvider } from './outside-provider.ts';
import { leave, linkOutside, signInByOutside, unlinkOutside, type Outside } from './outside-sign-in.service.ts';
import { visitorOf } from './sign-in.service.ts';
import { welcome } from './welcome.ts';

/** The browser's half of a journey to the provider. */
const COOKIE = 'outside';

export function outsideSignInRoutes(app: FastifyInstance, platform: Platform): void {
  const { outside: settings } = platform;
  const onFault = (reason: string) => app.log.warn({ reason }, 'outside sign-in');
  const outside: Outside | null = settings && { settings, provider: outsideProvider(settings, onFault) };
  const getOutside = () => outside ?? refuse('sign_in.outside_off');
  const depart = async (reply: FastifyReply, journey: Parameters<typeof leave>[2]) => {
    const { address, token } = await leave(platform, getOutside(), journey);
    setCookie(platform, reply, COOKIE, { value: token, maxAgeSeconds: OUTSIDE_MINUTES * 60 });
    return { address };
  };
  /** What the browser brings back; its cookie has then done its work. */
  const returned = (request: FastifyRequest, reply: FastifyReply) => {
    const token = readCookie(platform, request.headers.cookie, COOKIE);
    setCookie(platform, reply, COOKIE, { value: '', maxAgeSeconds: 0 });
    return token;
  };

  app.route(routeOf(contract.begin, ({ reply }) => depart(reply, { purpose: 'sign_in', sessionId: null })));
  app.route(
    routeOf(contract.finish, async ({ body: answer, request, reply }) => {
      const came = { token: returned(request, reply), answer };
      const result = await signInByOutside(platform, getOutside(), visitorOf(request), came);
      return 'begun' in result
        ? welcome(platform, request, reply, result.begun)
        : { outcome: 'second_factor_needed' as const, ...result };
    }),
  );
  app.route(
    routeOf(contract.beginLink, ({ session, reply }) => {
      // The demo's accounts are everybody's: a link would be one visitor's.
      if (session.isDemo) refuse('account.demo_stays');
      return depart(reply, { purpose: 'link', sessionId: session.sessionId });
    }),
  );
  app.route(
    routeOf(contract.finishLink, ({ session, body: answer, request, reply }) =>
      linkOutside(platform, getOutside(), session, { token: returned(request, reply), answer }),
    ),
  );
  app.route(routeOf(contract.unlink, ({ session }) => unlinkOutside(platform, session)));
}
