/** The texts of signing up and of the desk's list, one language at a time. */
export const VOLUNTEERS_MESSAGES = {
  zh: () => import('./messages.zh.ts').then(({ volunteersZh: volunteers }) => ({ default: { volunteers } })),
  en: () => import('./messages.en.ts').then(({ volunteersEn: volunteers }) => ({ default: { volunteers } })),
};
