import type { appointmentsOfficeZh } from './office-messages.zh.ts';

export const appointmentsOfficeEn: typeof appointmentsOfficeZh = {
  refusals: {
    'appointment.unit_not_found': 'This unit was not found.',
    'appointment.person_not_found': 'This person was not found.',
    'appointment.not_allowed': 'You cannot give or end this appointment. Please ask the unit above.',
    'appointment.role_not_at_unit': 'This role is not held at a unit of this kind.',
    'appointment.already_held': 'This person already holds this appointment.',
    'appointment.audit_stands_apart': 'One person cannot both administer the system and audit it.',
    'appointment.already_ended': 'This appointment has already ended.',
    'appointment.changed_meanwhile':
      'Somebody has just changed this appointment. Please look at it again before changing it.',
    'appointment.last_administrator': 'This is the last administrator. Appoint another one first.',
    'sign_in.link_not_allowed':
      'This person also holds an appointment that is not yours to give. Please let the unit above make the link.',
  },
};
