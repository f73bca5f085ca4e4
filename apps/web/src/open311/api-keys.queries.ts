import { apiKeysContract } from '@linli/domain/open311/api-keys.contract.ts';
import { open311OriginContract } from '@linli/domain/open311/open311-origin.contract.ts';
import type { RequestOf } from '@linli/domain/shared/contract.ts';
import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../shared/api.ts';

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys', 'list'],
  queryFn: ({ signal }) => call(apiKeysContract.list, { signal }),
});

const refresh = (client: QueryClient) => () => client.invalidateQueries({ queryKey: ['api-keys'] });

export const issueKeyMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (body: RequestOf<typeof apiKeysContract.issue, Blob>['body']) => call(apiKeysContract.issue, { body }),
    onSuccess: refresh(client),
  });

export const revokeKeyMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: ({ apiKeyId, reason }: { apiKeyId: string; reason: string }) =>
      call(apiKeysContract.revoke, { params: { apiKeyId }, body: { reason } }),
    onSettled: refresh(client),
  });

/** What came with a ticket from another system; it never changes. */
export const ticketOriginQuery = (ticketId: string) =>
  queryOptions({
    queryKey: ['open311', 'origin', ticketId],
    queryFn: ({ signal }) => call(open311OriginContract.get, { params: { ticketId }, signal }),
    staleTime: Infinity,
  });
