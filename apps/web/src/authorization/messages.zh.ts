import type { CONTRACTS } from '@linli/domain/authorization/every-contract.contract.ts';
import type { FieldName, Situation } from '@linli/domain/shared/access.ts';

const contracts: Record<keyof typeof CONTRACTS, string> = {
  signIn: '登录',
  ownAccount: '本人账号',
  accountCare: '他人账号',
  appointments: '人员任职',
  signInLinks: '登录链接',
  orgUnits: '辖区',
  tickets: '工单',
  buildings: '楼院楼栋',
  residents: '居民',
  live: '实时',
  jobs: '后台任务',
  audit: '审计',
  authorization: '权限',
};

const situations: Record<Situation, string> = {
  unopened: '尚未交给志愿者的',
  open: '等待认领的',
  taken: '他人认领的',
  own: '本人认领的',
  below: '下级任职',
  not_below: '同级或上级任职',
};

const fields: Record<FieldName, string> = {
  reporter_name: '反映人姓名',
  reporter_phone: '反映人电话',
  contact_revealed: '写明理由后查看的姓名和电话',
  may_reveal_contact: '能否查看完整联系方式',
  place_detail: '门牌等详细位置',
  description: '情况描述',
  report_photos: '反映时的照片',
  step_actor: '每一步的经办人',
  step_note: '每一步的说明',
  step_given_to: '派给了谁',
  resident_name: '居民姓名',
  resident_id_number: '居民身份证号',
  resident_phone: '居民电话',
  resident_workplace: '居民工作单位',
  resident_registered_address: '居民户籍地址',
};

export const authorizationZh = {
  contracts,
  situations,
  fields,
  title: '权限矩阵',
  lead: '谁能做什么，以接口声明为准；程序按同一份声明放行，每次测试逐项核对。',
  filter: { contract: '功能', allContracts: '全部功能', role: '角色', allRoles: '全部角色' },
  print: '打印',
  printed: '{{name}} 打印于 {{moment}}',
  endpoints: '操作权限',
  endpoint: '操作',
  reporter: '反映人',
  inside: '内',
  outside: '外',
  insideOf: '{{role}}：辖区内、本人的',
  outsideOf: '{{role}}：辖区外、他人的',
  event: '留痕',
  can: '可以',
  some: '部分',
  self: '本人',
  cannot: '不可以',
  kept: '记入',
  onlyFor: '{{roles}}：仅{{which}}',
  legend:
    '“内”指所任职辖区以内（反映人指凭密码查询的那一件），“外”指以外。“部分”见操作下方的说明。辖区外的记录一律按“不存在”答复。“留痕”指成功后记入审计日志；越权的尝试也会记入。',
  fieldsTitle: '字段权限',
  fieldsLead: '看得到一件记录的人，不一定看得到下列字段。',
  field: '字段',
  told: { whole: '完整', masked: '脱敏', nothing: '不可见', situations: '仅{{which}}' },
  nothingFound: '没有符合条件的操作',
  nothingFoundHint: '这个角色在所选功能里什么也不能做。',
  and: '、',
};
