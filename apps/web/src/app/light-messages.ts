/** The texts of every shell, one language at a time. */
export const LIGHT_MESSAGES = {
  zh: () => import('./messages.zh.ts'),
  en: () => import('./messages.en.ts'),
};

/** What only one part of the light pages says; it travels together with the code of the page. */
export const REPORT_MESSAGES = {
  zh: () =>
    import('../tickets/report/messages.zh.ts').then(({ reportZh: report }) => ({ default: { tickets: { report } } })),
  en: () =>
    import('../tickets/report/messages.en.ts').then(({ reportEn: report }) => ({ default: { tickets: { report } } })),
};

export const FOLLOW_MESSAGES = {
  zh: () =>
    import('../tickets/follow/messages.zh.ts').then(({ followZh: follow }) => ({ default: { tickets: { follow } } })),
  en: () =>
    import('../tickets/follow/messages.en.ts').then(({ followEn: follow }) => ({ default: { tickets: { follow } } })),
};

export const POCKET_MESSAGES = {
  zh: () =>
    import('../tickets/pocket/messages.zh.ts').then(({ pocketZh: pocket }) => ({ default: { tickets: { pocket } } })),
  en: () =>
    import('../tickets/pocket/messages.en.ts').then(({ pocketEn: pocket }) => ({ default: { tickets: { pocket } } })),
};

export const FIRST_SIGN_IN_MESSAGES = {
  zh: () =>
    import('./first-sign-in-messages.zh.ts').then(({ firstSignInZh: firstSignIn }) => ({
      default: { appointments: { firstSignIn } },
    })),
  en: () =>
    import('./first-sign-in-messages.en.ts').then(({ firstSignInEn: firstSignIn }) => ({
      default: { appointments: { firstSignIn } },
    })),
};

/** What is said wherever a password is asked for. */
export const ACCOUNT_MESSAGES = {
  zh: () => import('../accounts/messages.zh.ts').then(({ accountsZh: accounts }) => ({ default: { accounts } })),
  en: () => import('../accounts/messages.en.ts').then(({ accountsEn: accounts }) => ({ default: { accounts } })),
};

export const OWN_ACCOUNT_MESSAGES = {
  zh: () =>
    import('../accounts/own-account-messages.zh.ts').then(({ ownAccountZh: own }) => ({
      default: { accounts: { own } },
    })),
  en: () =>
    import('../accounts/own-account-messages.en.ts').then(({ ownAccountEn: own }) => ({
      default: { accounts: { own } },
    })),
};

export const NO_ENTRY_MESSAGES = {
  zh: () => import('./no-entry-messages.zh.ts').then(({ noEntryZh: appointments }) => ({ default: { appointments } })),
  en: () => import('./no-entry-messages.en.ts').then(({ noEntryEn: appointments }) => ({ default: { appointments } })),
};

export const ACCOUNT_FORMS_MESSAGES = {
  zh: () =>
    import('../accounts/account-forms-messages.zh.ts').then(({ accountFormsZh: forms, formsRefusalsZh: refusals }) => ({
      default: { accounts: { forms, refusals } },
    })),
  en: () =>
    import('../accounts/account-forms-messages.en.ts').then(({ accountFormsEn: forms, formsRefusalsEn: refusals }) => ({
      default: { accounts: { forms, refusals } },
    })),
};
