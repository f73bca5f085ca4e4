/** What only the forms say, which load behind the page of a ticket; one language at a time. */
export const POCKET_FORM_MESSAGES = {
  zh: () => import('./form-messages.zh.ts').then(({ pocketFormsZh: pocket }) => ({ default: { tickets: { pocket } } })),
  en: () => import('./form-messages.en.ts').then(({ pocketFormsEn: pocket }) => ({ default: { tickets: { pocket } } })),
};
