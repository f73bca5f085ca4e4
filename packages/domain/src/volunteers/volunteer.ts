import type { PersonActor } from '../shared/actor.ts';
import { refuse } from '../shared/refusal.ts';
import { isInScope, type OrgPath } from '../shared/scope.ts';
import type { Transition } from '../shared/transition.ts';

/** Where somebody stands who asked a community to take them as a volunteer. */
export const VOLUNTEER_STATUSES = ['asked', 'joined', 'declined'] as const;
export type VolunteerStatus = (typeof VOLUNTEER_STATUSES)[number];

export const VOLUNTEER_TRANSITIONS = {
  accept: { from: ['asked'], to: 'joined' },
  decline: { from: ['asked'], to: 'declined' },
} as const satisfies Record<string, Transition<VolunteerStatus>>;
export type VolunteerAction = keyof typeof VOLUNTEER_TRANSITIONS;
export const VOLUNTEER_ACTIONS = Object.keys(VOLUNTEER_TRANSITIONS) as [VolunteerAction, ...VolunteerAction[]];

/** What somebody can do for others; tasks will ask for the same words. */
export const VOLUNTEER_SKILLS = [
  'company',
  'cooking',
  'repairs',
  'driving',
  'first_aid',
  'teaching',
  'computers',
  'haircut',
  'law',
  'counselling',
] as const;
/** What they speak besides Mandarin. */
export const VOLUNTEER_LANGUAGES = ['northeastern', 'cantonese', 'sign', 'korean', 'english', 'japanese'] as const;
export const VOLUNTEER_FREE_TIMES = [
  'weekday_morning',
  'weekday_afternoon',
  'weekday_evening',
  'weekend_morning',
  'weekend_afternoon',
  'weekend_evening',
] as const;

export const VOLUNTEER_LIMITS = { nameLength: 40, phoneLength: 30, reasonLength: 500 } as const;

/** 民法典第十七条: whoever is below this needs a guardian's consent. */
export const ADULT_AGE = 18;
/** 民法典第十九条、第二十条: below this nobody can agree to it at all, with a guardian or without. */
export const LEAST_VOLUNTEER_AGE = 8;

export interface Volunteer extends OrgPath {
  readonly status: VolunteerStatus;
}

export type GuardianField = 'guardianName' | 'guardianPhone';

/** What a guardian has to say for somebody of this age; refuses whoever is too young for that. */
export function guardianFieldsAt(age: number): readonly GuardianField[] {
  if (age < LEAST_VOLUNTEER_AGE)
    refuse('volunteer.too_young', {
      params: { least: LEAST_VOLUNTEER_AGE },
      errors: [{ path: ['birthDate'], code: 'invalid' }],
    });
  return age < ADULT_AGE ? ['guardianName', 'guardianPhone'] : [];
}

/** Returns the status that `action` leads to, or refuses: 404 if hidden, 409 if not now. Roles are the contract's. */
export function decideVolunteer(action: VolunteerAction, actor: PersonActor, volunteer: Volunteer): VolunteerStatus {
  if (!isInScope(actor.scope, volunteer)) refuse('volunteer.not_found');
  if (!availableVolunteerActions(volunteer).includes(action))
    refuse('volunteer.not_now', { params: { action, status: volunteer.status } });
  return VOLUNTEER_TRANSITIONS[action].to;
}

/** What the community can do now; the page shows exactly these buttons. */
export function availableVolunteerActions({ status }: Pick<Volunteer, 'status'>): VolunteerAction[] {
  return VOLUNTEER_ACTIONS.filter((action) =>
    (VOLUNTEER_TRANSITIONS[action].from as readonly VolunteerStatus[]).includes(status),
  );
}
