/** Travels with the pages that let nobody in (light-messages.ts): few people ever see them. */
export const noEntryZh = {
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
