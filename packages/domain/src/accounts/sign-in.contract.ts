import { z } from 'zod';
import { defineContract } from '../shared/contract.ts';
import { Moment } from '../shared/page.contract.ts';
import { PASSWORD_RULES } from './password.ts';

/** What is typed may be anything; a wrong shape of a name or password is a wrong one. */
const Typed = z.string().min(1).max(128);

export const SignedIn = z.strictObject({
  /** With `signed_in` the answer carries the session's cookie. */
  outcome: z.enum(['signed_in', 'second_factor_needed']),
  /** Goes into `secondFactor`, with a code; null once signed in. */
  challenge: z.string().nullable(),
  challengeExpiresAt: Moment.nullable(),
});

export const signInContract = defineContract({
  ways: {
    method: 'GET',
    path: '/public/sign-in',
    access: 'public',
    status: 200,
    response: z.strictObject({
      passwordRules: z.enum(PASSWORD_RULES),
      /** Null where people sign in by a password of ours only; `label` is how the installation calls those accounts. */
      outside: z.strictObject({ label: z.string().nullable() }).nullable(),
    }),
    summary: 'What the pages before sign-in need: the ways there are, and which rules new passwords follow',
  },
  signIn: {
    method: 'POST',
    path: '/public/sign-in',
    access: 'public',
    limit: 'sign_in',
    everyTime: true,
    status: 200,
    body: z.strictObject({
      /** A username in any case, or a mobile number. */
      name: Typed,
      password: Typed,
    }),
    response: SignedIn,
    summary:
      'Sign in by username or mobile number; one answer, 401 sign_in.wrong_name_or_password, for wrong, unknown and too often; sign_in.account_disabled to whoever knows the password',
  },
  secondFactor: {
    method: 'POST',
    path: '/public/sign-in/second-factor',
    access: 'public',
    limit: 'sign_in',
    everyTime: true,
    status: 200,
    body: z.strictObject({
      challenge: z.string().min(1).max(200),
      /** Six digits of the authenticator, or a recovery code. */
      code: Typed,
    }),
    response: SignedIn,
    summary: 'Finish signing in by a code; 401 sign_in.begin_again when the challenge is over',
  },
  signOut: {
    method: 'POST',
    path: '/accounts/me/sign-out',
    access: 'signed_in',
    inLimitedSession: true,
    everyTime: true,
    status: 200,
    response: z.strictObject({ outcome: z.literal('signed_out') }),
    summary: 'End this session and clear its cookie',
  },
});
