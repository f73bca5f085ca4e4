import type { LifeEvent } from '@linli/domain/residents/life-event.ts';

const event: Record<LifeEvent, string> = {
  move: '社区内搬家',
  move_out: '迁出本社区',
  move_back: '迁回本社区',
  report_death: '死亡登记',
};

const day: Record<LifeEvent, string> = {
  move: '哪天搬的',
  move_out: '哪天迁出的',
  move_back: '哪天迁回的',
  report_death: '死亡日期',
};

export const lifeZh = {
  menu: '登记变动',
  transfer: '转到其他社区',
  event,
  day,
  of: '{{name}}：{{event}}',
  address: '新住址',
  wholeHousehold: '全户一起搬',
  wholeHouseholdHint: '同户还有 {{names}}',
  householdRole: '与新户户主的关系',
  householdRoleHint: '新住址没有人住时，本人就是户主',
  roleUnknown: '暂不确定',
  reason: '去向和原因',
  reasonHint: '例如“随子女迁往大连市”',
  note: '说明',
  dayFuture: '不能晚于今天。',
  dayWrong: '日期不对，请检查；不能早于出生日期。',
  submit: '登记',
  kept: '没有登记的内容只留在内存里，刷新后要重填。',
  done: '已登记：{{name}}，{{event}}',
  undo: '撤销登记',
  undoOf: '撤销“{{event}}”的登记',
  undone: '已撤销，档案恢复原样',
  changed: '别人刚刚改过这份档案。您填的都还在，请看过下面的结果再登记。',
  consequence: {
    title: '登记后',
    end: '。',
    and: '；',
    living: '{{name}}重新列入在住居民',
    notLiving: '{{name}}自 {{day}} 起不再列入在住居民，档案保留',
    moves: '{{name}}自 {{day}} 起住在新住址',
    mates: '同户 {{count}} 人（{{names}}）一起搬',
    head: '原户的户主改为{{name}}，其他人与户主的关系随之更新',
    labelsEnd: '在册标签（{{labels}}）止于 {{day}}',
    labelsStay: '在册标签（{{labels}}）继续有效',
  },
};
