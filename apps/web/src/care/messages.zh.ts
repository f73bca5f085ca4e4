import type { CARE_REFUSALS } from '@linli/domain/care/care-refusals.ts';
import type { VisitOutcome, VisitSubject, VisitWay } from '@linli/domain/care/visit.ts';

const refusals: Record<keyof typeof CARE_REFUSALS, string> = {
  'care.visit_not_found': '没有找到这次走访。',
  'care.visit_voided': '这次走访已经作废。',
  'care.visit_changed_meanwhile': '这次走访刚被别人改过，请看一下现在的内容再改。',
};
const way: Record<VisitWay, string> = { home: '入户', phone: '电话', outside: '在外碰面', office: '来社区' };
const outcome: Record<VisitOutcome, string> = { met: '见到', absent: '无人应答', declined: '婉拒' };
const subject: Record<VisitSubject, string> = {
  health: '身体',
  livelihood: '生活',
  safety: '居家安全',
  mood: '心情',
  needs: '困难和需求',
};

export const careZh = {
  refusals,
  way,
  outcome,
  subject,
  title: '走访',
  none: '还没有走访记录。',
  record: '记一次走访',
  day: '日期',
  wayLabel: '方式',
  outcomeLabel: '结果',
  subjects: '问到了什么',
  note: '情况记录',
  noteHint: '身体、生活等情况会加密保存，以后查看要写理由。',
  noteKept: '已有记录；不改就留空。',
  save: '保存',
  saved: '已记下 {{day}} 的走访',
  asked: '问了{{subjects}}',
  hasNote: '有情况记录',
  noteOf: '{{day}} 走访的情况记录',
  edit: '修改',
  editOf: '修改 {{day}} 的走访',
  void: '作废',
  voidOf: '作废 {{day}} 的走访',
  voidWhy: '为什么作废',
  voidHint: '记错人、记重了才作废；作废后仍看得到，不再计入走访。',
  voidDone: '已作废 {{day}} 的走访',
  isVoided: '已作废',
  reveal: '查看',
  more: '更早的走访',
  dayMissing: '请选日期。',
  dayAhead: '不能晚于今天。',
  dayTooFar: '一年以前的走访不再补记。',
  reasonMissing: '请写明理由。',
};
