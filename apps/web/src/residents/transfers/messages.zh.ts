import type { TRANSFER_REFUSALS } from '@linli/domain/residents/transfer-refusals.ts';
import type { TransferAction, TransferStatus } from '@linli/domain/residents/transfer.ts';

const refusals: Record<keyof typeof TRANSFER_REFUSALS, string> = {
  'transfer.not_found': '没有找到这次转移。',
  'transfer.not_allowed': '这一步要由对方社区来做。',
  'transfer.not_now': '这次转移已经有了结果，请看最新的状态。',
  'transfer.already_asked': '其中有人正在转移中，请先等结果，或撤回那一次。',
  'transfer.not_there': '只能转到本区的其他社区；迁往区外请登记“迁出本社区”。',
  'transfer.people_changed': '其中有人已经不在原社区居住，不能接收。请退回，让对方重新发起。',
  'transfer.number_known': '本社区已有相同证件号码的档案。请退回并写明原因，由对方核对。',
};

const status: Record<TransferStatus, string> = {
  pending: '等待接收',
  accepted: '已接收',
  refused: '已退回',
  withdrawn: '已撤回',
};

const action: Record<TransferAction, string> = { accept: '接收', refuse: '退回', withdraw: '撤回' };

export const transfersZh = {
  refusals,
  status,
  action,
  title: '转入转出',
  lead: '本区社区之间转移居民档案。接收之前，档案仍由原社区保管；接收方只看到姓氏、性别和出生年份。',
  view: { incoming: '待接收', outgoing: '等对方接收', pending: '等待中', decided: '已有结果' },
  views: '查看哪些',
  empty: {
    incoming: { title: '没有等您接收的居民', hint: '别的社区转来时，这里和左边的菜单会提示。' },
    outgoing: { title: '没有等对方接收的居民', hint: '在居民档案的“登记变动”里选“转到其他社区”。' },
    pending: { title: '没有正在转移的居民', hint: '社区之间转移居民时，这里能看到双方。' },
    decided: { title: '还没有结果', hint: '接收、退回和撤回的会列在这里。' },
  },
  way: '{{from}} → {{to}}',
  place: '{{street}}{{community}}',
  person: '{{name}}，{{sex}}，{{year}}年生',
  personUnknown: '{{name}}，{{sex}}，出生年份不详',
  household: '全户 {{count}} 人',
  reason: '原因：{{reason}}',
  newAddress: '将住在：{{address}}',
  answer: '退回原因：{{answer}}',
  openOf: '打开{{name}}的档案',
  of: '{{action}}：{{name}}',
  more: '更早的',
  asked: '发起',
  decided: '有结果',
  accept: {
    address: '在本社区的住址',
    day: '哪天起住在这里',
    householdRole: '与户主的关系',
    after: '接收后，档案由本社区保管，在册标签继续有效；原社区不再能看到档案，只留下这次转移的记录。',
    submit: '接收',
    done: '已接收，档案转到本社区',
  },
  refuse: { reason: '退回的原因', hint: '对方会看到', submit: '退回', done: '已退回' },
  withdraw: { done: '已撤回，档案仍在本社区' },
  form: {
    title: '转到其他社区',
    of: '{{name}}：转到其他社区',
    community: '接收的社区',
    communityHint: '输入社区名称的一部分，只列本区的社区',
    communityNone: '没有找到这样的社区',
    reason: '原因',
    reasonHint: '例如“随子女居住”，接收方会看到',
    newAddress: '将住在哪里',
    wholeHousehold: '全户一起转',
    after: '{{community}}接收后，{{name}}的档案由对方保管，本社区不再能看到；在此之前一切照旧，您可以撤回。',
    afterHousehold:
      '{{community}}接收后，{{name}}全户 {{count}} 人的档案由对方保管，本社区不再能看到；在此之前一切照旧，您可以撤回。',
    afterHead: '原户的户主届时改为{{name}}。',
    nextTitle: '接下来',
    there: '对方社区',
    submit: '发起转移',
    done: '已发起，等待{{community}}接收',
  },
};
