import type { RefusalTable } from '../shared/shared-refusals.ts';

export const APPOINTMENT_REFUSALS = {
  'appointment.none_current': 'forbidden',
  'appointment.not_found': 'not_found',
  'appointment.unit_not_found': 'not_found',
  'appointment.person_not_found': 'not_found',
  'appointment.not_allowed': 'forbidden',
  'appointment.role_not_at_unit': 'conflict',
  'appointment.already_held': 'conflict',
  'appointment.audit_stands_apart': 'conflict',
  'appointment.already_ended': 'conflict',
  'appointment.changed_meanwhile': 'conflict',
  'appointment.last_administrator': 'conflict',
  'appointment.username_taken': 'conflict',
  /** No sheet has a heading with a name and one thing more. */
  'people_import.not_recognised': 'malformed',
  /** `params.maximum` */
  'people_import.too_many_rows': 'too_large',
  /** Somebody took a username, a phone or a place since the preview. */
  'people_import.changed_meanwhile': 'conflict',
  'sign_in.link_not_valid': 'not_found',
  'sign_in.link_not_allowed': 'forbidden',
} as const satisfies RefusalTable;
