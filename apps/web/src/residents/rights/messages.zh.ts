import type {
  ErasureAction,
  ErasureAsker,
  ErasureGround,
  ErasureHindrance,
  ErasureStatus,
  KeptAfterErasure,
  ERASED,
} from '@linli/domain/residents/erasure.ts';
import type { ERASURE_REFUSALS } from '@linli/domain/residents/erasure-refusals.ts';
import type { TransferStatus } from '@linli/domain/residents/transfer.ts';
import type { DuplicateStatus } from '@linli/domain/residents/duplicate-pair.ts';

const refusals: Record<keyof typeof ERASURE_REFUSALS, string> = {
  'erasure.not_found': '没有找到这份删除申请。',
  'erasure.not_allowed': '这一步要由另一级办理。',
  'erasure.second_person_needed': '您是申请人，不能由您批准，请由街道的另一位同事办理。',
  'erasure.not_now': '这份申请已经有了结果，请刷新后查看。',
  'erasure.already_asked': '这位居民已有一份申请在等街道办理。',
  'erasure.ground_not_given': '按这位居民现在的情况，法律没有给出这条依据，请重新选择。',
  'erasure.hindered': '还有事项与这份档案相关，请先办完再申请删除。',
};
const status: Record<ErasureStatus, string> = {
  asked: '待街道办理',
  erased: '已删除',
  refused: '不予删除',
  withdrawn: '已撤回',
};
const action: Record<ErasureAction, string> = { approve: '批准并删除', refuse: '不予删除', withdraw: '撤回申请' };
const ground: Record<ErasureGround, string> = {
  purpose_over: '处理目的已实现（已迁出或去世）',
  consent_withdrawn: '本人撤回同意',
  unlawful: '不该建档（违反法律或约定）',
};
const asker: Record<ErasureAsker, string> = { resident: '本人', guardian: '监护人', relative: '近亲属（本人已去世）' };
const hindrance: Record<ErasureHindrance, string> = {
  transfer_pending: '有一次转出还在等对方接收，请先撤回或等结果。',
  label_holds: '还有现行的标签，相关照护和待遇以它为依据，请先结束标签。',
  import_running: '本区正在导入花名册，请等导入完成。',
};
const erased: Record<(typeof ERASED)[number], string> = {
  file: '档案本身：姓名、证件、电话、住址、照片、备注等',
  labels: '全部标签及依据、说明',
  visits: '走访记录',
  residencies: '居住经历、亲属和联系人',
  history: '登记的变动、合并记录',
  duplicates: '疑似重复的核对结果',
  rolls: '花名册里的这一行（预览和已导入的）',
  lists: '一小时内导出、可能含有本人的名单文件',
};
const kept: Record<KeptAfterErasure, { what: string; why: string }> = {
  trail: {
    what: '操作记录：谁在什么时候办过什么，档案只剩编号，理由里的姓名和号码已隐去',
    why: '网络安全法第二十一条：日志至少留存六个月；到期自动清除',
  },
  erasure: { what: '这次申请和批准：时间、依据、经办人', why: '个人信息保护法第五十四条：合规审计需要' },
  transfers: {
    what: '转入转出：两个社区和日期，姓名、年份、住址已去掉',
    why: '个人信息保护法第五十四条：合规审计需要',
  },
  tickets: {
    what: '本人反映过的工单，其中可能有本人填写的姓名和电话',
    why: '工单是单位的办事档案，与居民档案没有关联，按档案规定保管',
  },
  contacts: {
    what: '别人档案里手工填写的联系人姓名和电话，没有关联到这份档案',
    why: '属于那位居民的档案；请其到场更正（个人信息保护法第四十六条）',
  },
  backups: { what: '删除之前的备份，已加密', why: '为恢复数据而保留，到期覆盖；恢复旧备份后须重新删除' },
  answers: { what: '为重复请求保留的应答，已加密', why: '24 小时后自动清除' },
};
const transfer: Record<TransferStatus, string> = {
  pending: '等待接收',
  accepted: '已接收',
  refused: '已退回',
  withdrawn: '已撤回',
};
const duplicate: Record<DuplicateStatus, string> = { open: '待核对', not_same: '不是同一人', merged: '已合并' };

export const rightsZh = {
  refusals,
  status,
  action,
  ground,
  asker,
  hindrance,
  erased,
  kept,
  transfer,
  duplicate,
  back: '返回档案',
  own: {
    title: '提供本人数据',
    lead: '把社区保存的全部个人信息提供给本人（个人信息保护法第四十五条）。请在本人到场、核对证件之后办理；内容是完整的，会留下记录，上级能看到。',
    limit: '只含本社区保存的内容；迁入之前的居住经历由原社区保存，请向该社区查阅。',
    reason: '怎样申请的',
    reasons: ['本人到场查阅', '本人书面申请', '监护人到场，已核对证件'],
    show: '显示并留下记录',
    print: '打印',
    json: '保存为 JSON 文件',
    paper: '个人信息查阅单',
    madeAt: '生成时间',
    none: '没有',
    part: {
      person: '基本信息',
      labels: '标签',
      kin: '亲属',
      contacts: '联系人',
      photos: '照片',
      visits: '走访',
      residencies: '居住经历',
      lifeEvents: '登记的变动',
      transfers: '转入转出',
      duplicates: '疑似重复',
      merges: '合并过的档案',
      events: '档案上办过的事',
    },
    fields: { household: '户号', registeredAt: '建档时间', grid: '网格', status: '居住状态', source: '来源' },
    undone: '已撤销',
    moreEvents: '办过的事较多，这里是最近的 500 件。',
    signature: '本人签收',
    staff: '经办人',
  },
  erase: {
    title: '申请删除个人信息',
    lead: '应本人要求删除（个人信息保护法第四十七条）。由社区申请，街道的另一个人批准后立即执行，不能恢复。',
    goes: '批准后删除',
    stays: '依法或为安全保留',
    what: '内容',
    why: '依据和期限',
    hindered: '现在不能申请：',
    noGround: '这份档案现在没有可用的删除依据。',
    waiting: '已申请，待街道办理。',
    ground: '依据',
    asker: '谁要求的',
    reason: '情况说明',
    reasonHint: '街道据此决定；姓名和号码会自动隐去。',
    submit: '提交给街道',
    sent: '已提交给街道',
  },
  list: {
    title: '删除申请',
    lead: '应本人要求删除个人信息的申请。由社区提出，街道批准后立即删除，不能恢复。',
    views: '查看哪些',
    view: { open: '待办理', decided: '已有结果' },
    empty: { open: '没有待办理的删除申请', decided: '还没有办结的删除申请' },
    emptyHint: '社区在居民档案的“个人信息权利”里提出申请。',
    erasedName: '已删除的档案',
    of: '{{action}}：{{name}}',
    asked: '{{name}} 申请',
    decided: '{{name}} 办理',
    facts: '{{asker}}要求，依据：{{ground}}',
    reason: '情况：{{reason}}',
    answer: '不予删除的理由：{{answer}}',
    open: '打开档案',
    more: '再看一些',
    sure: '删除后不能恢复。确认批准并删除“{{name}}”的个人信息？',
    confirm: '确认删除',
    refuseReason: '不予删除的理由',
    refuseHint: '社区会把理由告诉本人。',
    done: { approve: '已删除', refuse: '已答复不予删除', withdraw: '已撤回申请' },
  },
};
