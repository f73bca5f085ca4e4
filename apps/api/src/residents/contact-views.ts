import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { maskName, maskPhone } from '@linli/domain/shared/masking.ts';
import { canSeeResident } from '@linli/domain/residents/resident-file.ts';
import { isShown } from '@linli/domain/residents/resident-privacy.ts';
import type { ContactView } from '@linli/domain/residents/resident-views.contract.ts';
import type { FieldCipher } from '../shared/field-cipher.ts';
import type { StoredContact } from './contacts.store.ts';
import { open, openOfContact } from './resident-fields.ts';

/** Who is called; `phoneOf`: the file in which the phone stands, if it is not kept with the contact. */
export function contactInClear(cipher: FieldCipher, actor: PersonActor, contact: StoredContact) {
  const { id, residentId } = contact;
  const isTheirs = contact.other !== null && contact.other.id !== residentId && canSeeResident(actor, contact.other);
  const other = isTheirs ? contact.other : null;
  const own = openOfContact(cipher, id, 'phone', contact.phone);
  return {
    name: other?.name ?? openOfContact(cipher, id, 'name', contact.name),
    phone: own !== '' || other === null ? own : open(cipher, other.id, 'phone', other.phone),
    phoneOf: own === '' && other !== null ? other.id : null,
    residentId: other?.id ?? null,
  };
}

export function contactFor(cipher: FieldCipher, actor: PersonActor, contact: StoredContact): ContactView {
  const { id, relation, isEmergency, isGuardian, version } = contact;
  const { name, phone, residentId } = contactInClear(cipher, actor, contact);
  const shown = isShown(actor, 'name') ? name : maskName(name);
  return { id, relation, isEmergency, isGuardian, name: shown, phone: maskPhone(phone), residentId, version };
}
