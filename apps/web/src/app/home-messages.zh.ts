export const homeZh = {
  title: '社区里的事，告诉我们',
  lead: '路灯坏了、楼道堆物、老人需要帮忙……说一声，社区来处理。不用注册。',
  report: '反映问题',
  reportHint: '三步，大约两分钟',
  follow: '查看进展',
  followHint: '凭编号和查询密码，还能评分',
  urgent: '有人受伤、着火或正在发生犯罪，请直接拨打 120、119 或 110。',
  volunteer: '报名当志愿者',
  certificate: '查验志愿服务证明',
  staff: '社区工作人员和志愿者登录',
};
