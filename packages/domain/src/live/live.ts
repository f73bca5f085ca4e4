import type { Actor } from '../shared/actor.ts';
import { isInScope, type OrgPath } from '../shared/scope.ts';

/**
 * Who hears of a change at once. `office`: staff whose units it lies in. `everyone`: the volunteers of the
 * community too. `nobody`: kept in the trail, of no use to an open screen. Nothing personal travels: whoever hears asks again through the ordinary endpoints.
 */
export const AUDIENCES = ['office', 'everyone', 'nobody'] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface Heard {
  readonly audience: Audience;
  /** Null for changes above all units, which only administrators hear. */
  readonly path: OrgPath | null;
  /** A person whom the change concerns besides, such as the volunteer whose claim it is. */
  readonly concernsPersonId: string | null;
}

/** Open streams of one API process: a person has a screen or two, an office many of both behind one address. */
export const LIVE_LIMITS = { streamsPerPerson: 12, streamsPerAddress: 300 } as const;

/** Whether a change reaches this person's open screens. */
export function hears(actor: Actor, change: Heard): boolean {
  if (actor.kind !== 'person') return false;
  if (change.concernsPersonId === actor.personId) return true;
  if (change.audience === 'nobody') return false;
  if (actor.role === 'system_admin') return change.path === null;
  if (change.path === null || !isInScope(actor.scope, change.path)) return false;
  return actor.role !== 'volunteer' || change.audience === 'everyone';
}
