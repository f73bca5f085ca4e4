import { apiKeysContract } from '@linli/domain/open311/api-keys.contract.ts';
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
