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

export const appointmentsOfficeZh = { refusals };
