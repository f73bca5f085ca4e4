/** The texts of the start page, which the pocket and the other light pages do without. */
export const HOME_MESSAGES = {
  zh: () => import('./home-messages.zh.ts').then(({ homeZh: home }) => ({ default: { home } })),
  en: () => import('./home-messages.en.ts').then(({ homeEn: home }) => ({ default: { home } })),
};
