/** The words of the matrix travel with its page. */
export const AUTHORIZATION_MESSAGES = {
  zh: () => import('./messages.zh.ts').then(({ authorizationZh: authorization }) => ({ default: { authorization } })),
  en: () => import('./messages.en.ts').then(({ authorizationEn: authorization }) => ({ default: { authorization } })),
};
