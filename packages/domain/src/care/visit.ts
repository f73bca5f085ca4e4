import type { Actor } from '../shared/actor.ts';
import { refuse } from '../shared/refusal.ts';
import { canSeeResident, mayKeepResidents, type Resident } from '../residents/resident-file.ts';

/** 走访方式: at home, by phone, met elsewhere in the community, or at the counter. */
export const VISIT_WAYS = ['home', 'phone', 'outside', 'office'] as const;
export type VisitWay = (typeof VISIT_WAYS)[number];

/** `met`: somebody was spoken to. `absent`: nobody was there. `declined`: they did not want to be visited. */
export const VISIT_OUTCOMES = ['met', 'absent', 'declined'] as const;
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];

/** 五必问: health, livelihood, safety at home, mood, needs. Which were asked, never what was answered. */
export const VISIT_SUBJECTS = ['health', 'livelihood', 'safety', 'mood', 'needs'] as const;
export type VisitSubject = (typeof VISIT_SUBJECTS)[number];

export const VISIT_LIMITS = {
  noteLength: 1000,
  reasonLength: 500,
  /** So far back a visit is still written down; what is older nobody remembers well enough. */
  daysBack: 366,
} as const;

/** `void` (作废): a visit that never was; it stays to be seen, and counts no more. */
export const VISIT_ACTIONS = ['edit', 'void'] as const;
export type VisitAction = (typeof VISIT_ACTIONS)[number];

/** What the rules need to know of a visit. */
interface Visit {
  readonly isVoided: boolean;
}

/** Refuses: 404 if the resident is hidden, 403 if they are not kept here, 409 if they do not live here any more. */
export function decideToRecordVisit(actor: Actor, resident: Resident): void {
  if (!canSeeResident(actor, resident)) refuse('resident.not_found');
  if (!mayKeepResidents(actor, resident)) refuse('resident.not_allowed');
  // 身故、迁出停止走访; what was written down before is corrected all the same.
  if (resident.status !== 'living_here') refuse('resident.not_now', { params: { status: resident.status } });
}

export function mayRecordVisit(actor: Actor, resident: Resident): boolean {
  return mayKeepResidents(actor, resident) && resident.status === 'living_here';
}

/** Refuses: 404 if the resident is hidden, 403 if they are not kept here, 409 if the visit is void. */
export function decideVisit(actor: Actor, resident: Resident, visit: Visit): void {
  if (!canSeeResident(actor, resident)) refuse('resident.not_found');
  if (!mayKeepResidents(actor, resident)) refuse('resident.not_allowed');
  if (visit.isVoided) refuse('care.visit_voided');
}

/** What this person can do with a visit now; the page shows exactly these buttons. */
export function availableVisitActions(actor: Actor, resident: Resident, { isVoided }: Visit): VisitAction[] {
  return isVoided || !mayKeepResidents(actor, resident) ? [] : [...VISIT_ACTIONS];
}

/** Why a visit cannot have been as it is told; null when it can. Days are `YYYY-MM-DD` in Shanghai. */
export function visitFault(
  { day, outcome, subjects }: { day: string; outcome: VisitOutcome; subjects: readonly VisitSubject[] },
  today: string,
): 'in_future' | 'too_long_ago' | 'nobody_asked' | null {
  if (day > today) return 'in_future';
  if (daysBetween(day, today) > VISIT_LIMITS.daysBack) return 'too_long_ago';
  // Whoever was not met was not asked.
  if (outcome !== 'met' && subjects.length > 0) return 'nobody_asked';
  return null;
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
