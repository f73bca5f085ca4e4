/**
 * What a verification can find. Each names a chain and, where it can, the event or the range of seals.
 * - `event_edited`, `event_deleted`: a sealed event is not as it was sealed, or is gone.
 * - `event_inserted`: an event stands where the seals say that there was none.
 * - `seal_edited`: a seal does not agree with itself.
 * - `seal_missing`: seals between two that are there are gone.
 * - `seal_unlinked`: a seal does not follow the one before it.
 * - `seal_replaced`: an anchor outside the database knows this seal by another hash.
 * - `tail_cut`: an anchor knows later seals than the database has.
 * - `pruned_early`: a seal says that retention removed its events, and it cannot have.
 */
export const FINDING_KINDS = [
  'event_edited',
  'event_deleted',
  'event_inserted',
  'seal_edited',
  'seal_missing',
  'seal_unlinked',
  'seal_replaced',
  'tail_cut',
  'pruned_early',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];
