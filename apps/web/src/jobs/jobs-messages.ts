/** The texts of the jobs page, one language at a time. */
export const JOBS_MESSAGES = {
  zh: () => import('./messages.zh.ts').then(({ jobsZh: jobs }) => ({ default: { jobs } })),
  en: () => import('./messages.en.ts').then(({ jobsEn: jobs }) => ({ default: { jobs } })),
};
