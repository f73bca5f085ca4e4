import { residentExportsContract as contract } from '@linli/domain/residents/resident-exports.contract.ts';
import type { ResidentExportView } from '@linli/domain/residents/resident-exports.contract.ts';
import type { RequestOf } from '@linli/domain/shared/contract.ts';
import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { addressOf, call } from '../../shared/api.ts';

/** How often to look how far a file is; and how often for new addresses, which work five minutes at least. */
const PROGRESS_MS = 1_000;
const ADDRESS_MS = 4 * 60_000;

export const exportsQuery = queryOptions({
  queryKey: ['residents', 'exports'],
  queryFn: ({ signal }) => call(contract.list, { signal }),
  refetchInterval: ({ state: { data } }) =>
    data?.items.some(({ status }) => status === 'making') ? PROGRESS_MS : ADDRESS_MS,
});

export type NewExport = RequestOf<(typeof contract)['create'], Blob>['body'] & { reason?: string };

/** With a reason everything stands in clear; `call` has the password asked for. */
export const createExportMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: ({ reason, ...body }: NewExport) =>
      reason === undefined
        ? call(contract.create, { body })
        : call(contract.createWhole, { body: { ...body, reason } }),
    onSuccess: () => client.invalidateQueries({ queryKey: exportsQuery.queryKey }),
    gcTime: 0,
  });

export const discardExportMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (exportId: string) => call(contract.discard, { params: { exportId } }),
    onSettled: () => client.invalidateQueries({ queryKey: exportsQuery.queryKey }),
  });

/** Where a finished file is, for this person and a few minutes. */
export function fileOf({ id, address }: ResidentExportView): string | null {
  return address && addressOf(contract.file, { params: { exportId: id }, query: address });
}
