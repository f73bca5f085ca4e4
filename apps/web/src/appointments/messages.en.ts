import type { appointmentsZh } from './messages.zh.ts';

export const appointmentsEn: typeof appointmentsZh = {
  refusals: {
    'appointment.none_current': 'You hold no current appointment.',
    'appointment.not_found': 'This appointment was not found.',
    'appointment.username_taken': 'This username is already in use. Please choose another.',
    'sign_in.link_not_valid':
      'This link has been used, has expired or is incomplete. If the password was just set, sign in; otherwise ask for a new one.',
  },
};
