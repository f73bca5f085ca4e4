import type { savedViewZh } from './saved-view-messages.zh.ts';

export const savedViewEn: typeof savedViewZh = {
  open: 'Saved views',
  title: 'Saved views',
  keys: 'Press 1–9 to open one',
  none: 'No views yet. Set filters, order and columns, give them a name, and open them with one key next time.',
  list: 'List of saved views',
  by: 'shared by {{name}}',
  shared: 'shared',
  apply: 'Open the view {{title}}',
  first: 'Put first',
  notFirst: 'Not first any more',
  rename: 'Rename',
  share: 'Share',
  unshare: 'Stop sharing',
  remove: 'Delete',
  removed: '“{{title}}” is deleted.',
  save: 'Save the present filters',
  name: 'Name',
  isShared: 'Colleagues of this office can use it',
  submit: 'Save',
  saved: '“{{title}}” is saved.',
  onlyFilters:
    'Filters, order and columns are kept. The name, number or address that is searched for is not: it is personal data.',
};
