import { exportZh } from './exports/export-messages.zh.ts';
import { residentFileZh } from './file-messages.zh.ts';
import { residentFormZh } from './form-messages.zh.ts';
import { lifeZh } from './life/messages.zh.ts';
import { residentListZh } from './list-messages.zh.ts';
import { residentsZh } from './messages.zh.ts';
import { savedViewZh } from './saved-views/saved-view-messages.zh.ts';
import { wordsZh } from './words-messages.zh.ts';

/** What whoever opens the residents' pages reads; nobody else meets their refusals. */
export const residentsPagesZh = {
  ...residentsZh,
  ...wordsZh,
  list: residentListZh,
  file: residentFileZh,
  form: residentFormZh,
  life: lifeZh,
  picker: {
    hint: '输入姓名；本社区有档案的会列出来，选中即关联，不选只记姓名',
    linked: '已关联本社区的档案；改动姓名会取消关联',
  },
  export: exportZh,
  savedView: savedViewZh,
};

/** They arrive together: fewer chunks make a lighter first page. */
export { rightsZh } from './rights/messages.zh.ts';
export { transfersZh } from './transfers/messages.zh.ts';
