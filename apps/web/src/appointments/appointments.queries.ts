import type { AccountCare } from '@linli/domain/accounts/account-care.ts';
import { accountCareContract } from '@linli/domain/accounts/account-care.contract.ts';
import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { signInLinksContract } from '@linli/domain/appointments/sign-in-links.contract.ts';
import type { QueryOf, RequestOf, ResponseOf } from '@linli/domain/shared/contract.ts';
import { infiniteQueryOptions, keepPreviousData, mutationOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../shared/api.ts';

export type AppointmentFilter = Pick<QueryOf<typeof appointmentsContract.list>, 'role' | 'unitId' | 'q' | 'state'>;

export const appointmentsQuery = (filter: AppointmentFilter) =>
  infiniteQueryOptions({
    queryKey: ['appointments', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call(appointmentsContract.list, { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

const refresh = (client: QueryClient) => () => client.invalidateQueries({ queryKey: ['appointments', 'list'] });

export type Appointing = RequestOf<typeof appointmentsContract.appoint, Blob>['body'];
export type AddingPerson = RequestOf<typeof appointmentsContract.addPerson, Blob>['body'];

/** Gives somebody an appointment; with a name an account is opened for them too. */
export const appointMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (body: Appointing | AddingPerson) =>
      'name' in body ? call(appointmentsContract.addPerson, { body }) : call(appointmentsContract.appoint, { body }),
    onSuccess: refresh(client),
  });

export const endAppointmentMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      call(appointmentsContract.end, { params: { appointmentId: id }, body: { version } }),
    onSettled: refresh(client),
  });

/** What is asked about before it is done for somebody's whole account; each ends their sessions. */
export type AskedCare = Extract<AccountCare, 'endSessions' | 'resetTwoFactor' | 'disable'>;

export const accountCareMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: ({ care, appointmentId }: { care: AskedCare; appointmentId: string }) =>
      call(accountCareContract[care], { params: { appointmentId } }),
    onSettled: refresh(client),
  });

export const restoreAccountMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (appointmentId: string) => call(accountCareContract.restore, { params: { appointmentId } }),
    onSettled: refresh(client),
  });

export const correctPhoneMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: ({ appointmentId, phone }: { appointmentId: string; phone: string | null }) =>
      call(accountCareContract.changePhone, { params: { appointmentId }, body: { phone } }),
    onSuccess: refresh(client),
  });

export type MadeSignInLink = ResponseOf<typeof signInLinksContract.make, Blob>;

/** By the appointment of whom it is for; the link they had before ends. */
export const makeSignInLinkMutation = mutationOptions({
  mutationFn: (appointmentId: string): Promise<MadeSignInLink> =>
    call(signInLinksContract.make, { params: { appointmentId } }),
});
