import type { APPOINTMENT_REFUSALS } from '@linli/domain/appointments/appointment-refusals.ts';
import type { AppointmentOfficeRefusal } from './office-messages.zh.ts';

/** What anybody can meet. */
const refusals: Record<Exclude<keyof typeof APPOINTMENT_REFUSALS, AppointmentOfficeRefusal>, string> = {
  'appointment.none_current': '您目前没有有效的任职。',
  'appointment.not_found': '没有找到这项任职。',
  'appointment.username_taken': '这个用户名已经有人用了，请换一个。',
  'sign_in.link_not_valid': '这个链接不能用了。密码刚刚设好的，请直接登录；否则请要一个新的。',
};

export const appointmentsZh = {
  refusals,
  noAppointment: {
    title: '您还没有有效的任职',
    hint: '{{name}}，您目前没有职务，或任职已经到期。请联系您的社区或上级单位。',
  },
  wrongRole: {
    title: '这个页面不属于您当前的身份',
    hint: '只有{{roles}}可以打开它。您现在的身份是{{role}}。',
    home: '去我的首页',
    switchTo: '切换为{{role}}（{{unit}}）',
  },
};
