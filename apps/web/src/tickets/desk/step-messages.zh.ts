import type { BlockedTicketAction } from '@linli/domain/tickets/ticket-life.ts';
import type { CallBackResult } from '@linli/domain/tickets/ticket.ts';

/** Why something that is theirs cannot be done at this moment. */
const blocked: Record<BlockedTicketAction['reason'], string> = {
  status: '现在是“{{status}}”，{{from}}时才能{{action}}。',
  within_reopen_period: '办结已超过 {{days}} 天，不能重办，请重新登记。',
  not_nudged_lately: '{{until}}以后才能再催。',
  not_supervised: '已经在督办了。',
  supervised: '现在没有督办。',
};

const result: Record<CallBackResult, string> = {
  satisfied: '满意',
  unsatisfied: '不满意',
  unreachable: '没联系上',
};

/** The forms of the steps that hold a ticket up, press for it, watch over it or take it up again. */
export const stepsZh = {
  more: '更多操作',
  moreTitle: '还可以做',
  quoted: '“{{status}}”',
  blockedTitle: '现在不能做',
  blocked,
  result,
  until: {
    suspend: '挂到哪一天',
    supervise: '要求哪天前办好',
  },
  untilMissing: '请选一个日期。',
  resultLabel: '居民怎么说',
  resultMissing: '请选回访结果。',
  form: {
    reject: {
      label: '不予受理的原因',
      hint: '居民会看到这段话。',
      submit: '不予受理',
      ready: [
        '不属于本社区管辖，请联系所在社区',
        '同一问题已有工单在办',
        '情况描述不清，无法核实，请补充后重新提交',
        '属于执法部门职责，请拨打 12345',
      ],
    },
    open: {
      label: '给志愿者的说明',
      hint: '认领之前所有志愿者都能看到：不要写姓名、电话、门牌号。',
      submit: '交给志愿者',
      ready: [],
    },
    resolve: {
      label: '办理结果',
      hint: '居民会看到这段话。',
      submit: '办结',
      ready: [
        '已到现场处理完毕',
        '已联系物业维修，现已恢复正常',
        '已上门走访，情况已妥善解决',
        '已电话回访，居民表示满意',
      ],
    },
    return: {
      label: '退单原因',
      hint: '退回后由社区重新派单，同事会看到原因。',
      submit: '退单',
      ready: ['不在我负责的网格', '需要其他专业的同事处理'],
    },
    suspend: {
      label: '挂账原因',
      hint: '居民会看到原因和日期；到那天会自动恢复办理，承诺期限顺延。',
      submit: '挂账',
      ready: ['等待配件到货', '等待居民在家时上门', '等待天气好转后施工'],
    },
    call_back: { label: '回访记录', hint: '只有工作人员能看到。', submit: '保存回访', ready: ['电话回访', '上门回访'] },
    reopen: {
      label: '重办原因',
      hint: '重新开始计算承诺期限；居民会看到这件事重新办理。',
      submit: '重办',
      ready: ['居民反映问题没有解决', '问题再次出现'],
    },
    nudge: {
      label: '催办要求',
      hint: '承办人会马上看到。',
      submit: '催办',
      ready: ['请尽快联系居民', '请今天给出处理意见'],
    },
    supervise: {
      label: '督办要求',
      hint: '写明要做到什么，承办的社区会看到。',
      submit: '开始督办',
      ready: ['请按期办结并回访居民'],
    },
    end_supervision: {
      label: '督办结论',
      hint: '写明督办的结果。',
      submit: '结束督办',
      ready: ['已按要求办结', '已说明情况，按原计划办理'],
    },
  },
  done: {
    accept: '已受理 {{number}}',
    reject: '已退回 {{number}}，居民会看到原因',
    open: '已交给志愿者 {{number}}',
    assign: '已派单 {{number}}',
    resolve: '已办结 {{number}}，等居民评价',
    return: '已退单 {{number}}，等重新派单',
    suspend: '已挂账 {{number}}',
    resume: '已恢复办理 {{number}}',
    reopen: '已重办 {{number}}，承诺期限重新计算',
    call_back: '已记录回访 {{number}}',
    nudge: '已催办 {{number}}',
    supervise: '已督办 {{number}}',
    end_supervision: '已结束督办 {{number}}',
  },
  fact: {
    suspended: '挂账到',
    suspendReason: '挂账原因',
    nudges: '催办',
    nudged: '{{count}} 次',
    reopenings: '重办',
    supervision: '督办',
    supervisedUntil: '要求 {{until}} 前办好',
    callBack: '回访',
  },
  mark: { nudges: '催{{count}}', supervised: '督办', suspended: '挂账' },
};
