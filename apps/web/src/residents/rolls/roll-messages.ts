/** The texts of the import of rolls, one language at a time; they arrive with its pages. */
export const ROLLS_MESSAGES = {
  zh: () => import('./messages.zh.ts').then(({ rollsZh: rolls }) => ({ default: { rolls } })),
  en: () => import('./messages.en.ts').then(({ rollsEn: rolls }) => ({ default: { rolls } })),
};
