import type { accountsZh } from './messages.zh.ts';

export const accountsEn: typeof accountsZh = {
  refusals: {
    'sign_in.wrong_name_or_password':
      'The username (or mobile number) or password is wrong, or was wrong too often. Check capital letters and try again a little later.',
    'sign_in.wrong_code': 'The code is wrong, or was tried too often. Please try again a little later.',
    'sign_in.begin_again': 'That took too long. Please sign in again.',
    'account.password_must_change': 'Please change your password first.',
    'account.two_factor_must_set_up': 'Please set up two-step verification first.',
    'account.confirm_identity': 'It was not confirmed that it is you, so this was not done.',
    'account.wrong_password_or_code': 'The password or code is wrong. Please try again.',
    'account.no_password': 'Your account has no password. Please sign in again instead.',
    'account.demo_stays': 'Everybody shares the demo accounts, so this cannot be changed.',
    'account.phone_taken': 'Another account uses this mobile number.',
    'account.two_factor_is_on': 'Two-step verification is already on.',
    'account.two_factor_is_off': 'Two-step verification is off.',
    'account.two_factor_required': 'Your role requires two-step verification, so it stays on.',
    'account.person_not_allowed':
      'This person also holds an appointment that is not yours to give. Please ask the unit above.',
    'account.own_account': 'Please look after your own account on your own page.',
    'account.session_not_found': 'This session has already ended.',
  },
  password: {
    label: 'Password',
    show: 'Show password',
    hide: 'Hide password',
    capsLock: 'Caps lock is on.',
    missing: 'Please enter your password.',
    rule: '{{minimum}} to {{maximum}} characters; a sentence is easiest to remember. No birthdays or phone numbers.',
    ruleMixed:
      '{{minimum}} to {{maximum}} characters; at least {{kinds}} of small letters, capital letters, digits and other signs; without the username.',
    fits: 'Meets the rules.',
  },
  signIn: {
    title: 'Sign in',
    lead: 'For community workers, officials and volunteers. Residents report problems without signing in.',
    first: 'Please sign in first. You will come back to the page you were on.',
    ended:
      'Your session has ended: nothing was done for too long, its time was up, or it was ended elsewhere. Please sign in again; the page and what you typed are still there.',
    name: 'Username or mobile number',
    nameMissing: 'Please enter your username or mobile number.',
    submit: 'Sign in',
    submitting: 'Signing in…',
    forgotten: 'Forgotten the password? Ask the unit that opened your account.',
    other: 'Sign in with another account',
    demoTitle: 'Demo accounts',
    demoHint: 'Tap one to fill it in, then press “Sign in”.',
    toPublic: 'I am a resident and want to report or follow a problem',
  },
  confirm: {
    title: 'Confirm that it is you',
    lead: 'This step is sensitive: please enter your password once more. You will not be asked again for {{minutes}} minutes.',
    submit: 'Confirm and go on',
    submitting: 'Confirming…',
    confirmed: 'Confirmed, going on.',
    cancelled: 'Not confirmed, so this was not done.',
    signInAgain: 'Sign out and sign in again',
  },
};
