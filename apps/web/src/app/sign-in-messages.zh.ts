/** What the pages before sign-in say; everybody else's first load goes without. */
export const signInZh = {
  title: '登录',
  lead: '供社区工作者、街道和区干部、志愿者使用。居民反映问题不用登录。',
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
};
