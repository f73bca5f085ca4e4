import type { Role } from '../shared/actor.ts';

/** Kinds of sessions by how long they may stay open. */
export const SESSION_CLASSES = ['officials', 'workers', 'volunteers'] as const;
export type SessionClass = (typeof SESSION_CLASSES)[number];

/** From the last thing done, and from the sign-in, until a session ends. */
export interface SessionTimes {
  readonly idleMinutes: number;
  readonly longestMinutes: number;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * The defaults. GB/T 22239-2019 8.1.4.1 b) asks that idle sessions end and leaves the figure to the operator.
 * - `officials` (administrators and auditors too) see and decide about most: NIST SP 800-63B's figures for AAL2.
 * - `workers`: the desk must stay open for a whole shift, or an urgent ticket would ring on nobody's screen; a new
 *   day is a new sign-in.
 * - `volunteers` use their own phone and see no resident's file: NIST's longest for AAL1.
 */
export const SESSION_TIMES: Record<SessionClass, SessionTimes> = {
  officials: { idleMinutes: 30, longestMinutes: 12 * HOUR },
  workers: { idleMinutes: 12 * HOUR, longestMinutes: 16 * HOUR },
  volunteers: { idleMinutes: 7 * DAY, longestMinutes: 30 * DAY },
};

const CLASS_OF_ROLE: Record<Role, SessionClass> = {
  system_admin: 'officials',
  auditor: 'officials',
  district_official: 'officials',
  street_official: 'officials',
  community_worker: 'workers',
  volunteer: 'volunteers',
};

/** The strictest class of what somebody holds now: a session can switch to any of it without a new sign-in. */
export function sessionClassOf(roles: readonly Role[]): SessionClass {
  const classes = roles.map((role) => CLASS_OF_ROLE[role]);
  return SESSION_CLASSES.find((each) => classes.includes(each)) ?? 'officials';
}

interface SessionClock {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/**
 * Why a session is over; told to whoever holds its cookie and to nobody else.
 * - `elsewhere`: its owner ended it from another place; `office`: whoever looks after their account did.
 * - `password`, `second_factor`: that is another one now; `rights`: the last appointment is over.
 */
export const SESSION_ENDS = [
  'idle',
  'longest',
  'elsewhere',
  'office',
  'password',
  'second_factor',
  'rights',
  'disabled',
] as const;
export type SessionEnd = (typeof SESSION_ENDS)[number];

/** Whether a session ended by itself: it lasted for too long, or nobody used it for too long. */
export function endByTime(
  { createdAt, lastSeenAt }: SessionClock,
  times: SessionTimes,
  now: Date,
): Extract<SessionEnd, 'idle' | 'longest'> | null {
  if (minutes(createdAt, now) >= times.longestMinutes) return 'longest';
  return minutes(lastSeenAt, now) >= times.idleMinutes ? 'idle' : null;
}

/** Being seen is written at most so often, so that reading a page stays a read. */
const SEEN_EVERY_MINUTES = 1;

export function isDueToBeSeen({ lastSeenAt }: Pick<SessionClock, 'lastSeenAt'>, now: Date): boolean {
  return minutes(lastSeenAt, now) >= SEEN_EVERY_MINUTES;
}

/** For how long a password or code just given counts where an endpoint asks for it again. */
export const CONFIRMED_MINUTES = 10;

export function isConfirmed(confirmedAt: Date | null, now: Date): boolean {
  return confirmedAt !== null && minutes(confirmedAt, now) < CONFIRMED_MINUTES;
}

const minutes = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 60_000;

/** Why a session can do nothing yet but to mend that. */
export const SESSION_LIMITS = ['password_must_change', 'two_factor_must_set_up'] as const;
export type SessionLimit = (typeof SESSION_LIMITS)[number];
