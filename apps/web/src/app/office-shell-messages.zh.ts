export const officeZh = {
  capabilities: '功能',
  tickets: '工单',
  orgUnits: '辖区',
  people: '人员任职',
  authorization: '权限',
  newTickets: '{{count}} 件待受理',
  searchTickets: '搜索工单：编号、标题、地点',
  appointments: '任职',
  actingAs: '现在以“{{appointment}}”身份工作',
};
