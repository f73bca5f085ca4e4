/** The texts of the page that loads divisions, one language at a time. */
export const LOAD_DIVISIONS_MESSAGES = {
  zh: () =>
    import('./load-messages.zh.ts').then(({ loadDivisionsZh: orgUnitsOffice }) => ({ default: { orgUnitsOffice } })),
  en: () =>
    import('./load-messages.en.ts').then(({ loadDivisionsEn: orgUnitsOffice }) => ({ default: { orgUnitsOffice } })),
};
