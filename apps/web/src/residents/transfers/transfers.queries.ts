import { transfersContract as contract, type TransferView } from '@linli/domain/residents/transfers.contract.ts';
import type { HouseholdRole } from '@linli/domain/residents/resident.ts';
import { infiniteQueryOptions, mutationOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { TRANSFERS_KEY as KEY } from './transfer-count.queries.ts';

/** What waits for oneself, for the other side, for either of them; and what is decided. */
export const TRANSFER_VIEWS = ['incoming', 'outgoing', 'pending', 'decided'] as const;
export type TransferListView = (typeof TRANSFER_VIEWS)[number];

export const transferListQuery = (view: TransferListView) =>
  infiniteQueryOptions({
    queryKey: [...KEY, 'list', view],
    queryFn: ({ pageParam, signal }) =>
      call(contract.list, {
        query: {
          isPending: view === 'decided' ? 'false' : 'true',
          ...((view === 'incoming' || view === 'outgoing') && { side: view }),
          cursor: pageParam,
        },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Also after a refusal: the other side may have decided meanwhile. Files come and go with it. */
const lookAgain = (client: QueryClient) => client.invalidateQueries({ queryKey: ['residents'] });

export interface Asked {
  version: number;
  communityCode: string;
  reason: string;
  newAddress: string;
  wholeHousehold: boolean;
}

export const askTransferMutation = (client: QueryClient, residentId: string) =>
  mutationOptions({
    mutationFn: (body: Asked) => call(contract.ask, { params: { residentId }, body }),
    onSettled: () => lookAgain(client),
    gcTime: 0,
  });

type Step =
  | { action: 'accept'; day: string; address: string; householdRole: HouseholdRole | null }
  | { action: 'refuse'; reason: string }
  | { action: 'withdraw' };

export const transferStepMutation = (client: QueryClient, { id, version }: TransferView) =>
  mutationOptions({
    mutationFn: (step: Step) => {
      const params = { transferId: id };
      if (step.action === 'withdraw') return call(contract.withdraw, { params, body: { version } });
      if (step.action === 'refuse') return call(contract.refuse, { params, body: { version, reason: step.reason } });
      const { day, address, householdRole } = step;
      return call(contract.accept, { params, body: { version, day, address, householdRole } });
    },
    onSettled: () => lookAgain(client),
    gcTime: 0,
  });
