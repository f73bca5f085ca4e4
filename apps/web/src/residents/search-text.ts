import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocation } from 'react-router-dom';

const keyOf = (token: string) => ['residents-typed', token] as const;

/**
 * What is searched for is a name or a number, so it stands in no address. History holds a token; the text itself is
 * in memory beside the answers, found again by going back and gone with a reload, another appointment or signing out.
 */
export function useSearchText() {
  const client = useQueryClient();
  const { state } = useLocation();
  const token = (state as { search?: string } | null)?.search;
  const text = token === undefined ? '' : (client.getQueryData<string>(keyOf(token)) ?? '');
  /** The history state of a search for `next`. */
  const stateOf = useCallback(
    (next: string) => {
      if (next === '') return null;
      const search = crypto.randomUUID();
      client.setQueryDefaults(['residents-typed'], { gcTime: Infinity });
      client.setQueryData(keyOf(search), next);
      return { search };
    },
    [client],
  );
  return { text, stateOf };
}
