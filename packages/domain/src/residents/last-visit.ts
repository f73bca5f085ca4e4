/**
 * 走访情况, by which lists are narrowed: met within so many days, or not. In days, not from a date on, so that a saved
 * view means the same next month.
 */
export const VISIT_FILTERS = {
  within_30: { isVisited: true, days: 30 },
  within_90: { isVisited: true, days: 90 },
  not_30: { isVisited: false, days: 30 },
  not_90: { isVisited: false, days: 90 },
  not_180: { isVisited: false, days: 180 },
  never: { isVisited: false, days: null },
} as const satisfies Record<string, { isVisited: boolean; days: number | null }>;
export type VisitFilter = keyof typeof VISIT_FILTERS;
export const VISIT_FILTER_CODES = Object.keys(VISIT_FILTERS) as [VisitFilter, ...VisitFilter[]];

/** Days of the last visit as they are kept: `YYYY-MM-DD`, empty for nobody ever; `from` included, `before` not. */
export interface LastVisitBounds {
  readonly from?: string;
  readonly before?: string;
}

/** Which last visits a filter means, on a day in Shanghai. Nobody ever lies before all days. */
export function lastVisitBounds(filter: VisitFilter, today: string): LastVisitBounds {
  const { isVisited, days } = VISIT_FILTERS[filter];
  if (days === null) return { before: '0' };
  const day = new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
  return isVisited ? { from: day } : { before: day };
}

/** Whether a last visit is one that the filter means. */
export function isLastVisit(filter: VisitFilter, lastVisitedOn: string, today: string): boolean {
  const { from, before } = lastVisitBounds(filter, today);
  return from === undefined ? lastVisitedOn < (before ?? '') : lastVisitedOn >= from;
}
