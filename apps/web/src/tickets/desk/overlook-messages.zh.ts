/** What officials read above the tickets. */
export const overlookZh = {
  title: '工单总览',
  unit: '辖区',
  whole: '全部辖区',
  behind_one: '{{unit}}有 {{overdue}} 件工单超期，集中在 1 个单位：{{names}}。',
  behind_other: '{{unit}}有 {{overdue}} 件工单超期，涉及 {{count}} 个单位，最多的是{{names}}。',
  behindHere: '{{unit}}有 {{overdue}} 件工单超期。',
  fine: '{{unit}}没有超期的工单。',
  waiting: '{{reported}} 件待受理，{{in_progress}} 件处理中，{{open}} 件等志愿者认领。',
  named: '{{name}}（{{overdue}} 件）',
  table: '各单位未办结工单',
  columns: { unit: '单位', reported: '待受理', unfinished: '未办结', overdue: '超期' },
  records: '{{unit}}：{{what}} {{count}} 件',
  showFine_one: '另有 1 个单位没有未办结工单',
  showFine_other: '另有 {{count}} 个单位没有未办结工单',
  hideFine: '收起没有未办结工单的单位',
};
