/** The texts of the keys' page and of what came in by a key, one language at a time. */
export const OPEN311_MESSAGES = {
  zh: () => import('./messages.zh.ts').then(({ open311Zh: open311 }) => ({ default: { open311 } })),
  en: () => import('./messages.en.ts').then(({ open311En: open311 }) => ({ default: { open311 } })),
};
