import type { TICKET_REFUSALS } from '@linli/domain/tickets/ticket-refusals.ts';
import type { TicketCategory, TicketSource, TicketStatus } from '@linli/domain/tickets/ticket.ts';
import type { TicketAction } from '@linli/domain/tickets/ticket-life.ts';

const refusals: Record<keyof typeof TICKET_REFUSALS, string> = {
  'ticket.not_found': '没有找到这张工单。',
  'ticket.community_not_found': '没有找到这个社区，请重新选择。',
  'ticket.photo_not_found': '没有找到这张照片。',
  'ticket.not_allowed': '您不能对这张工单做这件事。',
  'ticket.not_now': '工单的状态已经变了，现在不能这样做。',
  'ticket.changed_meanwhile': '别人刚刚处理过这张工单，请看过最新内容再操作。',
  'ticket.already_claimed': '慢了一步，已经有别的志愿者认领了。',
  'ticket.assignee_not_eligible': '不能派给这个人：他现在不是本社区的工作人员。',
  'ticket.day_not_possible': '日期要在今天以后，最多 {{days}} 天。',
  'ticket.proof_needed': '现在提交的人太多，请过几分钟再提交。填的内容都还在。',
  'ticket.too_many_photos': '照片已经够多了，不能再加。',
  'ticket.photo_unreadable': '这张照片打不开，请换一张。',
};

const status: Record<TicketStatus, string> = {
  reported: '待受理',
  accepted: '已受理',
  open: '待认领',
  in_progress: '处理中',
  suspended: '挂账',
  resolved: '已办结',
  closed: '已评价',
  rejected: '不予受理',
};

const category: Record<TicketCategory, string> = {
  environment: '环境卫生',
  facilities: '公共设施',
  safety: '安全隐患',
  noise: '噪音扰民',
  elderly_care: '老人照料',
  documents: '证件证明',
  benefits: '救助保障',
  property: '物业房屋',
  other: '其他',
};

/** What each kind covers, in the words of people who report. */
const categoryHint: Record<TicketCategory, string> = {
  environment: '垃圾、异味、乱堆放',
  facilities: '路灯、路面、健身器材',
  safety: '电线、消防、井盖',
  noise: '施工、音响、宠物',
  elderly_care: '独居老人、送药陪诊',
  documents: '开证明、办证咨询',
  benefits: '低保、补助、残疾',
  property: '漏水、电梯、供暖',
  other: '不确定就选这个',
};

const action: Record<TicketAction, string> = {
  accept: '受理',
  reject: '不予受理',
  open: '交给志愿者',
  assign: '派单',
  claim: '认领',
  release: '退回',
  return: '退单',
  suspend: '挂账',
  resume: '恢复办理',
  resolve: '办结',
  rate: '评价',
  call_back: '回访',
  reopen: '重办',
  nudge: '催办',
  supervise: '督办',
  end_supervision: '结束督办',
};

/** What happened, for timelines, by what follows `tickets.` in an event's action; some are no steps of the workflow. */
const event: Record<TicketAction | 'report' | 'add_photo' | 'reveal_contact', string> = {
  report: '提交了问题',
  accept: '社区已受理',
  reject: '社区未受理',
  open: '交给志愿者认领',
  assign: '已派人处理',
  claim: '有志愿者认领',
  release: '志愿者退回',
  return: '退回社区重新派人',
  suspend: '暂缓办理',
  resume: '恢复办理',
  resolve: '已办结',
  rate: '已评价',
  call_back: '社区回访',
  reopen: '重新办理',
  nudge: '您催办了一次',
  supervise: '上级督办',
  end_supervision: '督办结束',
  add_photo: '添加了照片',
  reveal_contact: '查看了联系方式',
};

const source: Record<TicketSource, string> = {
  public_page: '网页',
  counter: '窗口',
  phone: '电话',
  open311: '其他系统',
};

const photo = { alt: '第 {{index}} 张照片', failed: '照片没有加载出来' };

/** The words of tickets that every shell uses; what one page says is in the folder of that page. */
export const ticketsZh = { refusals, status, category, categoryHint, action, event, source, photo };
