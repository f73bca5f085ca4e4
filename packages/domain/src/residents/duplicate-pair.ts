import type { Actor } from '../shared/actor.ts';
import { refuse } from '../shared/refusal.ts';
import type { OrgPath } from '../shared/scope.ts';
import { duplicateReason, type DuplicateReason, type Identity } from './duplicate.ts';
import { canSeeResident, mayKeepResidents, type ResidentStatus } from './resident-file.ts';

/** 疑似重复: two files that may be of one person. `not_same` is remembered for ever: nobody is asked twice. */
export const DUPLICATE_STATUSES = ['open', 'not_same', 'merged'] as const;
export type DuplicateStatus = (typeof DUPLICATE_STATUSES)[number];

export const DUPLICATE_ACTIONS = ['merge', 'not_same', 'reopen'] as const;
export type DuplicateAction = (typeof DUPLICATE_ACTIONS)[number];

/** What the rules need to know of a pair, as one of its sides sees it. */
export interface DuplicatePair {
  readonly status: DuplicateStatus;
  readonly own: OrgPath;
  /** Null where the other file lies outside of the reader's units. */
  readonly other: OrgPath | null;
}

/** One file as the nightly look compares it. */
export interface ComparedFile extends Identity {
  readonly communityId: string;
  readonly status: ResidentStatus;
}

/**
 * Why two files should be looked at, or null. Who left one community and has a file in the next is no duplicate: that
 * is how moving looks from the outside.
 */
export function reasonToAsk(one: ComparedFile, other: ComparedFile): DuplicateReason | null {
  const isMove =
    one.communityId !== other.communityId && (one.status !== 'living_here' || other.status !== 'living_here');
  return isMove ? null : duplicateReason(one, other);
}

const FROM: Record<DuplicateAction, readonly DuplicateStatus[]> = {
  merge: ['open'],
  not_same: ['open'],
  reopen: ['not_same'],
};

/**
 * Who decides: within one community whoever keeps its files; between two, whose workers do not see each other's files,
 * the officials who are responsible for both.
 */
function mayDecide(actor: Actor, own: OrgPath, other: OrgPath): boolean {
  if (mayKeepResidents(actor, own) && mayKeepResidents(actor, other)) return true;
  const isOfficial = actor.kind === 'person' && actor.role !== 'community_worker';
  return (
    isOfficial && own.communityId !== other.communityId && canSeeResident(actor, own) && canSeeResident(actor, other)
  );
}

/** Refuses: 404 if hidden, 403 if not theirs, 409 if not now. */
export function decideDuplicate(action: DuplicateAction, actor: Actor, { status, own, other }: DuplicatePair): void {
  if (!canSeeResident(actor, own)) refuse('resident.duplicate_not_found');
  if (other === null || !canSeeResident(actor, other)) refuse('resident.duplicate_elsewhere');
  if (!mayDecide(actor, own, other)) refuse('resident.not_allowed');
  if (!FROM[action].includes(status)) refuse('resident.duplicate_decided', { params: { status } });
}

/** What this person can do now; the page shows exactly these buttons. */
export function availableDuplicateActions(actor: Actor, { status, own, other }: DuplicatePair): DuplicateAction[] {
  if (other === null || !canSeeResident(actor, own) || !canSeeResident(actor, other)) return [];
  return mayDecide(actor, own, other) ? DUPLICATE_ACTIONS.filter((action) => FROM[action].includes(status)) : [];
}
