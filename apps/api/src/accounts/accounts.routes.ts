import { accountCareContract as care } from '@linli/domain/accounts/account-care.contract.ts';
import { ownAccountContract as own } from '@linli/domain/accounts/own-account.contract.ts';
import { signInContract } from '@linli/domain/accounts/sign-in.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { setCookie, setSessionCookie } from '../shared/session/session-cookies.ts';
import {
  correctPhoneOf,
  disableAccount,
  endSessionsOf,
  resetTwoFactorOf,
  restoreAccount,
} from './account-care.service.ts';
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
import { challenge, meetChallenge } from './second-factor.service.ts';
import { welcome } from './welcome.ts';
import { outsideSignInRoutes } from './outside-sign-in.routes.ts';
import { beginSession, signInByPassword, visitorOf } from './sign-in.service.ts';
import { beginTwoFactor, confirmTwoFactor, removeTwoFactor, renewRecoveryCodes } from './two-factor.service.ts';

export function accountsRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(
    routeOf(signInContract.ways, async () => ({
      passwordRules: platform.accountPolicy.passwordRules,
      outside: platform.outside && { label: platform.outside.label },
    })),
  );
  app.route(
    routeOf(signInContract.signIn, async ({ body, request, reply }) => {
      const visitor = visitorOf(request);
      const { personId, twoFactorSince } = await signInByPassword(platform, visitor, body);
      if (twoFactorSince)
        return { outcome: 'second_factor_needed' as const, ...(await challenge(platform, personId, 'password')) };
      const begun = await beginSession(platform, visitor, { personId, via: 'password', isConfirmed: true });
      return welcome(platform, request, reply, begun);
    }),
  );
  app.route(
    routeOf(signInContract.secondFactor, async ({ body, request, reply }) => {
      const visitor = visitorOf(request);
      const { personId, via } = await meetChallenge(platform, visitor, body);
      return welcome(
        platform,
        request,
        reply,
        await beginSession(platform, visitor, { personId, via, isConfirmed: true }),
      );
    }),
  );
  app.route(
    routeOf(signInContract.signOut, async ({ session, reply }) => {
      await signOut(platform, session);
      setCookie(platform, reply, 'session', { value: '', maxAgeSeconds: 0 });
      return { outcome: 'signed_out' } as const;
    }),
  );
  outsideSignInRoutes(app, platform);
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
  app.route(routeOf(own.beginTwoFactor, ({ session }) => beginTwoFactor(platform, session)));
  app.route(
    routeOf(own.confirmTwoFactor, async ({ session, body, reply }) => {
      const { token, recoveryCodes } = await confirmTwoFactor(platform, session, body.code);
      setSessionCookie(platform, reply, token);
      return { recoveryCodes };
    }),
  );
  app.route(
    routeOf(own.renewRecoveryCodes, async ({ session, body }) => ({
      recoveryCodes: await renewRecoveryCodes(platform, session, body.code),
    })),
  );
  app.route(
    routeOf(own.removeTwoFactor, async ({ session, body, reply }) => {
      const { token, account } = await removeTwoFactor(platform, session, body.code);
      setSessionCookie(platform, reply, token);
      return account;
    }),
  );
  app.route(routeOf(care.endSessions, ({ actor, params }) => endSessionsOf(platform, actor, params.appointmentId)));
  app.route(
    routeOf(care.resetTwoFactor, ({ actor, params }) => resetTwoFactorOf(platform, actor, params.appointmentId)),
  );
  app.route(
    routeOf(care.changePhone, ({ actor, params, body }) => correctPhoneOf(platform, actor, params.appointmentId, body)),
  );
  app.route(routeOf(care.disable, ({ actor, params }) => disableAccount(platform, actor, params.appointmentId)));
  app.route(routeOf(care.restore, ({ actor, params }) => restoreAccount(platform, actor, params.appointmentId)));
}
