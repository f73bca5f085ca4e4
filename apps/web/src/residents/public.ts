/** Other capabilities say what a list of residents was narrowed by in its own words. */
export { wordsEn } from './words-messages.en.ts';
export { RevealForm } from './reveal-form.tsx';
export { wordsZh } from './words-messages.zh.ts';
