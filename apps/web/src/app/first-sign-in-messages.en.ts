import type { firstSignInZh } from './first-sign-in-messages.zh.ts';

export const firstSignInEn: typeof firstSignInZh = {
  title: 'Set your password',
  titleFirst: 'Become the system administrator',
  lead: '{{name}}, please set your password. After that the old one no longer works, and signed-in devices have to sign in again.',
  leadFirst: 'There is no system administrator here yet. Fill in three things and you are the first.',
  until: 'The link works once, until {{moment}}.',
  username: 'Username',
  usernameHint: 'For signing in: 2 to 30 letters, digits, dots or underscores; it stays.',
  usernameFixed: 'You sign in with it.',
  name: 'Name',
  nameMissing: 'Please enter your name.',
  password: 'Password',
  submit: 'Set it and sign in',
  submitting: 'Setting…',
  signInByHand: 'The password is set. Please sign in.',
  invalid: {
    title: 'This link does not work',
    hint: 'It may have been used, have expired or not be copied in full; it also ends when the appointments of the account change.',
    who: 'Please ask the unit that gave it to you for a new one. Whoever installs the system finds a new one in the terminal after a restart.',
    signIn: 'Password set already? Sign in',
  },
};
