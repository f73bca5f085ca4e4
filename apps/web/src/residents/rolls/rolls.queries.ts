import { rollsContract, type RollView } from '@linli/domain/residents/rolls.contract.ts';
import type { RollOutcome } from '@linli/domain/residents/roll-outcome.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import {
  infiniteQueryOptions,
  keepPreviousData,
  mutationOptions,
  queryOptions,
  type QueryClient,
} from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { uploadOf } from '../../shared/spreadsheet-upload.ts';

export const ROWS_A_PAGE = 50;
/** How often to look how far an import is. */
const PROGRESS_MS = 1_000;

const KEY = ['rolls'] as const;

export const rollsQuery = infiniteQueryOptions({
  queryKey: [...KEY, 'list'],
  queryFn: ({ pageParam, signal }) => call(rollsContract.list, { query: { limit: 20, cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

const oneKey = (rollId: string) => [...KEY, 'one', rollId];

export const rollQuery = (rollId: string) =>
  queryOptions({
    queryKey: oneKey(rollId),
    queryFn: ({ signal }) => call(rollsContract.get, { params: { rollId }, signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.status === 'importing' && !data.isInterrupted ? PROGRESS_MS : false,
  });

/** A page of rows of one version: what was mended is another one. */
export const rollRowsQuery = (roll: RollView, outcome: RollOutcome | null, offset: number) =>
  queryOptions({
    queryKey: [...KEY, 'rows', roll.id, roll.version, outcome, offset],
    queryFn: ({ signal }) =>
      call(rollsContract.rows, {
        params: { rollId: roll.id },
        query: { offset, limit: ROWS_A_PAGE, ...(outcome && { outcome }) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

export const uploadRollMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: async (file: File) =>
      call(rollsContract.upload, { query: { fileName: file.name }, file: uploadOf(file) }),
    onSuccess: (roll) => {
      client.setQueryData(oneKey(roll.id), roll);
      return client.invalidateQueries({ queryKey: rollsQuery.queryKey });
    },
  });

type Change =
  | ({ kind: 'columns' } & Omit<BodyOf<typeof rollsContract.correctColumns>, 'version'>)
  | ({ kind: 'row' } & Omit<BodyOf<typeof rollsContract.correctRow>, 'version'>)
  | { kind: 'confirm'; takesDoubtful: boolean }
  | { kind: 'undo' };

/** Everything that moves an import on; one at a time, as each leaves another version. */
export const changeRollMutation = (client: QueryClient, { id, version }: Pick<RollView, 'id' | 'version'>) =>
  mutationOptions({
    mutationFn: (change: Change): Promise<RollView> => {
      const params = { rollId: id };
      if (change.kind === 'undo') return call(rollsContract.undo, { params, body: { version } });
      if (change.kind === 'columns') {
        const { kind: _, ...body } = change;
        return call(rollsContract.correctColumns, { params, body: { ...body, version } });
      }
      if (change.kind === 'row') {
        const { kind: _, ...body } = change;
        return call(rollsContract.correctRow, { params, body: { ...body, version } });
      }
      return call(rollsContract.confirm, { params, body: { version, takesDoubtful: change.takesDoubtful } });
    },
    onSuccess: (roll) => client.setQueryData(oneKey(id), roll),
    // Refused because it stands otherwise than shown: show how it stands.
    onError: () => client.invalidateQueries({ queryKey: oneKey(id) }),
    onSettled: () => client.invalidateQueries({ queryKey: rollsQuery.queryKey }),
  });

export const discardRollMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: ({ id, version }: Pick<RollView, 'id' | 'version'>) =>
      call(rollsContract.discard, { params: { rollId: id }, body: { version } }),
    onSuccess: (_, { id }) => {
      client.removeQueries({ queryKey: oneKey(id) });
      return client.invalidateQueries({ queryKey: rollsQuery.queryKey });
    },
  });
