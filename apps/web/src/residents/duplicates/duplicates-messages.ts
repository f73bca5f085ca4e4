/** The texts of the pages of possible duplicates, one language at a time; they arrive with the first of them. */
export const DUPLICATES_MESSAGES = {
  zh: () => import('./messages.zh.ts').then(({ duplicatesZh: duplicates }) => ({ default: { duplicates } })),
  en: () => import('./messages.en.ts').then(({ duplicatesEn: duplicates }) => ({ default: { duplicates } })),
};
