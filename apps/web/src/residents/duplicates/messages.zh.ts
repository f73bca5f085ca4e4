import type { DuplicateStatus } from '@linli/domain/residents/duplicate-pair.ts';
import type { MergeField } from '@linli/domain/residents/resident-merge.ts';

const status: Record<DuplicateStatus, string> = { open: '待核对', not_same: '不是同一人', merged: '已合并' };

const field: Record<MergeField, string> = {
  name: '姓名',
  document: '证件',
  phone: '电话',
  sex: '性别',
  birthDate: '出生日期',
  ethnicGroup: '民族',
  employment: '就业状况',
  home: '住址和家庭',
  workplace: '工作单位',
  registeredAddress: '户籍地址',
  consent: '知情同意',
  notes: '备注',
};

export const duplicatesZh = {
  title: '疑似重复',
  lead: '每天夜里比对一次：证件号码相同，或姓名相近且出生日期、电话相同。',
  status,
  field,
  filter: {
    status: '按处理情况查看',
    between: '按社区查看',
    all: '全部',
    one_community: '同一社区',
    two_communities: '跨社区',
  },
  list: '疑似重复的档案',
  elsewhere: '另一份档案在其他社区',
  elsewhereHint: '本区另一个社区也有一份疑似同一人的档案。您看不到它的内容；请联系街道或区里核对，他们能看到两份。',
  foundOn: '发现于',
  decidedOn: '处理于',
  empty: {
    open: '没有待核对的疑似重复',
    openHint: '每天夜里会再比对一次。',
    not_same: '还没有认定过“不是同一人”',
    merged: '还没有合并过档案',
    otherHint: '处理过的会列在这里。',
  },
  choose: '选择左边的一对，在这里并排比对。',
  close: '返回列表',
  compare: {
    title: '并排比对',
    caption: '两份档案的各项内容，不同的已标出',
    what: '项目',
    first: '档案 1',
    second: '档案 2',
    differs: '不同',
    sameCount: '{{count}} 项相同',
    hidden: '已隐藏',
    none: '未填写',
    open: '打开档案 {{number}}：{{name}}',
    registered: '建档',
    labels: '标签',
    community: '社区',
    keys: 'N 不是同一人',
  },
  notSame: '不是同一人',
  notSameDone: '已记为不是同一人，以后不再提示',
  reopen: '重新核对',
  reopened: '已放回待核对',
  onlyWorkers: '两份档案在同一社区，由社区工作者处理。',
};
