/** The texts of what came with a ticket from another system, one language at a time. */
export const ORIGIN_MESSAGES = {
  zh: () => import('./origin-messages.zh.ts').then(({ originZh: ticketOrigin }) => ({ default: { ticketOrigin } })),
  en: () => import('./origin-messages.en.ts').then(({ originEn: ticketOrigin }) => ({ default: { ticketOrigin } })),
};
