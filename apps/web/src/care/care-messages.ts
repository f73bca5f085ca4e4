/** The texts of visits, one language at a time; they arrive with the first file that is opened. */
export const CARE_MESSAGES = {
  zh: () => import('./messages.zh.ts').then(({ careZh: care }) => ({ default: { care } })),
  en: () => import('./messages.en.ts').then(({ careEn: care }) => ({ default: { care } })),
};
