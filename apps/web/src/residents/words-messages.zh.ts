import type { KinKind, MaritalStatus } from '@linli/domain/residents/kin.ts';
import type { CareLabel } from '@linli/domain/residents/care-label.ts';
import type { ContactRelation } from '@linli/domain/residents/contact.ts';
import type { DuplicateReason } from '@linli/domain/residents/duplicate.ts';
import type { VisitFilter } from '@linli/domain/residents/last-visit.ts';
import type { Sex } from '@linli/domain/residents/id-number.ts';
import type { EmploymentStatus, HouseholdRole } from '@linli/domain/residents/resident.ts';
import type { Consent, DocumentKind, ResidentSource, ResidentStatus } from '@linli/domain/residents/resident-file.ts';
import type { HideableField } from '@linli/domain/residents/resident-privacy.ts';

const sex: Record<Sex, string> = { male: '男', female: '女' };

const label: Record<CareLabel, string> = {
  living_alone: '独居老人',
  empty_nest: '空巢老人',
  childless_elder: '孤寡老人',
  advanced_age: '高龄老人',
  disabled_elder: '失能老人',
  minimum_living: '低保',
  low_income: '低保边缘',
  extreme_poverty: '特困供养',
  disability: '残疾人',
  serious_illness: '重大疾病',
  severe_mental_illness: '严重精神障碍',
  in_hospital: '住院中',
  orphan: '孤儿',
  unattended_child: '困境儿童',
  bereaved_family: '失独家庭',
  unemployed: '失业人员',
  veteran: '退役军人',
  military_family: '优抚对象',
  party_member: '党员',
  community_correction: '社区矫正',
  released_from_prison: '安置帮教',
};

const visited: Record<VisitFilter, string> = {
  within_30: '30 天内走访过',
  within_90: '90 天内走访过',
  not_30: '30 天没走访',
  not_90: '90 天没走访',
  not_180: '半年没走访',
  never: '从未走访',
};

const employment: Record<EmploymentStatus, string> = {
  employed: '在职',
  self_employed: '灵活就业',
  unemployed: '失业',
  retired: '退休',
  student: '在校学生',
  not_in_workforce: '不在劳动力市场',
};

const marital: Record<MaritalStatus, string> = {
  never_married: '未婚',
  married: '已婚',
  widowed: '丧偶',
  divorced: '离婚',
};

const kin: Record<KinKind, { any: string; male: string; female: string }> = {
  spouse: { any: '配偶', male: '丈夫', female: '妻子' },
  parent: { any: '父母', male: '父亲', female: '母亲' },
  child: { any: '子女', male: '儿子', female: '女儿' },
};

const relation: Record<ContactRelation, string> = {
  spouse: '配偶',
  child: '子女',
  parent: '父母',
  sibling: '兄弟姐妹',
  relative: '其他亲属',
  neighbour: '邻居',
  carer: '护工、保姆',
  friend: '朋友',
  unit: '单位',
  other: '其他',
};

const role: Record<HouseholdRole, string> = {
  head: '户主',
  spouse: '配偶',
  son: '子（婿）',
  daughter: '女（媳）',
  grandchild: '孙辈',
  parent: '父母',
  grandparent: '祖父母',
  sibling: '兄弟姐妹',
  other: '其他',
};

const status: Record<ResidentStatus, string> = {
  living_here: '在住',
  moved_out: '已迁出',
  deceased: '已故',
  merged: '已合并',
};

const document: Record<DocumentKind, string> = {
  resident: '居民身份证、居住证',
  permanent_residence: '外国人永久居留身份证',
  passport: '护照',
  home_return_permit: '回乡证、台胞证',
  other: '其他证件',
  none: '暂无证件',
};

const source: Record<ResidentSource, string> = {
  counter: '窗口登记',
  visit: '入户走访',
  phone: '电话',
  roll: '名册导入',
  birth: '出生登记',
  transfer: '迁入',
};

const consent: Record<Consent, string> = { not_asked: '未询问', given: '已同意', refused: '不同意' };

const duplicate: Record<DuplicateReason, string> = {
  same_id_number: '证件号码相同',
  near_name_same_birth_date: '姓名相近，出生日期相同',
  near_name_same_phone: '姓名相近，电话相同',
};

const hidden: Record<HideableField, string> = {
  name: '姓名',
  address: '住址',
  sensitive_labels: '特殊标签',
  workplace: '工作单位',
  registered_address: '户籍地址',
  birth_date: '出生日期',
  id_number: '证件号码',
  phone: '电话',
  notes: '备注',
};

/** What codes of a file are called; exhaustive by type. */
export const wordsZh = {
  sex,
  label,
  employment,
  visited,
  marital,
  kin,
  relation,
  role,
  status,
  document,
  source,
  consent,
  duplicate,
  hidden,
  /** Fields as the timeline and a conflict name them. */
  field: {
    name: '姓名',
    documentKind: '证件种类',
    idNumber: '证件号码',
    phone: '电话',
    sex: '性别',
    birthDate: '出生日期',
    ethnicGroup: '民族',
    maritalStatus: '婚姻状况',
    kin: '亲属',
    contacts: '联系人',
    visits: '走访情况',
    employment: '就业状况',
    workplace: '工作单位',
    address: '住址',
    registeredAddress: '户籍地址',
    gridId: '网格',
    householdRole: '与户主关系',
    consent: '知情同意',
    notes: '备注',
    labels: '标签',
    status: '居住状态',
  },
  age: '{{count}} 岁',
  unknown: '不详',
};
