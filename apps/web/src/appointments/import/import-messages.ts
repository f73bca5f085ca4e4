/** The texts of the import of people, one language at a time; they arrive with its page. */
export const PEOPLE_IMPORT_MESSAGES = {
  zh: () => import('./messages.zh.ts').then(({ peopleImportZh: peopleImport }) => ({ default: { peopleImport } })),
  en: () => import('./messages.en.ts').then(({ peopleImportEn: peopleImport }) => ({ default: { peopleImport } })),
};
