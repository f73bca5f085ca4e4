import { z } from 'zod';
import { APPOINTERS, ONLY_BELOW } from '../appointments/appointments.contract.ts';
import { defineContract } from '../shared/contract.ts';
import { Id } from '../shared/page.contract.ts';
import { PhoneChoice } from './own-account.contract.ts';

/** What whoever appoints somebody can do for their account; the person is named by an appointment. */
export const accountCareContract = defineContract({
  endSessions: {
    method: 'POST',
    path: '/appointments/:appointmentId/account/end-sessions',
    access: APPOINTERS,
    reach: ONLY_BELOW,
    status: 200,
    params: z.strictObject({ appointmentId: Id }),
    response: z.strictObject({ sessionsEnded: z.number().int() }),
    summary: 'Sign a person out wherever they are signed in',
  },
  resetTwoFactor: {
    method: 'POST',
    path: '/appointments/:appointmentId/account/reset-two-factor',
    access: APPOINTERS,
    reach: ONLY_BELOW,
    stepUp: true,
    status: 200,
    params: z.strictObject({ appointmentId: Id }),
    response: z.strictObject({ sessionsEnded: z.number().int() }),
    summary: 'Take a person’s second factor away, who has lost it; their sessions end',
  },
  changePhone: {
    method: 'POST',
    path: '/appointments/:appointmentId/account/phone',
    access: APPOINTERS,
    reach: ONLY_BELOW,
    stepUp: true,
    status: 200,
    params: z.strictObject({ appointmentId: Id }),
    body: PhoneChoice,
    response: z.strictObject({ maskedPhone: z.string().nullable() }),
    summary: 'Correct the mobile number by which a person signs in, or take it away',
  },
  disable: {
    method: 'POST',
    path: '/appointments/:appointmentId/account/disable',
    access: APPOINTERS,
    reach: ONLY_BELOW,
    status: 200,
    params: z.strictObject({ appointmentId: Id }),
    response: z.strictObject({ sessionsEnded: z.number().int() }),
    summary: 'Disable a person’s account: their sessions and sign-in links end, and nobody signs in to it',
  },
  restore: {
    method: 'POST',
    path: '/appointments/:appointmentId/account/restore',
    access: APPOINTERS,
    reach: ONLY_BELOW,
    status: 200,
    params: z.strictObject({ appointmentId: Id }),
    response: z.strictObject({ outcome: z.literal('restored') }),
    summary: 'Let a person whose account is disabled sign in again, with the password they had',
  },
});
