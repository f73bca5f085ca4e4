/** The texts of opening hours, one language at a time. */
export const WORKING_TIME_MESSAGES = {
  zh: () => import('./messages.zh.ts').then(({ workingTimeZh: workingTime }) => ({ default: { workingTime } })),
  en: () => import('./messages.en.ts').then(({ workingTimeEn: workingTime }) => ({ default: { workingTime } })),
};
