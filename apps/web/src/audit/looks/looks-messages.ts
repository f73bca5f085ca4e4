/** The texts of the list of looks, one language at a time; they arrive with its page. */
export const LOOKS_MESSAGES = {
  zh: () => import('./messages.zh.ts').then(({ looksZh: looks }) => ({ default: { looks } })),
  en: () => import('./messages.en.ts').then(({ looksEn: looks }) => ({ default: { looks } })),
};
