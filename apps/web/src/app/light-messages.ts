/** The texts of the shells that open first, one language at a time. */
export const LIGHT_MESSAGES = {
  zh: () => import('./messages.zh.ts'),
  en: () => import('./messages.en.ts'),
};
