import type { TicketStatus } from '@linli/domain/tickets/ticket.ts';

/** Where the report stands, in a sentence. */
const now: Record<TicketStatus, string> = {
  reported: '已收到，等社区受理',
  accepted: '社区已受理',
  open: '正在请志愿者帮忙',
  in_progress: '正在处理',
  resolved: '已经办结，请您评分',
  closed: '已经办结，谢谢您的评分',
  rejected: '社区没有受理',
};

/** What comes next. */
const next: Record<TicketStatus, string> = {
  reported: '接下来社区工作人员会看您反映的问题，并决定怎么处理。',
  accepted: '接下来会派人处理。',
  open: '志愿者认领后就会来处理。',
  in_progress: '处理完会在这里写明结果。',
  resolved: '看看结果是不是让您满意。',
  closed: '这件事已经结束。还有问题可以再反映。',
  rejected: '原因写在下面。还有疑问可以联系社区，或重新反映。',
};

export const followZh = {
  title: '查看进展',
  lead: '编号和查询密码都在回执上。',
  number: '编号',
  numberHint: '比如 HP-20261123-0042',
  secret: '查询密码',
  secretHint: '12 位字母和数字，大小写、空格都没关系',
  submit: '查看',
  numberMissing: '请填写编号，样子像 HP-20261123-0042。',
  secretMissing: '请填写回执上的查询密码。',
  noMatch: '编号和查询密码对不上',
  noMatchHint: '请照着回执再核对一遍。密码里没有字母 O 和 I，那是数字 0 和 1。',
  lost: '回执丢了？请联系社区，工作人员能帮您查。',
  other: '查另一件事',
  now,
  next,
  dueBefore: '最迟办结时间',
  rejectReason: '不受理的原因',
  solution: '处理结果',
  timeline: '经过',
  details: '您反映的问题',
  category: '类别',
  place: '地点',
  community: '社区',
  description: '详细情况',
  reportPhotos: '反映时的照片',
  solutionPhotos: '处理后的照片',
  updated: '本页每 15 秒自动更新',
  rating: {
    legend: '您对处理结果满意吗？',
    stars: { s1: '1 星，很不满意', s2: '2 星，不满意', s3: '3 星，一般', s4: '4 星，满意', s5: '5 星，非常满意' },
    comment: '想说的话',
    submit: '提交评分',
    submitting: '正在提交…',
    missing: '请先选几颗星。',
    failed: '评分没有提交成功',
    thanks: '谢谢您的评分。',
    yours: '您的评分',
    given: '{{stars}} 星',
  },
};
