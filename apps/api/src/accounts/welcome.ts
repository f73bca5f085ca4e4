import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Platform } from '../shared/platform.ts';
import { setSessionCookie } from '../shared/session/session-cookies.ts';
import { rememberDevice } from './known-devices.ts';
import type { Begun } from './sign-in.service.ts';

/** Answers a finished sign-in, by whatever way: the session's cookie, and a browser that is known from now on. */
export function welcome(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  { personId, token }: Begun,
): { outcome: 'signed_in'; challenge: null; challengeExpiresAt: null } {
  setSessionCookie(platform, reply, token);
  rememberDevice(platform, reply, request.headers.cookie, personId);
  return { outcome: 'signed_in', challenge: null, challengeExpiresAt: null };
}
