import { savedViewsContract as contract } from '@linli/domain/residents/saved-views.contract.ts';
import type { RequestOf } from '@linli/domain/shared/contract.ts';
import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';

export const savedViewsQuery = queryOptions({
  queryKey: ['residents', 'views'],
  queryFn: ({ signal }) => call(contract.list, { signal }),
});

const asked = (client: QueryClient) => client.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
type BodyFor<E extends Parameters<typeof call>[0]> = RequestOf<E, Blob> extends { body: infer B } ? B : never;

export const saveViewMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (body: BodyFor<(typeof contract)['save']>) => call(contract.save, { body }),
    onSettled: () => asked(client),
  });

export const editViewMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: ({ viewId, ...body }: BodyFor<(typeof contract)['edit']> & { viewId: string }) =>
      call(contract.edit, { params: { viewId }, body }),
    onSettled: () => asked(client),
  });

export const removeViewMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (viewId: string) => call(contract.remove, { params: { viewId } }),
    onSettled: () => asked(client),
  });

export const restoreViewMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (viewId: string) => call(contract.restore, { params: { viewId } }),
    onSettled: () => asked(client),
  });
