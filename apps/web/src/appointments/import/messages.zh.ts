import type { APPOINTMENT_REFUSALS } from '@linli/domain/appointments/appointment-refusals.ts';
import type { PeopleOutcome } from '@linli/domain/appointments/people-compare.ts';
import type { PEOPLE_ISSUE_FIELDS, PeopleIssueCode } from '@linli/domain/appointments/people-row.ts';
import { spreadsheetsOfficeZh } from '../../shared/spreadsheet-messages.zh.ts';
import type { SpecialIssue } from './issue-words.ts';

export type PeopleImportRefusal = Extract<keyof typeof APPOINTMENT_REFUSALS, `people_import.${string}`>;

const refusals: Record<PeopleImportRefusal, string> = {
  'people_import.not_recognised':
    '没有认出人员名单：要有“姓名”和“职务”这样的表头，下面至少有一个人。可以下载模板，照着整理后再上传。',
  'people_import.too_many_rows': '一次最多导入 {{maximum}} 人，请分成几个文件。',
  'people_import.changed_meanwhile':
    '核对以后账号或任职有了变化，什么也没有写入。请重新上传同一个文件，再看一遍后确认。',
};

const outcome: Record<PeopleOutcome, string> = {
  new: '开通账号并任命',
  appoint: '已有账号，任命',
  same: '已经有了',
  wrong: '有错',
};

const field: Record<(typeof PEOPLE_ISSUE_FIELDS)[number], string> = {
  name: '姓名',
  username: '用户名',
  phone: '手机',
  role: '职务',
  unit: '单位',
  to: '任职到',
};

/** What is wrong with a cell, whichever it is. */
const issue: Record<PeopleIssueCode, string> = {
  missing: '没有填',
  too_long: '太长了',
  invalid: '写得不对',
  unknown: '没有找到',
  ambiguous: '有几个同名的，请加一列“街道”分清',
  past: '已经过去了',
  not_yours: '您不能任命这个职务，请由上级单位导入',
  taken: '已经有人用了',
  repeated: '和 {{cell}} 是同一个人；第二个职务请在导入后另行任命',
  stands_apart: '同一个人不能既做系统管理员又做审计员',
};

/** Said better where it is known which. */
const special: Record<SpecialIssue, string> = {
  username_invalid: '只能用 2 到 30 个字母、数字、点或下划线',
  phone_invalid: '不是手机号码',
  to_invalid: '不是日期，请写成 2027-06-30 这样',
  role_unknown: '不认识这个职务，请写区干部、街道干部、社区工作者或志愿者',
  unit_missing: '没有填；街道干部填街道，社区工作者和志愿者填社区',
  unit_unknown: '没有找到，或不归您管',
  username_taken: '已经是别人的用户名',
  phone_taken: '已经用在别人的账号上',
};

export const peopleImportZh = {
  refusals: { ...refusals, ...spreadsheetsOfficeZh.refusals },
  title: '导入人员名单',
  back: '返回人员与任职',
  lead: '上传名单后先逐行核对，确认以前什么也不写入。确认后一次开通全部账号并任命，再把登录条发给本人设置密码。',
  choose: '选择文件',
  drop: '把名单拖到这里，或',
  dropNow: '松开鼠标就开始读取',
  kinds: '.xlsx、.xls 或 .csv，最多 {{rows}} 人',
  template: '下载空白模板',
  reading: '正在读取“{{name}}”…',
  refused: '“{{name}}”没有读进来',
  again: '换一个文件',
  unread: '这些列没有认出来，不会导入：{{headings}}',
  all: '全部',
  tabs: '按结果看',
  list: '名单',
  outcome,
  field,
  place: '位置',
  result: '结果',
  noPhone: '—',
  openEnded: '未定',
  above: '全系统',
  proposed: '按拼音生成',
  issue,
  special,
  says: '{{address}} {{field}}“{{text}}”：{{issue}}',
  saysEmpty: '{{address}} {{field}}：{{issue}}',
  confirm: {
    title: '确认导入',
    fresh: '开通 {{count}} 个账号并任命。',
    appoint: '给 {{count}} 个已有账号任命。',
    whole: '要么全部写入，要么一个也不写。',
    nothing: '没有要导入的人。',
    same: '{{count}} 行已经有了，不变。',
    wrong: '{{count}} 行有错。最好在表格里改好，再传一次。',
    leavesWrong: '先不管这 {{count}} 行，只导入其余的',
    submit: '导入 {{count}} 人',
    pending: '正在开通账号…',
  },
  slips: {
    title: '已开通 {{count}} 个账号',
    onlyAppointed: '已任命 {{count}} 人',
    appointed: '另有 {{count}} 个已有账号得到了任命，登录不变。',
    once: '登录条只显示这一次，{{moment}}前有效。请现在打印或下载，当面交给本人；过期或丢了，可以在人员列表里重新给登录链接。',
    print: '打印登录条',
    download: '下载表格',
    fileName: '首次登录.csv',
    list: '登录条',
    username: '用户名',
    link: '扫码或打开链接，设置自己的密码',
    until: '{{moment}}前有效，只能用一次，请不要转给别人',
    columns: {
      name: '姓名',
      username: '用户名',
      role: '职务',
      unit: '单位',
      address: '首次登录链接',
      until: '有效期至',
    },
    done: '回到人员与任职',
  },
};
