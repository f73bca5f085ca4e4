import type { LookKind } from '@linli/domain/audit/look.ts';
import type { ExportColumn } from '@linli/domain/residents/resident-export.ts';
import type { HideableField } from '@linli/domain/residents/resident-privacy.ts';
import { wordsZh } from '../../residents/public.ts';

const kind: Record<LookKind, string> = {
  reveal: '查看隐藏信息',
  whole_export: '导出完整名单',
  own_data: '提供本人数据',
  contact: '查看反映人联系方式',
  photos: '查看工单照片',
};

const columns: Record<ExportColumn, string> = {
  name: '姓名',
  sex: '性别',
  age: '年龄',
  labels: '标签',
  address: '住址',
  phone: '电话',
  idNumber: '证件号码',
  role: '与户主关系',
  employment: '就业状况',
  visited: '最近走访',
  grid: '网格',
  community: '社区',
  status: '居住状态',
};
const field: Record<HideableField | ExportColumn | 'label' | 'contacts' | 'visits', string> = {
  ...columns,
  ...wordsZh.hidden,
  label: '一个标签的详情',
  contacts: '一位联系人',
  visits: '一次走访的情况记录',
};

export const looksZh = {
  kind,
  field,
  title: '查看记录',
  lead: '谁在什么时候、为什么看了谁的隐藏信息、完整名单和照片。看到的内容不在这里。',
  leadOwn: '您看过的隐藏信息、完整名单和照片，以及当时写的理由。上级也能看到这些记录。',
  list: '查看记录列表',
  today: { title: '今天', none: '今天还没有人查看。', noneOwn: '您今天还没有查看。', of: '{{kind}} {{count}} 次' },
  column: { at: '时间', who: '查看人', what: '看了什么', whose: '对象', unit: '单位', reason: '理由' },
  rows: '{{count}} 人',
  only: '只看这一份',
  onlyOf: '只看“{{name}}”的',
  noReason: '按规定不需填写',
  filter: { kind: '类别', allKinds: '全部类别' },
  empty: {
    title: '没有符合条件的查看记录',
    hint: '放宽条件再看；每次查看隐藏信息、导出完整名单或打开照片都会记在这里。',
  },
};
