import { queryOptions } from '@tanstack/react-query';

/** Below `residents`: what others change in a file is heard here, too. */
export const PAIRS_KEY = ['residents', 'pairs'] as const;

/** How many wait for oneself: the figure in the rail. It comes after the first page, and so does what it is asked with. */
export const duplicateCountQuery = queryOptions({
  queryKey: [...PAIRS_KEY, 'count'],
  queryFn: async ({ signal }) => (await import('../count-waiting.ts')).countPairs(signal),
});
