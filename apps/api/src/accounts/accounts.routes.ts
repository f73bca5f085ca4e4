import { ownAccountContract as own } from '@linli/domain/accounts/own-account.contract.ts';
import { signInContract } from '@linli/domain/accounts/sign-in.contract.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { setCookie, setSessionCookie } from '../shared/session/session-cookies.ts';
import { rememberDevice } from './known-devices.ts';
import {
  changePassword,
  changePhone,
  confirmIdentity,
  endOtherSessions,
  endOwnSession,
  listOwnSessions,
  readOwnAccount,
  signOut,
} from './own-account.service.ts';
import { beginSession, signInByPassword, visitorOf, type Begun } from './sign-in.service.ts';

const SIGNED_IN = { outcome: 'signed_in' } as const;

export function accountsRoutes(app: FastifyInstance, platform: Platform): void {
  const welcome = (request: FastifyRequest, reply: FastifyReply, { personId, token }: Begun) => {
    setSessionCookie(platform, reply, token);
    rememberDevice(platform, reply, request.headers.cookie, personId);
    return SIGNED_IN;
  };

  app.route(routeOf(signInContract.ways, async () => ({ passwordRules: platform.accountPolicy.passwordRules })));
  app.route(
    routeOf(signInContract.signIn, async ({ body, request, reply }) => {
      const visitor = visitorOf(request);
      const { personId } = await signInByPassword(platform, visitor, body);
      return welcome(request, reply, await beginSession(platform, visitor, personId, 'password'));
    }),
  );
  app.route(
    routeOf(signInContract.signOut, async ({ session, reply }) => {
      await signOut(platform, session);
      setCookie(platform, reply, 'session', { value: '', maxAgeSeconds: 0 });
      return { outcome: 'signed_out' } as const;
    }),
  );
  app.route(routeOf(own.read, ({ session }) => readOwnAccount(platform, session)));
  app.route(
    routeOf(own.confirm, async ({ session, body, reply }) => {
      const { token, confirmedUntil } = await confirmIdentity(platform, session, body);
      setSessionCookie(platform, reply, token);
      return { confirmedUntil: confirmedUntil.toISOString() };
    }),
  );
  app.route(
    routeOf(own.changePassword, async ({ session, body, reply }) => {
      const { token, account } = await changePassword(platform, session, body);
      setSessionCookie(platform, reply, token);
      return account;
    }),
  );
  app.route(routeOf(own.changePhone, ({ session, body }) => changePhone(platform, session, body)));
  app.route(routeOf(own.sessions, ({ session }) => listOwnSessions(platform, session)));
  app.route(routeOf(own.endSession, ({ session, params }) => endOwnSession(platform, session, params.sessionId)));
  app.route(routeOf(own.endOtherSessions, ({ session }) => endOtherSessions(platform, session)));
}
