import { z } from 'zod';
import { defineContract } from '../shared/contract.ts';
import { Id, Moment } from '../shared/page.contract.ts';
import { PASSWORD_RULES } from './password.ts';

/** What is typed may be anything; the rules for passwords are the API's answer, not the shape. */
const Typed = z.string().min(1).max(128);

/** One's own account, for the page 账号与安全. */
export const OwnAccount = z.strictObject({
  username: z.string(),
  /** `138****8000`; null when none is kept. */
  maskedPhone: z.string().nullable(),
  /** False for somebody who signs in by another way only. */
  hasPassword: z.boolean(),
  passwordSetAt: Moment.nullable(),
  /** When it has to be changed; null when it never has to. */
  passwordExpiresAt: Moment.nullable(),
  passwordRules: z.enum(PASSWORD_RULES),
  twoFactorSince: Moment.nullable(),
  /** Whether it may not be taken away. */
  isTwoFactorRequired: z.boolean(),
  recoveryCodesLeft: z.number().int(),
  /** Signing in by an outside account; null where the installation has no provider for that. */
  outside: z.strictObject({ label: z.string().nullable(), linkedSince: Moment.nullable() }).nullable(),
  /** Until when sensitive actions go through without saying one's password or code again. */
  confirmedUntil: Moment.nullable(),
});
export type OwnAccount = z.output<typeof OwnAccount>;

export const SessionView = z.strictObject({
  id: Id,
  /** As the browser named itself when signing in; empty where it did not say. */
  browser: z.string(),
  system: z.string(),
  maskedAddress: z.string(),
  signedInAt: Moment,
  /** To the minute or so. */
  lastSeenAt: Moment,
  isThisOne: z.boolean(),
});
export type SessionView = z.output<typeof SessionView>;

/** `K7QF2-M9PXR`; told only here, this once. */
const RecoveryCodes = z.strictObject({ recoveryCodes: z.array(z.string()) });

/** A mobile number of mainland China; null takes it away. */
export const PhoneChoice = z.strictObject({ phone: z.string().max(30).nullable() });

export const ownAccountContract = defineContract({
  read: {
    method: 'GET',
    path: '/accounts/me',
    access: 'signed_in',
    inLimitedSession: true,
    status: 200,
    response: OwnAccount,
    summary: 'One’s own account and how it is secured',
  },
  confirm: {
    method: 'POST',
    path: '/accounts/me/confirm',
    access: 'signed_in',
    inLimitedSession: true,
    everyTime: true,
    status: 200,
    /** One of both: a code only where a second factor is on. */
    body: z.strictObject({ password: Typed.optional(), code: Typed.optional() }),
    response: z.strictObject({ confirmedUntil: Moment }),
    summary: 'Say one’s password or a code again, for what is sensitive; the session gets another cookie',
  },
  changePassword: {
    method: 'POST',
    path: '/accounts/me/password',
    access: 'signed_in',
    inLimitedSession: true,
    everyTime: true,
    status: 200,
    body: z.strictObject({ current: Typed, password: Typed }),
    response: OwnAccount,
    summary: 'Change one’s own password; all other sessions end and this one gets another cookie',
  },
  changePhone: {
    method: 'POST',
    path: '/accounts/me/phone',
    access: 'signed_in',
    stepUp: true,
    status: 200,
    body: PhoneChoice,
    response: OwnAccount,
    summary: 'Keep another mobile number to sign in by, or none',
  },
  beginTwoFactor: {
    method: 'POST',
    path: '/accounts/me/two-factor',
    access: 'signed_in',
    inLimitedSession: true,
    stepUp: true,
    leavesNoEvent: 'Nothing is asked for before a first code has confirmed it.',
    status: 201,
    response: z.strictObject({
      /** For typing, in Base32. */
      secret: z.string(),
      /** `otpauth://…`, to be shown as a QR code; nothing else may see it. */
      uri: z.string(),
    }),
    summary: 'Begin to set up an authenticator app; an earlier beginning is forgotten',
  },
  confirmTwoFactor: {
    method: 'POST',
    path: '/accounts/me/two-factor/confirm',
    access: 'signed_in',
    inLimitedSession: true,
    stepUp: true,
    everyTime: true,
    status: 200,
    body: z.strictObject({ code: Typed }),
    response: RecoveryCodes,
    summary: 'Turn the second factor on by a first code; other sessions end and this one gets another cookie',
  },
  renewRecoveryCodes: {
    method: 'POST',
    path: '/accounts/me/two-factor/recovery-codes',
    access: 'signed_in',
    status: 200,
    body: z.strictObject({ code: Typed }),
    response: RecoveryCodes,
    summary: 'Get new recovery codes against a code; the old ones open nothing any more',
  },
  removeTwoFactor: {
    method: 'POST',
    path: '/accounts/me/two-factor/remove',
    access: 'signed_in',
    everyTime: true,
    status: 200,
    body: z.strictObject({ code: Typed }),
    response: OwnAccount,
    summary: 'Turn the second factor off against a code, unless it is required; the session gets another cookie',
  },
  sessions: {
    method: 'GET',
    path: '/accounts/me/sessions',
    access: 'signed_in',
    inLimitedSession: true,
    status: 200,
    response: z.strictObject({ items: z.array(SessionView) }),
    summary: 'Where one is signed in, the latest first',
  },
  endSession: {
    method: 'POST',
    path: '/accounts/me/sessions/:sessionId/end',
    access: 'signed_in',
    inLimitedSession: true,
    status: 200,
    params: z.strictObject({ sessionId: Id }),
    response: z.strictObject({ items: z.array(SessionView) }),
    summary: 'End one of one’s sessions elsewhere; for this one there is sign-out',
  },
  endOtherSessions: {
    method: 'POST',
    path: '/accounts/me/sessions/end-others',
    access: 'signed_in',
    inLimitedSession: true,
    status: 200,
    response: z.strictObject({ items: z.array(SessionView) }),
    summary: 'End all of one’s sessions but this one',
  },
});
