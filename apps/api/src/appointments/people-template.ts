import type { FastifyReply } from 'fastify';
import { makeTemplate, sendSpreadsheet } from '../shared/spreadsheets/template.ts';

/** Headings that are understood without a question, and what to write below them. */
const COLUMNS: readonly (readonly [heading: string, hint: string, width: number])[] = [
  ['姓名', '必填', 12],
  ['用户名', '2 到 30 个字母、数字、点或下划线，以后不改；不填按拼音生成', 18],
  ['手机', '可以用来登录；不填也行。已有账号的手机号不会被改', 16],
  ['职务', '必填：区干部、街道干部、社区工作者或志愿者', 14],
  ['街道', '街道干部必填；有同名社区时，用来分清是哪个街道的', 16],
  ['社区', '社区工作者和志愿者填；只管一个社区的可以不填', 18],
  ['任职到', '最后一天，如 2027-06-30；不填就一直有效', 14],
];

let template: Promise<Buffer> | null = null;

/** The empty list, made once a process. */
export async function sendPeopleTemplate(reply: FastifyReply): Promise<FastifyReply> {
  template ??= makeTemplate({ title: '人员名单', columns: COLUMNS, asText: ['用户名', '手机', '任职到'] });
  return sendSpreadsheet(reply, '人员名单.xlsx', await template);
}
