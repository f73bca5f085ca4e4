import type { signInZh } from './sign-in-messages.zh.ts';

export const signInEn: typeof signInZh = {
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
};
