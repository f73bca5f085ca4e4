import { z } from 'zod';
import { OFFICE_ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';
import { Id, Text, Version } from '../shared/page.contract.ts';
import { toldTo } from '../shared/told-to.contract.ts';
import { CONTACT_RELATIONS } from './contact.ts';
import { PERSON_NAME_LENGTH } from './person-name.ts';
import { RESIDENT_LIMITS as limits } from './resident-file.ts';
import { ResidentView } from './resident-views.contract.ts';

const WORKER = ['community_worker'] as const;
const ContactParams = z.strictObject({ residentId: Id, contactId: Id });
const names = { contactResidentId: 'resident' } as const;

const Contact = {
  /** The file of whoever has one in the community; their name and phone are then those of the file. */
  contactResidentId: Id.nullable(),
  name: z.string().trim().max(PERSON_NAME_LENGTH),
  phone: z.string().trim().max(30),
  relation: z.enum(CONTACT_RELATIONS),
  isEmergency: z.boolean(),
  isGuardian: z.boolean(),
};

/** 联系人 of residents. They have versions of their own: naming one is no change of who somebody is. */
export const contactsContract = defineContract({
  addContact: {
    method: 'POST',
    path: '/residents/:residentId/contacts',
    access: WORKER,
    names,
    status: 201,
    params: z.strictObject({ residentId: Id }),
    body: z.strictObject({
      ...Contact,
      contactResidentId: Contact.contactResidentId.default(null),
      name: Contact.name.default(''),
      phone: Contact.phone.default(''),
      isEmergency: Contact.isEmergency.default(true),
      isGuardian: Contact.isGuardian.default(false),
    }),
    response: ResidentView,
    summary: 'Name somebody to be called about a resident (联系人)',
  },
  editContact: {
    method: 'PATCH',
    path: '/residents/:residentId/contacts/:contactId',
    access: WORKER,
    names,
    status: 200,
    params: ContactParams,
    /** Only what is sent is changed. */
    body: z.strictObject({ version: Version, ...z.strictObject(Contact).partial().shape }),
    response: ResidentView,
    summary: 'Correct a contact',
  },
  removeContact: {
    method: 'POST',
    path: '/residents/:residentId/contacts/:contactId/remove',
    access: WORKER,
    status: 200,
    params: ContactParams,
    body: z.strictObject({ version: Version }),
    response: ResidentView,
    summary: 'Delete a contact; nothing of them is kept',
  },
  revealContact: {
    method: 'POST',
    path: '/residents/:residentId/contacts/:contactId/reveal',
    access: OFFICE_ROLES,
    limit: 'reveal',
    status: 200,
    params: ContactParams,
    body: z.strictObject({ reason: Text(limits.reasonLength) }),
    response: z.strictObject({
      name: toldTo('resident_contact_revealed', { offices: 'whole' }, z.string()),
      phone: toldTo('resident_contact_revealed', { offices: 'whole' }, z.string()),
    }),
    summary: 'Name and phone of a contact in clear, for a reason that the supervisor reads',
  },
});
