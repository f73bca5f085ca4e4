import type { AccountFormsRefusal, accountFormsZh } from './account-forms-messages.zh.ts';

export const formsRefusalsEn: Record<AccountFormsRefusal, string> = {
  'account.demo_stays': 'Everybody shares the demo accounts, so this cannot be changed.',
  'account.phone_taken': 'Another account uses this mobile number.',
  'account.two_factor_is_on': 'Two-step verification is already on.',
  'account.two_factor_is_off': 'Two-step verification is off.',
  'account.two_factor_required': 'Your role requires two-step verification, so it stays on.',
};

export const accountFormsEn: typeof accountFormsZh = {
  password: {
    current: 'Present password',
    wrong: 'The present password is wrong. Please try again.',
    fresh: 'New password',
    meaning: 'Everywhere else you will be signed out; here you stay signed in.',
    submit: 'Set the new password',
  },
  phone: {
    label: 'Mobile number',
    hint: 'Of mainland China, 11 digits. For signing in only; nobody else is shown it.',
    missing: 'Please enter a mobile number.',
    submit: 'Save',
    remove: 'Remove the number',
    kept: 'The mobile number is saved; you can sign in by it now.',
    removed: 'The mobile number is removed.',
  },
  twoFactor: {
    app: 'Install an authenticator app on your phone (of Microsoft or Google, or a password manager).',
    scan: 'Scan the QR code with it; if that does not work, type the key below.',
    qr: 'QR code for the authenticator app',
    secret: 'Key',
    copySecret: 'Copy the key',
    code: 'Enter the 6 digits that the app shows.',
    wrong: 'The code is wrong. Please wait for the next one.',
    turnOn: 'Turn on',
    renewMeaning: 'After that none of the earlier recovery codes works.',
    removeMeaning: 'After that the password alone is enough, and no recovery code works.',
    beginning: 'Preparing…',
  },
  outside: {
    title: 'Outside account',
    label: 'your organisation’s account',
    none: 'Not linked. Once it is, you can sign in by {{label}} without your password.',
    since: 'Linked on {{day}}; you can sign in by {{label}}.',
    link: 'Link {{label}}',
    change: 'Link another account ({{label}})',
    remove: 'Remove the link',
    removed: 'The link is removed; it signs in nobody any more.',
  },
  codes: {
    title: 'Please keep your recovery codes',
    lead: 'They let you sign in when the phone is lost or new, each once. They are shown only now: print them or keep them somewhere other than the phone.',
    copy: 'Copy',
    download: 'Download',
    print: 'Print',
    copied: 'Copied',
    copyFailed: 'It could not be copied; please select it by hand.',
    fileName: 'linli-recovery-codes-{{username}}.txt',
    fileTitle: 'Linli recovery codes (username: {{username}}, {{day}})',
    done: 'I have kept them',
  },
  limited: {
    password: {
      title: 'Please change your password first',
      lead: '{{name}}, your password was not chosen by you or has reached its age limit. Set a new one to go on.',
    },
    twoFactor: {
      title: 'Please set up two-step verification first',
      lead: '{{name}}, your role asks for a code besides the password when signing in. Once it is set up you can go on.',
    },
  },
};
