import type { Actor } from '../shared/actor.ts';
import { refuse } from '../shared/refusal.ts';
import { isInScope, type OrgPath } from '../shared/scope.ts';
import type { Transition } from '../shared/transition.ts';

/**
 * How an import stands. `preview`: nothing of it is in the files. `importing`: confirmed, and still nothing is.
 * `imported`: all of it is. `undone`: nothing is any more.
 */
export const ROLL_STATUSES = ['preview', 'importing', 'imported', 'undone'] as const;
export type RollStatus = (typeof ROLL_STATUSES)[number];

/** What a person can do with an import. */
export const ROLL_ACTIONS = ['correct', 'confirm', 'discard', 'undo'] as const;
export type RollAction = (typeof ROLL_ACTIONS)[number];

export const ROLL_TRANSITIONS = {
  correct: { from: ['preview'], to: 'preview' },
  // Confirmed again where a process died over it: nothing was written, so it is as the first time.
  confirm: { from: ['preview', 'importing'], to: 'importing' },
  discard: { from: ['preview'], to: 'preview' },
  undo: { from: ['imported'], to: 'undone' },
} as const satisfies Record<RollAction, Transition<RollStatus>>;

/** An import that nobody confirms is deleted after so many days. */
export const ROLL_PREVIEW_DAYS = 7;

/** What the rules need to know of an import. */
export interface RollImport extends OrgPath {
  readonly status: RollStatus;
}

/** Offices import the rolls of their communities: the workers their own, streets and districts those that they are handed. */
export function canSeeRoll(actor: Actor, roll: OrgPath): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system';
  if (actor.role === 'volunteer' || actor.role === 'system_admin' || actor.role === 'auditor') return false;
  return isInScope(actor.scope, roll);
}

/** Refuses: 404 if hidden, 409 if not now. */
export function decideRoll(action: RollAction, actor: Actor, roll: RollImport): void {
  if (!canSeeRoll(actor, roll)) refuse('roll.not_found');
  const from: readonly RollStatus[] = ROLL_TRANSITIONS[action].from;
  if (!from.includes(roll.status)) refuse('roll.not_now', { params: { status: roll.status } });
}

/** What this person can do now; the page shows exactly these buttons. */
export function availableRollActions(actor: Actor, roll: RollImport): RollAction[] {
  if (!canSeeRoll(actor, roll)) return [];
  return ROLL_ACTIONS.filter((action) =>
    (ROLL_TRANSITIONS[action].from as readonly RollStatus[]).includes(roll.status),
  );
}
