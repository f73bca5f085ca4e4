import { ACCOUNT_FORMS_MESSAGES, ACCOUNT_MESSAGES, NO_ENTRY_MESSAGES, OWN_ACCOUNT_MESSAGES } from './light-messages.ts';
import { withTexts } from './with-texts.ts';

/** The parts that stand at the door, each with its texts; several places lead to them. */
export const loadSignIn = () => withTexts(import('./sign-in-page.tsx'), ACCOUNT_MESSAGES);
export const loadOutsideReturn = () => withTexts(import('./outside-return-page.tsx'), ACCOUNT_MESSAGES);
export const loadOwnAccount = () => withTexts(import('../accounts/own-account-page.tsx'), OWN_ACCOUNT_MESSAGES);
export const loadAccountForms = () =>
  withTexts(import('../accounts/account-forms.ts'), ACCOUNT_MESSAGES, ACCOUNT_FORMS_MESSAGES);
export const loadLimitedSession = () =>
  withTexts(import('./limited-session-page.tsx'), ACCOUNT_MESSAGES, ACCOUNT_FORMS_MESSAGES);
export const loadConfirmIdentity = () => withTexts(import('../accounts/confirm-identity.tsx'), ACCOUNT_MESSAGES);
export const loadNoEntry = () => withTexts(import('./no-entry-pages.tsx'), NO_ENTRY_MESSAGES);
