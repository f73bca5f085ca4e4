import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, problemOf } from './api-problem.ts';
import { endSession, ME_KEY } from './session.queries.ts';

/** Answers that asking again cannot change. */
const isFinal = (error: unknown) => error instanceof ApiProblem && error.status >= 400 && error.status < 500;

/** The session can do nothing until that is mended. */
const isLimit = (code: string) => code === 'account.password_must_change' || code === 'account.two_factor_must_set_up';

/** One client for the whole page; it notices an ended session wherever it shows. */
export function createQueryClient(): QueryClient {
  // The guard of the shells watches `me`: it asks for signing in again, or leads to what must be mended first.
  const onError = (error: unknown) => {
    const problem = problemOf(error);
    const { code } = problem;
    if (code === 'request.sign_in_needed') endSession(client, problem);
    if (isLimit(code)) void client.invalidateQueries({ queryKey: ME_KEY });
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
