import { z } from 'zod';
import { defineContract } from '../shared/contract.ts';
import { Id, Moment, Text } from '../shared/page.contract.ts';
import { PERSON_LIMITS } from './appointment.ts';
import { APPOINTERS, ONLY_BELOW, Password, Username } from './appointments.contract.ts';

/** What the link carries behind `#`; a wrong one is not valid, whatever its shape. */
const Token = z.string().min(1).max(200);

export const signInLinksContract = defineContract({
  make: {
    method: 'POST',
    path: '/appointments/:appointmentId/sign-in-link',
    access: APPOINTERS,
    reach: ONLY_BELOW,
    stepUp: true,
    status: 201,
    params: z.strictObject({ appointmentId: Id }),
    response: z.strictObject({
      /** Below the address of the web, with the token as its fragment. It is told only here, this once. */
      path: z.string(),
      expiresAt: Moment,
    }),
    summary: 'Make a single-use link by which a person sets their password; earlier ones end',
  },
  check: {
    method: 'POST',
    path: '/public/first-sign-in/check',
    access: 'public',
    limit: 'sign_in',
    leavesNoEvent: 'It only looks.',
    status: 200,
    body: z.strictObject({ token: Token }),
    response: z.strictObject({
      purpose: z.enum(['first_administrator', 'set_password']),
      /** Whose password it sets; null for the first administrator, who chooses both. */
      username: z.string().nullable(),
      name: z.string().nullable(),
      expiresAt: Moment,
    }),
    summary: 'What a sign-in link is for; it stays unused',
  },
  use: {
    method: 'POST',
    path: '/public/first-sign-in',
    access: 'public',
    limit: 'sign_in',
    status: 200,
    body: z.strictObject({
      token: Token,
      /** Both are needed for the first administrator and refused for anybody else. */
      username: Username.optional(),
      name: Text(PERSON_LIMITS.nameLength).optional(),
      password: Password,
    }),
    response: z.strictObject({ username: z.string() }),
    summary: 'Use up a sign-in link: set the password and end the person’s sessions, or make the first administrator',
  },
});
