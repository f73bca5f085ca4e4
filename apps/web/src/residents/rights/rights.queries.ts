import { erasuresContract as contract, type ErasureView } from '@linli/domain/residents/erasures.contract.ts';
import { ownDataContract } from '@linli/domain/residents/own-data.contract.ts';
import type { RequestOf } from '@linli/domain/shared/contract.ts';
import { infiniteQueryOptions, mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';

/** What was asked for in clear stays in the page alone. */
export const ownDataMutation = (residentId: string) =>
  mutationOptions({
    mutationFn: (reason: string) => call(ownDataContract.export, { params: { residentId }, body: { reason } }),
    gcTime: 0,
  });

export const erasureOptionsQuery = (residentId: string) =>
  queryOptions({
    queryKey: ['residents', 'erasures', 'options', residentId],
    queryFn: ({ signal }) => call(contract.options, { params: { residentId }, signal }),
  });

export const erasureListQuery = (isOpen: boolean) =>
  infiniteQueryOptions({
    queryKey: ['residents', 'erasures', 'list', isOpen],
    queryFn: ({ pageParam, signal }) =>
      call(contract.list, { query: { isOpen: isOpen ? 'true' : 'false', cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Also after a refusal: somebody may have decided meanwhile. Files go with it. */
const lookAgain = (client: QueryClient) => client.invalidateQueries({ queryKey: ['residents'] });

export const askErasureMutation = (client: QueryClient, residentId: string) =>
  mutationOptions({
    mutationFn: (body: RequestOf<typeof contract.request, Blob>['body']) =>
      call(contract.request, { params: { residentId }, body }),
    onSettled: () => lookAgain(client),
    gcTime: 0,
  });

type Step = { action: 'approve' | 'withdraw' } | { action: 'refuse'; reason: string };

export const erasureStepMutation = (client: QueryClient, { id, version }: ErasureView) =>
  mutationOptions({
    mutationFn: (step: Step) => {
      const params = { erasureId: id };
      if (step.action === 'refuse') return call(contract.refuse, { params, body: { version, reason: step.reason } });
      return call(contract[step.action], { params, body: { version } });
    },
    onSettled: () => lookAgain(client),
    gcTime: 0,
  });
