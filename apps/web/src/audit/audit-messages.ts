/** The texts of the audit pages, one language at a time; they arrive with the first of them. */
export const AUDIT_MESSAGES = {
  zh: () => import('./messages.zh.ts').then(({ auditZh: audit, looksZh: looks }) => ({ default: { audit, looks } })),
  en: () => import('./messages.en.ts').then(({ auditEn: audit, looksEn: looks }) => ({ default: { audit, looks } })),
};
