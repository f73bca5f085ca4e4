/** The texts of the offices, one language at a time. */
export const OFFICE_MESSAGES = {
  zh: () => import('./office-messages.zh.ts'),
  en: () => import('./office-messages.en.ts'),
};
