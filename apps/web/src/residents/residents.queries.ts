import { residentsContract as contract } from '@linli/domain/residents/residents.contract.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import type { HideableField } from '@linli/domain/residents/resident-privacy.ts';
import type { RequestOf, ResponseOf } from '@linli/domain/shared/contract.ts';
import {
  infiniteQueryOptions,
  keepPreviousData,
  mutationOptions,
  queryOptions,
  type QueryClient,
} from '@tanstack/react-query';
import { call } from '../shared/api.ts';

const ROWS_PER_PAGE = 100;

type BodyFor<E extends Parameters<typeof call>[0]> = RequestOf<E, Blob> extends { body: infer B } ? B : never;
export type ResidentSearch = Omit<BodyFor<(typeof contract)['search']>, 'cursor' | 'limit'>;
export type NewResident = BodyFor<(typeof contract)['create']>;
type ResidentEdit = BodyFor<(typeof contract)['edit']>;
export type SoughtPerson = BodyFor<(typeof contract)['duplicates']>;
export type DuplicateFile = ResponseOf<(typeof contract)['duplicates'], Blob>['items'][number];
export type NewLabel = BodyFor<(typeof contract)['addLabel']>;

/** A newer search aborts the older one, so an answer that comes late never stands under another text. */
export const residentListQuery = (search: ResidentSearch) =>
  infiniteQueryOptions({
    queryKey: ['residents', 'list', search],
    queryFn: ({ pageParam, signal }) =>
      call(contract.search, {
        body: { ...search, limit: ROWS_PER_PAGE, ...(pageParam !== undefined && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** The closest of those who live here, for a field that takes one of them. Kept nowhere: what was typed is a name. */
export const residentsNamedQuery = (text: string) =>
  queryOptions({
    queryKey: ['residents', 'named', text],
    queryFn: ({ signal }) => call(contract.search, { body: { text, limit: 8 }, signal }),
    gcTime: 0,
  });

type Counts = Omit<ResidentSearch, 'sort'>;

/** Never those of other filters while these load: they are read out by name. */
export const residentCountsQuery = (filters: Counts) =>
  queryOptions({
    queryKey: ['residents', 'counts', filters],
    queryFn: ({ signal }) => call(contract.counts, { body: filters, signal }),
  });

export const residentQuery = (residentId: string) =>
  queryOptions({
    queryKey: ['residents', 'one', residentId],
    queryFn: ({ signal }) => call(contract.get, { params: { residentId }, signal }),
  });

export const householdQuery = (householdId: string) =>
  queryOptions({
    queryKey: ['residents', 'household', householdId],
    queryFn: ({ signal }) => call(contract.household, { params: { householdId }, signal }),
  });

export const residentTimelineQuery = (residentId: string) =>
  infiniteQueryOptions({
    queryKey: ['residents', 'timeline', residentId],
    queryFn: ({ pageParam, signal }) =>
      call(contract.timeline, { params: { residentId }, query: { limit: 20, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Kept nowhere: what was typed would be a key to it. */
export const duplicatesQuery = (sought: SoughtPerson | null) =>
  queryOptions({
    queryKey: ['residents', 'duplicates', sought],
    queryFn: ({ signal }) => call(contract.duplicates, { body: sought!, signal }),
    enabled: sought !== null,
    gcTime: 0,
  });

/** The file as it is now; lists, counts and households that it stands in are asked again. */
export function keepResident(client: QueryClient, resident: ResidentView) {
  client.setQueryData(residentQuery(resident.id).queryKey, resident);
  for (const part of ['list', 'counts', 'household', 'timeline'])
    void client.invalidateQueries({ queryKey: ['residents', part] });
}

export const createResidentMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (body: NewResident) => call(contract.create, { body }),
    onSuccess: (resident) => keepResident(client, resident),
    gcTime: 0,
  });

export const editResidentMutation = (client: QueryClient, residentId: string) =>
  mutationOptions({
    mutationFn: (body: ResidentEdit) => call(contract.edit, { params: { residentId }, body }),
    onSuccess: (resident) => keepResident(client, resident),
    gcTime: 0,
  });

/** What is revealed stays with the page that asked for it; it goes into no cache. */
export const revealMutation = (residentId: string) =>
  mutationOptions({
    mutationFn: (body: { field: HideableField; reason: string }) =>
      call(contract.reveal, { params: { residentId }, body }),
    gcTime: 0,
  });

export const revealLabelMutation = (residentId: string, labelId: string) =>
  mutationOptions({
    mutationFn: (reason: string) => call(contract.revealLabel, { params: { residentId, labelId }, body: { reason } }),
    gcTime: 0,
  });

export const addLabelMutation = (client: QueryClient, residentId: string) =>
  mutationOptions({
    mutationFn: (body: NewLabel) => call(contract.addLabel, { params: { residentId }, body }),
    onSuccess: (resident) => keepResident(client, resident),
  });

export const endLabelMutation = (client: QueryClient, residentId: string, labelId: string) =>
  mutationOptions({
    mutationFn: (body: BodyFor<(typeof contract)['endLabel']>) =>
      call(contract.endLabel, { params: { residentId, labelId }, body }),
    onSuccess: (resident) => keepResident(client, resident),
    onError: () => client.invalidateQueries({ queryKey: residentQuery(residentId).queryKey }),
  });
