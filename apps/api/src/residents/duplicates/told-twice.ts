import { namesContact } from '@linli/domain/residents/contact.ts';
import { tellsTie } from '@linli/domain/residents/kin.ts';
import type { Transaction } from '../../shared/database.ts';
import type { FieldCipher } from '../../shared/field-cipher.ts';
import { listContacts, type StoredContact } from '../contacts.store.ts';
import { listKin } from '../kin.store.ts';
import { open, openOfContact, openOfKin } from '../resident-fields.ts';
import { listFilesMergedInto, listSameResidencies } from './merges.store.ts';

/**
 * Rows of the file that goes which say nothing that the file that stays does not say: they stay where they are, unseen,
 * and are there again if the merge is undone. Names are encrypted, so what was told without a file is compared here.
 */
export async function listToldTwice(
  cipher: FieldCipher,
  transaction: Transaction,
  kept: string,
  merged: string,
): Promise<string[]> {
  const ties = async (id: string) =>
    (await listKin(transaction, id)).map((tie) => ({ ...tie, name: openOfKin(cipher, tie) }));
  const contacts = async (id: string) =>
    (await listContacts(transaction, id)).map((contact) => inClear(cipher, contact));
  return [
    ...(await listSameResidencies(transaction, kept, merged)),
    ...doubled(await ties(kept), await ties(merged), tellsTie),
    ...doubled(await contacts(kept), await contacts(merged), namesContact),
  ];
}

/**
 * The contacts that stayed unseen in files which went into this one because this contact says what they say: they go with
 * it, or an undone merge would bring back whom somebody had removed.
 */
export async function listContactTwins(
  cipher: FieldCipher,
  transaction: Transaction,
  contact: StoredContact,
): Promise<string[]> {
  const files = await listFilesMergedInto(transaction, contact.residentId);
  const contacts = await Promise.all(files.map((id) => listContacts(transaction, id)));
  const all = contacts.flat().map((each) => inClear(cipher, each));
  return doubled([inClear(cipher, contact)], all, namesContact);
}

function doubled<T extends { readonly id: string }>(
  kept: readonly T[],
  merged: readonly T[],
  says: (one: T, other: T) => boolean,
): string[] {
  return merged.filter((row) => kept.some((one) => says(one, row))).map(({ id }) => id);
}

/** The phone of a contact who has a file stands there, unless another was told. */
function inClear(cipher: FieldCipher, contact: StoredContact) {
  const { id, other } = contact;
  const phone = openOfContact(cipher, id, 'phone', contact.phone);
  return {
    ...contact,
    name: openOfContact(cipher, id, 'name', contact.name),
    phone: phone === '' && other !== null ? open(cipher, other.id, 'phone', other.phone) : phone,
  };
}
