import { bigramsOf } from '../shared/bigrams.ts';
import type { TicketCategory } from './ticket.ts';

/** What two reports are compared by; `null` and empty is what was not typed yet. */
export interface ReportWords {
  readonly category: TicketCategory | null;
  readonly title: string;
  readonly place: string;
}

/** Why a ticket may be of the same matter, the surer first. */
export const SIMILARITY_REASONS = ['same_place_and_category', 'same_place_and_words', 'same_words'] as const;
export type SimilarityReason = (typeof SIMILARITY_REASONS)[number];

/** So far back a report is looked for; what is older is another matter even at the same place. */
export const SIMILAR_WITHIN_DAYS = 60;
/** So many of the newest reports of a community are compared, and so many are shown. */
export const SIMILAR_COMPARED = 1_000;
export const SIMILAR_SHOWN = 3;

/** From how much of two texts being the same they count as such, from 0 to 1. */
const SAME_PLACE = 0.6;
const SAME_WORDS = 0.5;
/** At one place, fewer words have to agree. */
const SAME_WORDS_AT_PLACE = 0.2;

/** Why a ticket may be of the same matter as what is being typed, and how much of the words agrees; null if not. */
export function similarityOf(
  typed: ReportWords,
  known: ReportWords,
): { reason: SimilarityReason; likeness: number } | null {
  const words = likeness(typed.title, known.title);
  const place = likeness(typed.place, known.place);
  const isSamePlace = place >= SAME_PLACE && numbersAgree(typed.place, known.place);
  const of = (reason: SimilarityReason) => ({ reason, likeness: words + place });
  if (isSamePlace && typed.category === known.category) return of('same_place_and_category');
  if (isSamePlace && words >= SAME_WORDS_AT_PLACE) return of('same_place_and_words');
  // A title often says where; two that say another building are of two matters.
  if (words >= SAME_WORDS && numbersAgree(typed.title, known.title) && numbersAgree(typed.place, known.place))
    return of('same_words');
  return null;
}

/** Dice's coefficient of the pairs of neighbouring characters: 0 for nothing in common, 1 for the same. */
function likeness(one: string, other: string): number {
  const ofOne = bigramsOf(one);
  const ofOther = new Set(bigramsOf(other));
  if (ofOne.length === 0 || ofOther.size === 0) return 0;
  const shared = ofOne.filter((bigram) => ofOther.has(bigram)).length;
  return (2 * shared) / (ofOne.length + ofOther.size);
}

/** Buildings are told apart by their numbers: 3号楼 is not 5号楼. Where one says none, it may be the same. */
function numbersAgree(one: string, other: string): boolean {
  const [ofOne, ofOther] = [one, other].map((text) => text.normalize('NFKC').match(/\d+/g) ?? []);
  return ofOne?.[0] === undefined || ofOther?.[0] === undefined || ofOne[0] === ofOther[0];
}

/** Of the tickets that a community has, those that may be of the same matter, the likeliest first. */
export function similarAmong<T extends ReportWords>(
  typed: ReportWords,
  known: readonly T[],
): { ticket: T; reason: SimilarityReason }[] {
  const rankOf = (reason: SimilarityReason) => SIMILARITY_REASONS.indexOf(reason);
  return known
    .flatMap((ticket) => {
      const found = similarityOf(typed, ticket);
      return found ? [{ ticket, ...found }] : [];
    })
    .toSorted((a, b) => rankOf(a.reason) - rankOf(b.reason) || b.likeness - a.likeness)
    .slice(0, SIMILAR_SHOWN)
    .map(({ ticket, reason }) => ({ ticket, reason }));
}
