/**
 * What stands between a guesser and an account: so many wrong tries are free, each further one doubles the time until
 * the next is looked at. Whoever tries before is turned away unheard.
 */
export interface Guard {
  readonly freeTries: number;
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
}

/**
 * Who signs in with a browser that this person has used before passes their own guard only. Everybody else passes the
 * one of their address and the one that all strangers to this account share, so nobody who fails can keep out the
 * person at their own desk (OWASP "device cookies").
 * Strangers, however many addresses they have, get 20 tries, then 6 in 63 minutes, then one an hour: by
 * `triesWithin` 48 in the first 24 hours and 24 on each further day.
 */
export const SIGN_IN_GUARDS = {
  known_device: { freeTries: 10, firstWaitSeconds: 60, longestWaitSeconds: 3600 },
  address: { freeTries: 5, firstWaitSeconds: 30, longestWaitSeconds: 3600 },
  strangers: { freeTries: 20, firstWaitSeconds: 60, longestWaitSeconds: 3600 },
  /** Whoever is signed in and says their password or code again. */
  session: { freeTries: 5, firstWaitSeconds: 60, longestWaitSeconds: 3600 },
} as const satisfies Record<string, Guard>;
export type GuardKind = keyof typeof SIGN_IN_GUARDS;

/** Failures are forgotten when there was none for so long. */
export const GUARD_MEMORY_HOURS = 24;

/** Seconds until another try is looked at, after `failures` of them. */
export function waitSeconds(guard: Guard, failures: number): number {
  if (failures < guard.freeTries) return 0;
  return Math.min(guard.longestWaitSeconds, guard.firstWaitSeconds * 2 ** Math.min(failures - guard.freeTries, 20));
}

/** How many wrong tries are looked at within so many hours at most, by somebody who never waits longer than needed. */
export function triesWithin(guard: Guard, hours: number): number {
  let tries = 0;
  for (let seconds = 0; seconds < hours * 3600; seconds += waitSeconds(guard, tries)) tries += 1;
  return tries;
}

/** Failures that leave an event. Few of many are told, so that a guesser cannot flood the trail. */
export function isFailureTold(guard: Guard, failures: number): boolean {
  return failures === 1 || failures === 5 || failures >= guard.freeTries;
}
