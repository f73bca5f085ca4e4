import type { APPOINTMENT_REFUSALS } from '@linli/domain/appointments/appointment-refusals.ts';

const refusals: Record<keyof typeof APPOINTMENT_REFUSALS, string> = {
  'appointment.none_current': '您目前没有有效的任职。',
  'appointment.not_found': '没有找到这项任职。',
  'appointment.unit_not_found': '没有找到这个单位。',
  'appointment.person_not_found': '没有找到这个人。',
  'appointment.not_allowed': '您不能任免这个职务，请联系上级单位。',
  'appointment.role_not_at_unit': '这个职务不能设在这一级单位。',
  'appointment.already_held': '此人已经担任这个职务。',
  'appointment.audit_stands_apart': '同一个人不能既做系统管理员又做审计员。',
  'appointment.already_ended': '这项任职已经结束。',
  'appointment.changed_meanwhile': '别人刚刚改过这项任职，请看过最新内容再改。',
  'appointment.last_administrator': '最后一位系统管理员不能卸任，请先任命另一位。',
  'appointment.username_taken': '这个用户名已经有人用了，请换一个。',
  'sign_in.wrong_username_or_password': '用户名或密码不对。请检查大小写，再试一次。',
  'sign_in.link_not_valid': '这个链接已经用过、过期，或不完整。密码刚刚设好的，直接登录即可；否则请要一个新的。',
  'sign_in.link_not_allowed': '此人还担任不归您任免的职务，请由上级单位提供登录链接。',
};

export const appointmentsZh = {
  refusals,
  signIn: {
    title: '登录',
    lead: '供社区工作者、街道和区干部、志愿者使用。居民反映问题不需要登录。',
    username: '用户名',
    password: '密码',
    showPassword: '显示密码',
    hidePassword: '隐藏密码',
    capsLock: '大写锁定已打开。',
    submit: '登录',
    submitting: '正在登录…',
    usernameMissing: '请填写用户名。',
    passwordMissing: '请填写密码。',
    sessionEnded: '请先登录。登录后会回到刚才的页面。',
    forgotten: '忘了密码？请联系为您开通账号的单位。',
    demoTitle: '演示账号',
    demoHint: '点一个就会填好，再按“登录”。',
    toPublic: '我是居民，要反映问题或查进展',
  },
  noAppointment: {
    title: '您还没有有效的任职',
    hint: '{{name}}，您已经登录，但目前没有任何职务，或任职已经到期。请联系您所在的社区或上级单位办理。',
  },
  wrongRole: {
    title: '这个页面不属于您当前的身份',
    hint: '只有{{roles}}可以打开它。您现在的身份是{{role}}。',
    home: '去我的首页',
    switchTo: '切换为{{role}}（{{unit}}）',
  },
};
