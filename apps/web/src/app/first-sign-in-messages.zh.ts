/** Travels with its page (light-messages.ts): few people ever see it, and once. */
export const firstSignInZh = {
  title: '设置登录密码',
  titleFirst: '设置系统管理员',
  lead: '{{name}}，请设置您的登录密码。设好后，原来的密码失效，已登录的设备要重新登录。',
  leadFirst: '这里还没有系统管理员。填好下面三项，您就是第一位。',
  until: '链接只能用一次，{{moment}}前有效。',
  username: '用户名',
  usernameHint: '登录用：2 到 30 个字母、数字、点或下划线，以后不改。',
  usernameFixed: '登录时用它。',
  name: '姓名',
  nameMissing: '请填写姓名。',
  password: '密码',
  submit: '设好并登录',
  submitting: '正在设置…',
  signInByHand: '密码已设好，请登录。',
  invalid: {
    title: '这个链接不能用',
    hint: '它可能已经用过、过期，或没有复制完整；账号的任职变了，链接也会失效。',
    who: '请向给您链接的单位要一个新的。安装系统的人重新启动服务，终端里就有新链接。',
    signIn: '密码已经设好？去登录',
  },
};
