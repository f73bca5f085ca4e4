import type { RequestOf } from '@linli/domain/shared/contract.ts';
import type { VolunteerStatus } from '@linli/domain/volunteers/volunteer.ts';
import { volunteersContract as contract } from '@linli/domain/volunteers/volunteers.contract.ts';
import { infiniteQueryOptions, mutationOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../shared/api.ts';

const KEY = ['volunteers'];

export const volunteerListQuery = (status: VolunteerStatus) =>
  infiniteQueryOptions({
    queryKey: [...KEY, 'list', status],
    queryFn: ({ pageParam, signal }) => call(contract.list, { query: { status, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const signUpMutation = mutationOptions({
  mutationFn: (body: RequestOf<typeof contract.signUp, Blob>['body']) => call(contract.signUp, { body }),
  gcTime: 0,
});

/** Also after a refusal: a colleague may have decided meanwhile. */
const lookAgain = (client: QueryClient) => () => client.invalidateQueries({ queryKey: KEY });

type Which = { id: string; version: number };

export const acceptMutation = (client: QueryClient, { id, version }: Which) =>
  mutationOptions({
    mutationFn: (username: string) =>
      call(contract.accept, { params: { volunteerId: id }, body: { version, username } }),
    onSettled: lookAgain(client),
    gcTime: 0,
  });

export const declineMutation = (client: QueryClient, { id, version }: Which) =>
  mutationOptions({
    mutationFn: (reason: string) => call(contract.decline, { params: { volunteerId: id }, body: { version, reason } }),
    onSettled: lookAgain(client),
  });

export const revealMutation = ({ id }: Which) =>
  mutationOptions({
    mutationFn: (reason: string) => call(contract.revealContact, { params: { volunteerId: id }, body: { reason } }),
    gcTime: 0,
  });
