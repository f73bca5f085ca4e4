import type { Actor } from '../shared/actor.ts';

/** Columns of a list of residents as a page shows them; sex and age are one. */
export const LIST_COLUMNS = [
  'name',
  'person',
  'labels',
  'address',
  'phone',
  'idNumber',
  'role',
  'employment',
  'visited',
  'grid',
  'community',
  'status',
] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

export const SAVED_VIEW_LIMITS = {
  titleLength: 20,
  /** Of one person; more nobody finds again. */
  perPerson: 30,
  /** A deleted one can be brought back for so long. */
  undoMinutes: 60,
} as const;

/** Only whoever saved a view changes it; colleagues of the same office see it where it is shared. */
export function mayChangeView(actor: Actor, { ownerId, unitId }: { ownerId: string; unitId: string }): boolean {
  return actor.kind === 'person' && actor.personId === ownerId && actor.unit?.id === unitId;
}
