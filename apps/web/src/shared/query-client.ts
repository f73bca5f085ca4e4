import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem.ts';
import { ME_KEY } from './session.queries.ts';

/** Answers that asking again cannot change. */
const isFinal = (error: unknown) => error instanceof ApiProblem && error.status >= 400 && error.status < 500;

/** One client for the whole page; it notices an ended session wherever it shows. */
export function createQueryClient(): QueryClient {
  // The guard of the shells watches `me`: emptying it leads to the sign-in page and back to this one.
  const onError = (error: unknown) => {
    if (error instanceof ApiProblem && error.code === 'request.sign_in_needed') client.setQueryData(ME_KEY, null);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // Without a network both fail and say so, rather than waiting unseen for one; queries ask again when it is back.
      queries: {
        staleTime: 15_000,
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (failures, error) => !isFinal(error) && failures < 2,
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
