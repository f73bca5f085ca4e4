/** The texts of the poster, one language at a time. */
export const POSTER_MESSAGES = {
  zh: () => import('./messages.zh.ts').then(({ posterZh: poster }) => ({ default: { poster } })),
  en: () => import('./messages.en.ts').then(({ posterEn: poster }) => ({ default: { poster } })),
};
