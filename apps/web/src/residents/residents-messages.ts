/** The texts of the pages of residents, one language at a time; they arrive with the first of them. */
export const RESIDENTS_MESSAGES = {
  zh: () =>
    import('./pages-messages.zh.ts').then(
      ({ residentsPagesZh: residents, rightsZh: rights, transfersZh: transfers }) => ({
        default: { residents, rights, transfers },
      }),
    ),
  en: () =>
    import('./pages-messages.en.ts').then(
      ({ residentsPagesEn: residents, rightsEn: rights, transfersEn: transfers }) => ({
        default: { residents, rights, transfers },
      }),
    ),
};
