import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { EventAction } from '@linli/domain/audit/event-words.ts';
import { CONTACTS_PER_RESIDENT } from '@linli/domain/residents/contact.ts';
import type { contactsContract } from '@linli/domain/residents/contacts.contract.ts';
import { personNameFault, tidyPersonName } from '@linli/domain/residents/person-name.ts';
import { readPhoneNumber } from '@linli/domain/residents/phone-number.ts';
import { decideResident, mayKeepResidents } from '@linli/domain/residents/resident-file.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { v7 as uuid } from 'uuid';
import type { Transaction } from '../shared/database.ts';
import { listContactTwins } from './duplicates/told-twice.ts';
import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { contactInClear } from './contact-views.ts';
import {
  createContact,
  deleteContact,
  deleteContacts,
  listContacts,
  updateContact,
  type StoredContact,
} from './contacts.store.ts';
import { getVisible, subjectOf } from './resident-access.ts';
import { openOfContact, sealOfContact } from './resident-fields.ts';
import { getResident } from './residents.service.ts';
import { findResident, findResidentForUpdate, type StoredResident } from './residents.store.ts';

type Contract = typeof contactsContract;
interface Named {
  readonly residentId: string;
  readonly contactId: string;
}

/** Names somebody to be called. */
export async function addContact(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  given: BodyOf<Contract['addContact']>,
): Promise<ResidentView> {
  const { cipher } = platform;
  return write(platform, actor, residentId, 'residents.add_contact', async (transaction, file) => {
    if ((await listContacts(transaction, file.id)).length >= CONTACTS_PER_RESIDENT)
      refuse('resident.too_many_contacts', { params: { maximum: CONTACTS_PER_RESIDENT } });
    const { name, phone, otherId } = await read(transaction, actor, file, given);
    const id = uuid();
    const { districtId, streetId, communityId } = file;
    const { relation, isEmergency, isGuardian } = given;
    await createContact(transaction, {
      id,
      districtId,
      streetId,
      communityId,
      residentId,
      otherId,
      relation,
      isEmergency,
      isGuardian,
      name: sealOfContact(cipher, id, 'name', name),
      phone: sealOfContact(cipher, id, 'phone', phone),
    });
  });
}

/** Corrects what was sent and leaves the rest. */
export async function editContact(
  platform: Platform,
  actor: PersonActor,
  { residentId, contactId }: Named,
  { version, contactResidentId, name, phone, ...rest }: BodyOf<Contract['editContact']>,
): Promise<ResidentView> {
  const { cipher } = platform;
  return write(platform, actor, residentId, 'residents.edit_contact', async (transaction, file) => {
    const kept = await getContact(transaction, file.id, contactId);
    const given = await read(transaction, actor, file, {
      contactResidentId: contactResidentId === undefined ? kept.otherId : contactResidentId,
      name: name ?? openOfContact(cipher, contactId, 'name', kept.name),
      phone: phone ?? openOfContact(cipher, contactId, 'phone', kept.phone),
    });
    const data = {
      ...(Object.fromEntries(
        Object.entries(rest).filter(([, value]) => value !== undefined),
      ) as Partial<StoredContact>),
      otherId: given.otherId,
      name: sealOfContact(cipher, contactId, 'name', given.name),
      phone: sealOfContact(cipher, contactId, 'phone', given.phone),
    };
    if (!(await updateContact(transaction, { id: contactId, version }, data))) refuseChanged();
  });
}

export async function removeContact(
  platform: Platform,
  actor: PersonActor,
  { residentId, contactId }: Named,
  { version }: BodyOf<Contract['removeContact']>,
): Promise<ResidentView> {
  return write(platform, actor, residentId, 'residents.remove_contact', async (transaction, file) => {
    const contact = await getContact(transaction, file.id, contactId);
    const twins = await listContactTwins(platform.cipher, transaction, contact);
    if (!(await deleteContact(transaction, { id: contactId, version }))) refuseChanged();
    await deleteContacts(transaction, twins);
  });
}

/** Whom to call, in clear. A phone that stands in the contact's own file is revealed of that file, where it is theirs. */
export async function revealContact(
  platform: Platform,
  actor: PersonActor,
  { residentId, contactId }: Named,
  { reason }: BodyOf<Contract['revealContact']>,
) {
  const { scoped } = platform.database;
  const file = await getVisible(scoped, actor, residentId);
  const contact = await getContact(scoped, file.id, contactId);
  const { name, phone, phoneOf } = contactInClear(platform.cipher, actor, contact);
  const other = phoneOf === null ? null : await findResident(scoped, phoneOf);
  const event = {
    actor,
    action: 'residents.reveal',
    subject: subjectOf(other ?? file),
    changes: { fields: [null, [other ? 'phone' : 'contacts']] },
    note: reason,
  } as const;
  await change(platform, (transaction) => recordEvent(transaction, event, platform.clock()));
  return { name, phone };
}

/** Load, decide, carry out, tell: the same for everything that is written of contacts. */
async function write(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  action: EventAction,
  carryOut: (transaction: Transaction, file: StoredResident) => Promise<void>,
): Promise<ResidentView> {
  await change(platform, async (transaction) => {
    const file = (await findResidentForUpdate(transaction, residentId)) ?? refuse('resident.not_found');
    decideResident('edit', actor, file);
    await carryOut(transaction, file);
    const event = { actor, action, subject: subjectOf(file), changes: { fields: [null, ['contacts']] } } as const;
    await recordEvent(transaction, event, platform.clock());
  });
  return getResident(platform, actor, residentId);
}

async function getContact(
  client: Parameters<typeof listContacts>[0],
  residentId: string,
  contactId: string,
): Promise<StoredContact> {
  const found = (await listContacts(client, residentId)).find(({ id }) => id === contactId);
  return found ?? refuse('resident.contact_not_found');
}

interface Given {
  readonly contactResidentId: string | null;
  readonly name: string;
  readonly phone: string;
}

/** A contact has a file here or a name; and a phone that can be called, or none. */
async function read(transaction: Transaction, actor: PersonActor, file: StoredResident, given: Given) {
  const phoneRead = given.phone === '' ? null : readPhoneNumber(given.phone);
  if (phoneRead && !phoneRead.isSound)
    refuse('request.invalid', { errors: [{ path: ['phone'], code: 'invalid_format' }] });
  const phone = phoneRead?.isSound ? phoneRead.number : '';
  if (given.contactResidentId === null) {
    const name = tidyPersonName(given.name);
    if (personNameFault(name) !== null) refuse('request.invalid', { errors: [{ path: ['name'], code: 'required' }] });
    return { name, phone, otherId: null };
  }
  const other = await findResident(transaction, given.contactResidentId);
  if (other === null || !mayKeepResidents(actor, other))
    refuse('resident.not_found', { errors: [{ path: ['contactResidentId'], code: 'not_found' }] });
  if (other.id === file.id || other.status === 'merged')
    refuse('request.invalid', { errors: [{ path: ['contactResidentId'], code: 'invalid' }] });
  return { name: other.name, phone, otherId: other.id };
}

function refuseChanged(): never {
  refuse('resident.changed_meanwhile', { params: { fields: ['contacts'] } });
}
