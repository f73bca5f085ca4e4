import type { RefusalTable } from '../shared/shared-refusals.ts';

export const RESIDENT_REFUSALS = {
  'resident.not_found': 'not_found',
  'resident.household_not_found': 'not_found',
  'resident.label_not_found': 'not_found',
  'resident.contact_not_found': 'not_found',
  /** `maximum` */
  'resident.too_many_contacts': 'conflict',
  'resident.photo_not_found': 'not_found',
  'resident.photo_unreadable': 'unsupported',
  /** `maximum` */
  'resident.too_many_photos': 'conflict',
  'resident.not_allowed': 'forbidden',
  /** Looking for people by a fact that one may not know of them. */
  'resident.filter_not_allowed': 'forbidden',
  'resident.not_now': 'conflict',
  /** `fields`: what others changed since it was read. */
  'resident.changed_meanwhile': 'conflict',
  /** `residentId`: the file in the same community that has this ID number. */
  'resident.id_number_known': 'conflict',
  /** `residentIds`: files that are probably of the same person. */
  'resident.probably_known': 'conflict',
  /** Something newer was written into one of the files that it changed, or there is nothing to take back. */
  'resident.undo_too_late': 'conflict',
  'resident.id_number_wrong': 'malformed',
  'resident.contradicts_id_number': 'malformed',
  /** `fault`: why these two cannot have married on that day. */
  'resident.cannot_marry': 'conflict',
  /** What begins and ends by a life event is not ended by hand. */
  'resident.label_by_event': 'conflict',
  'resident.label_already_held': 'conflict',
  'resident.duplicate_not_found': 'not_found',
  /** The other file lies in another community: whoever is responsible for both decides. */
  'resident.duplicate_elsewhere': 'forbidden',
  /** Somebody decided it meanwhile, or one of the files is not what it was. */
  'resident.duplicate_decided': 'conflict',
  'resident.merge_not_found': 'not_found',
  'resident.merge_undone': 'conflict',
  /** `hindrance`: why it cannot be undone any more. */
  'resident.merge_hindered': 'conflict',
} as const satisfies RefusalTable;
