import type { Actor } from '../shared/actor.ts';
import { CARE_LABELS, CARE_LABEL_CODES, type CareLabel } from './care-label.ts';

/**
 * What can be hidden in a file. Community workers carry out the care, so they know who somebody is, where they live
 * and why they need care; street and district officials look at how things stand and need nobody's name for it.
 * A birth date counts as part of the ID number: with what the mask leaves of it the number could be put together.
 */
const SHOWN_TO = {
  name: ['community_worker'],
  address: ['community_worker'],
  sensitive_labels: ['community_worker'],
  workplace: ['community_worker'],
  registered_address: ['community_worker'],
  birth_date: [],
  id_number: [],
  phone: [],
  notes: [],
} as const satisfies Record<string, readonly string[]>;

export type HideableField = keyof typeof SHOWN_TO;
/** What can be revealed one by one, with a reason that the supervisor reads. */
export const REVEALABLE_FIELDS = Object.keys(SHOWN_TO) as [HideableField, ...HideableField[]];

/** True when this person sees the field without giving a reason. */
export function isShown(actor: Actor, field: HideableField): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system';
  return (SHOWN_TO[field] as readonly string[]).includes(actor.role);
}

/** Labels by which somebody may look for people: to ask for all who have one is to know who has it. */
export function maySearchByLabel(actor: Actor, label: CareLabel): boolean {
  return !CARE_LABELS[label].isSensitive || isShown(actor, 'sensitive_labels');
}

/** Those of `labels` that this person sees, in the order of the table. */
export function labelsShownTo(actor: Actor, labels: readonly CareLabel[]): CareLabel[] {
  return CARE_LABEL_CODES.filter((label) => labels.includes(label) && maySearchByLabel(actor, label));
}
