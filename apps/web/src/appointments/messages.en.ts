import type { appointmentsZh } from './messages.zh.ts';

export const appointmentsEn: typeof appointmentsZh = {
  refusals: {
    'appointment.none_current': 'You hold no current appointment.',
    'appointment.not_found': 'This appointment was not found.',
    'appointment.username_taken': 'This username is already in use. Please choose another.',
    'sign_in.link_not_valid':
      'This link has been used, has expired or is incomplete. If the password was just set, sign in; otherwise ask for a new one.',
  },
  noAppointment: {
    title: 'You hold no current appointment',
    hint: '{{name}}, you are signed in but hold no role at present, or your appointment has ended. Please ask your community or the unit above it.',
  },
  wrongRole: {
    title: 'This page is not for your current role',
    hint: 'It is open to: {{roles}}. You are acting as {{role}}.',
    home: 'Go to my home page',
    switchTo: 'Switch to {{role}} ({{unit}})',
  },
};
