import { exportEn } from './exports/export-messages.en.ts';
import { residentFileEn } from './file-messages.en.ts';
import { residentFormEn } from './form-messages.en.ts';
import { lifeEn } from './life/messages.en.ts';
import { residentListEn } from './list-messages.en.ts';
import type { residentsPagesZh } from './pages-messages.zh.ts';
import { residentsEn } from './messages.en.ts';
import { savedViewEn } from './saved-views/saved-view-messages.en.ts';
import { wordsEn } from './words-messages.en.ts';

export const residentsPagesEn: typeof residentsPagesZh = {
  ...residentsEn,
  ...wordsEn,
  list: residentListEn,
  file: residentFileEn,
  form: residentFormEn,
  life: lifeEn,
  picker: {
    hint: 'Type a name; files of this community are offered to be linked, otherwise the name alone is kept',
    linked: 'Linked to a file of this community; changing the name unlinks it',
  },
  export: exportEn,
  savedView: savedViewEn,
};

/** They arrive together: fewer chunks make a lighter first page. */
export { rightsEn } from './rights/messages.en.ts';
export { transfersEn } from './transfers/messages.en.ts';
