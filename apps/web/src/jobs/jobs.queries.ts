import { jobsContract } from '@linli/domain/jobs/jobs.contract.ts';
import type { JobName, RunState } from '@linli/domain/jobs/job.ts';
import { infiniteQueryOptions, mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../shared/api.ts';

/** Figures change without an event; a look every half minute is near enough. */
const FRESH_MS = 30_000;

export const jobsQuery = queryOptions({
  queryKey: ['jobs', 'list'],
  queryFn: ({ signal }) => call(jobsContract.list, { signal }),
  refetchInterval: FRESH_MS,
});

export const runsQuery = (name: JobName, state: RunState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['jobs', 'runs', name, state],
    queryFn: ({ pageParam, signal }) =>
      call(jobsContract.runs, { params: { name }, query: { state, limit: 20, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

const refresh = (client: QueryClient) => () => client.invalidateQueries({ queryKey: ['jobs'] });

export const runNowMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (name: JobName) => call(jobsContract.runNow, { params: { name } }),
    onSettled: refresh(client),
  });

export const retryRunMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (run: { name: JobName; runId: string }) => call(jobsContract.retry, { params: run }),
    onSettled: refresh(client),
  });
