/** The texts of certificates, one language at a time. */
export const CERTIFICATE_MESSAGES = {
  zh: () => import('./messages.zh.ts').then(({ certificatesZh: certificates }) => ({ default: { certificates } })),
  en: () => import('./messages.en.ts').then(({ certificatesEn: certificates }) => ({ default: { certificates } })),
};
