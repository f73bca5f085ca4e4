import type { Actor } from '../shared/actor.ts';
import { refuse } from '../shared/refusal.ts';
import { isInScope, type OrgPath } from '../shared/scope.ts';
import { isTimely, LIFE_EVENT_CODES, LIFE_EVENTS, type LifeEvent, type LifeState } from './life-event.ts';

/** What a file is about: somebody who lives here, left, died, or turned out to be the same person as another. */
export const RESIDENT_STATUSES = ['living_here', 'moved_out', 'deceased', 'merged'] as const;
export type ResidentStatus = (typeof RESIDENT_STATUSES)[number];
/** What can be listed and searched: a file that was merged away is found no more, its address leads to the other. */
export const LISTED_STATUSES = ['living_here', 'moved_out', 'deceased'] as const satisfies readonly ResidentStatus[];

/**
 * 证件. `resident` and `permanent_residence` have numbers by GB 11643; `none`: no document yet (a new-born, a lost one).
 */
export const DOCUMENT_KINDS = [
  'resident',
  'permanent_residence',
  'passport',
  'home_return_permit',
  'other',
  'none',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** How a file or a label came to be known. */
export const RESIDENT_SOURCES = ['counter', 'visit', 'phone', 'roll', 'birth', 'transfer'] as const;
export type ResidentSource = (typeof RESIDENT_SOURCES)[number];

/** 知情同意 (PIPL art. 13, 29): whether the person agreed that the file holds what it holds. */
export const CONSENTS = ['not_asked', 'given', 'refused'] as const;
export type Consent = (typeof CONSENTS)[number];

/** Ages as offices count them: before school, at school, of working age, and old by tens. */
export const AGE_BANDS = ['0-5', '6-17', '18-59', '60-69', '70-79', '80-89', '90-'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** Bounds that the form shows and the API holds; lengths in characters. */
export const RESIDENT_LIMITS = {
  documentNumberLength: 30,
  hospitalLength: 100,
  ethnicGroupLength: 20,
  workplaceLength: 100,
  householdNumberLength: 30,
  notesLength: 2000,
  labelDetailLength: 200,
  evidenceLength: 200,
  reasonLength: 500,
  searchLength: 60,
} as const;

export const RESIDENT_ACTIONS = ['edit', 'add_label', 'end_label', ...LIFE_EVENT_CODES, 'transfer'] as const;
export type ResidentAction = (typeof RESIDENT_ACTIONS)[number];

/** What the rules need to know of a file. */
export interface Resident extends OrgPath {
  readonly id: string;
  readonly status: ResidentStatus;
}

const isWorker = (actor: Actor) => actor.kind === 'person' && actor.role === 'community_worker';

/** When an action makes sense. A file of somebody who died or left is history: corrected, not carried on. */
const FROM: Record<ResidentAction, readonly ResidentStatus[]> = {
  edit: ['living_here', 'moved_out', 'deceased'],
  add_label: ['living_here'],
  end_label: ['living_here', 'moved_out', 'deceased'],
  move: LIFE_EVENTS.move.from,
  move_out: LIFE_EVENTS.move_out.from,
  move_back: LIFE_EVENTS.move_back.from,
  register_birth: LIFE_EVENTS.register_birth.from,
  marry: LIFE_EVENTS.marry.from,
  divorce: LIFE_EVENTS.divorce.from,
  stay_away: LIFE_EVENTS.stay_away.from,
  come_home: LIFE_EVENTS.come_home.from,
  report_death: LIFE_EVENTS.report_death.from,
  transfer: ['living_here'],
};

/** Offices see the files of their subtree; for all others, volunteers and administrators too, there are none. */
export function canSeeResident(actor: Actor, resident: OrgPath): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system';
  if (actor.role === 'volunteer' || actor.role === 'system_admin' || actor.role === 'auditor') return false;
  return isInScope(actor.scope, resident);
}

/** Who keeps files: the workers of the community; for the product itself, imports and seeds. */
export function mayKeepResidents(actor: Actor, path: OrgPath): boolean {
  return (isWorker(actor) || actor.kind === 'system') && isInScope(actor.scope, path);
}

/** Refuses: 404 if hidden, 403 if not theirs, 409 if not now. */
export function decideResident(action: ResidentAction, actor: Actor, resident: Resident): void {
  if (!canSeeResident(actor, resident)) refuse('resident.not_found');
  if (!mayKeepResidents(actor, resident)) refuse('resident.not_allowed');
  if (!FROM[action].includes(resident.status)) refuse('resident.not_now', { params: { status: resident.status } });
}

/** As `decideResident`, and 409 where somebody is not in the state that the event begins from. */
export function decideLifeEvent(event: LifeEvent, actor: Actor, resident: Resident, state: LifeState): void {
  decideResident(event, actor, resident);
  if (!isTimely(event, state)) refuse('resident.not_now', { params: { status: resident.status } });
}

const isLifeEvent = (action: ResidentAction): action is LifeEvent =>
  (LIFE_EVENT_CODES as readonly string[]).includes(action);

/** What this person can do now; the page shows exactly these buttons. */
export function availableResidentActions(actor: Actor, resident: Resident, state: LifeState): ResidentAction[] {
  if (!canSeeResident(actor, resident) || !mayKeepResidents(actor, resident)) return [];
  return RESIDENT_ACTIONS.filter(
    (action) => FROM[action].includes(resident.status) && (!isLifeEvent(action) || isTimely(action, state)),
  );
}
