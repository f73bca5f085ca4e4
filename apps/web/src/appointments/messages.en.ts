import type { appointmentsZh } from './messages.zh.ts';

export const appointmentsEn: typeof appointmentsZh = {
  refusals: {
    'appointment.none_current': 'You hold no current appointment.',
    'appointment.not_found': 'This appointment was not found.',
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
    'appointment.username_taken': 'This username is already in use. Please choose another.',
    'sign_in.wrong_username_or_password': 'The username or password is wrong. Check capital letters and try again.',
    'sign_in.link_not_valid':
      'This link has been used, has expired or is incomplete. If the password was just set, sign in; otherwise ask for a new one.',
    'sign_in.link_not_allowed':
      'This person also holds an appointment that is not yours to give. Please let the unit above make the link.',
  },
  signIn: {
    title: 'Sign in',
    lead: 'For community workers, officials and volunteers. Residents report problems without signing in.',
    username: 'Username',
    password: 'Password',
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    capsLock: 'Caps lock is on.',
    submit: 'Sign in',
    submitting: 'Signing in…',
    usernameMissing: 'Please enter your username.',
    passwordMissing: 'Please enter your password.',
    sessionEnded: 'Please sign in first. You will come back to the page you were on.',
    forgotten: 'Forgotten the password? Ask the unit that opened your account.',
    demoTitle: 'Demo accounts',
    demoHint: 'Tap one to fill it in, then press “Sign in”.',
    toPublic: 'I am a resident and want to report or follow a problem',
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
