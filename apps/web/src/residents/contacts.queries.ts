import { contactsContract as contract } from '@linli/domain/residents/contacts.contract.ts';
import type { ContactView } from '@linli/domain/residents/resident-views.contract.ts';
import type { RequestOf } from '@linli/domain/shared/contract.ts';
import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../shared/api.ts';
import { keepResident, residentQuery } from './residents.queries.ts';

export type NewContact = RequestOf<(typeof contract)['addContact'], Blob>['body'];

/** Names somebody to be called or, with a contact, corrects what is known of them. */
export const keepContactMutation = (client: QueryClient, residentId: string, contact: ContactView | null) =>
  mutationOptions({
    mutationFn: (body: NewContact) => {
      if (contact === null) return call(contract.addContact, { params: { residentId }, body });
      const { id: contactId, version } = contact;
      // An empty phone is one that stays as it is: the one that is kept is masked.
      const { phone, ...rest } = body;
      const sent = { version, ...rest, ...(phone !== '' && { phone }) };
      return call(contract.editContact, { params: { residentId, contactId }, body: sent });
    },
    onSuccess: (resident) => keepResident(client, resident),
    onError: () => client.invalidateQueries({ queryKey: residentQuery(residentId).queryKey }),
    gcTime: 0,
  });

export const removeContactMutation = (client: QueryClient, residentId: string, { id, version }: ContactView) =>
  mutationOptions({
    mutationFn: () => call(contract.removeContact, { params: { residentId, contactId: id }, body: { version } }),
    onSuccess: (resident) => keepResident(client, resident),
    onError: () => client.invalidateQueries({ queryKey: residentQuery(residentId).queryKey }),
  });

/** Stays with the page that asked for it; it goes into no cache. */
export const revealContactMutation = (residentId: string, contactId: string) =>
  mutationOptions({
    mutationFn: (reason: string) =>
      call(contract.revealContact, { params: { residentId, contactId }, body: { reason } }),
    gcTime: 0,
  });
