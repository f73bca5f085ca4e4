/** The texts of the page of people and appointments, one language at a time; they arrive with it. */
export const APPOINTMENTS_MESSAGES = {
  zh: () =>
    import('./page-messages.zh.ts').then(({ appointmentsPageZh: appointmentsPage }) => ({
      default: { appointmentsPage },
    })),
  en: () =>
    import('./page-messages.en.ts').then(({ appointmentsPageEn: appointmentsPage }) => ({
      default: { appointmentsPage },
    })),
};
