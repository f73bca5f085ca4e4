import type { APPOINTMENT_REFUSALS } from '@linli/domain/appointments/appointment-refusals.ts';
import type { PeopleImportRefusal } from './import/messages.zh.ts';
import type { AppointmentOfficeRefusal } from './office-messages.zh.ts';

/** What anybody can meet. */
const refusals: Record<
  Exclude<keyof typeof APPOINTMENT_REFUSALS, AppointmentOfficeRefusal | PeopleImportRefusal>,
  string
> = {
  'appointment.none_current': '您目前没有有效的任职。',
  'appointment.not_found': '没有找到这项任职。',
  'appointment.username_taken': '这个用户名已经有人用了，请换一个。',
  'sign_in.link_not_valid': '这个链接不能用了。密码刚刚设好的，请直接登录；否则请要一个新的。',
};

export const appointmentsZh = {
  refusals,
};
