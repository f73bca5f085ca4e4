import type { APPOINTMENT_REFUSALS } from '@linli/domain/appointments/appointment-refusals.ts';

/** What only whoever appoints others meets; it costs the first load of the others nothing. */
export type AppointmentOfficeRefusal = Extract<
  keyof typeof APPOINTMENT_REFUSALS,
  | 'appointment.unit_not_found'
  | 'appointment.person_not_found'
  | 'appointment.not_allowed'
  | 'appointment.role_not_at_unit'
  | 'appointment.already_held'
  | 'appointment.audit_stands_apart'
  | 'appointment.already_ended'
  | 'appointment.changed_meanwhile'
  | 'appointment.last_administrator'
  | 'sign_in.link_not_allowed'
>;

const refusals: Record<AppointmentOfficeRefusal, string> = {
  'appointment.unit_not_found': '没有找到这个单位。',
  'appointment.person_not_found': '没有找到这个人。',
  'appointment.not_allowed': '您不能任免这个职务，请联系上级单位。',
  'appointment.role_not_at_unit': '这个职务不能设在这一级单位。',
  'appointment.already_held': '此人已经担任这个职务。',
  'appointment.audit_stands_apart': '同一个人不能既做系统管理员又做审计员。',
  'appointment.already_ended': '这项任职已经结束。',
  'appointment.changed_meanwhile': '别人刚刚改过这项任职，请看过最新内容再改。',
  'appointment.last_administrator': '最后一位系统管理员不能卸任或停用，请先任命另一位。',
  'sign_in.link_not_allowed': '此人还担任不归您任免的职务，请由上级单位提供登录链接。',
};

export const appointmentsOfficeZh = {
  refusals,
  title: '人员与任职',
  list: '任职列表',
  filter: {
    q: '找人：姓名或用户名',
    role: '职务',
    allRoles: '全部职务',
    state: '状态',
    states: { current: '在任', disabled: '账号已停用', ended: '已结束', all: '全部' },
    onlyUnit: '只看{{unit}}',
    everywhere: '看全部单位',
  },
  column: { person: '姓名', username: '用户名', role: '职务', unit: '单位', from: '开始', to: '结束', actions: '操作' },
  disabled: '已停用',
  openEnded: '未定',
  above: '全系统',
  loadMore: '再看一些',
  end: '结束任职',
  endOf: '结束任职：{{name}}，{{role}}',
  endQuestion: '结束{{name}}的“{{role}} · {{unit}}”任职？',
  endMeaning: '对方的下一次操作起就不再有这个身份。不能撤销，要恢复只能重新任命；以前办过的事和记录都保留。',
  ended: '已结束{{name}}的任职',
  more: '更多',
  moreOf: '更多：{{name}}',
  care: {
    endSessions: {
      action: '让对方退出登录',
      question: '让{{name}}在所有设备上退出登录？',
      meaning:
        '马上生效，不能撤销；没有保存的内容会丢失。对方要重新登录才能继续。账号可能被别人使用时，请再给一个登录链接重设密码。',
      done: '已让{{name}}退出 {{count}} 处登录',
      doneNone: '{{name}}没有在任何地方登录',
    },
    resetTwoFactor: {
      action: '重置两步验证',
      question: '重置{{name}}的两步验证？',
      meaning:
        '手机丢了才用，请先当面或打电话确认是本人。以前的验证器和恢复码马上失效，所有设备退出登录；下次登录后可以重新设置。',
      done: '已重置{{name}}的两步验证，退出了 {{count}} 处登录',
      doneNone: '已重置{{name}}的两步验证',
    },
    changePhone: {
      action: '更正手机号',
      label: '{{name}}的手机号',
      is: '现在是 {{phone}}，可以用它登录。',
      none: '现在没有手机号；填了以后可以用它登录。',
      submit: '保存手机号',
      remove: '去掉手机号',
      done: '已更正{{name}}的手机号',
      removed: '已去掉{{name}}的手机号',
    },
    disable: {
      action: '停用账号',
      question: '停用{{name}}的账号？',
      meaning:
        '马上生效：所有设备退出登录，没有保存的内容会丢失，给过的登录链接作废，恢复以前不能登录。任职和办过的事都保留，随时可以恢复。',
      done: '已停用{{name}}的账号，退出了 {{count}} 处登录',
      doneNone: '已停用{{name}}的账号',
    },
    restore: {
      action: '恢复账号',
      done: '已恢复{{name}}的账号，可以用原来的密码登录',
    },
  },
  link: {
    make: '登录链接',
    makeFor: '登录链接：{{name}}',
    making: '正在生成链接…',
    hint: '把链接交给{{name}}（用户名 {{username}}），由本人打开设置密码。只能用一次，{{moment}}前有效；只显示这一次，以前给的链接已失效。',
    copy: '复制链接',
    copied: '已复制链接',
    copyFailed: '没能复制，请手动选中链接复制。',
  },
  empty: { title: '没有符合条件的任职', hint: '换个条件，或按“任命”添加人员。' },
  appoint: {
    open: '任命',
    title: '任命',
    who: '给谁',
    existing: '已有账号的人',
    fresh: '新的人',
    username: '用户名',
    usernameHintNew: '登录用：2 到 30 个字母、数字、点或下划线，以后不改。',
    usernameHintOld: '对方登录时用的用户名。',
    name: '姓名',
    role: '职务',
    unit: '单位',
    unitHint: '输入名称查找。',
    unitHintAbove: '输入名称查找；不选就是整个系统。',
    unitNotFound: '没有找到这样的单位',
    to: '任职到哪天（含当天）',
    toHint: '不填就一直有效，直到结束任职。',
    linkNote: '提交后给出登录链接，由本人打开设置密码。',
    submit: '任命',
    submitNew: '开通账号并任命',
    needed: '这一项要填。',
    done: '已任命{{name}}为{{role}}',
    account: '账号已开通',
    another: '再任命一个',
  },
};
