import { queryOptions } from '@tanstack/react-query';

/** Below `residents`: what the other side does is heard here, too. */
export const TRANSFERS_KEY = ['residents', 'transfers'] as const;

/** How many wait to be accepted: the figure in the rail. It comes after the first page, and so does what it is asked with. */
export const transferCountQuery = queryOptions({
  queryKey: [...TRANSFERS_KEY, 'count'],
  queryFn: async ({ signal }) => (await import('../count-waiting.ts')).countIncoming(signal),
});
