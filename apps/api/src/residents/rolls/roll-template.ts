import type { FastifyReply } from 'fastify';
import { makeTemplate, sendSpreadsheet } from '../../shared/spreadsheets/template.ts';

/** Headings that are understood without a question, and what to write below them. */
const COLUMNS: readonly (readonly [heading: string, hint: string, width: number])[] = [
  ['姓名', '必填，和身份证上一致', 12],
  ['性别', '男、女；填了身份证号码可以不填', 6],
  ['身份证号码', '18 位；还没有证件的可以不填', 22],
  ['出生日期', '如 1962-07-12；填了身份证号码可以不填', 14],
  ['手机', '手机或座机（座机带区号）', 16],
  ['社区', '只有本社区的人可以不填', 16],
  ['网格', '如 第一网格', 12],
  ['现住址', '如 文化街59号17栋2单元1801室', 36],
  ['户号', '同一户填同一个号；住址相同的可以不填', 12],
  ['与户主关系', '户主、配偶、子、女、父、母等', 12],
  ['民族', '如 汉族', 8],
  ['就业状况', '在职、个体、失业、退休、学生等', 10],
  ['工作单位', '', 20],
  ['政治面貌', '', 12],
  ['人员类别', '如 低保、独居老人、残疾(二级)，几类之间用顿号', 24],
  ['户籍地址', '和现住址不同时填', 30],
  ['备注', '', 24],
];
let template: Promise<Buffer> | null = null;

/** The empty roll, made once a process. */
export async function sendTemplate(reply: FastifyReply): Promise<FastifyReply> {
  template ??= makeTemplate({ title: '花名册', columns: COLUMNS, asText: ['身份证号码', '手机', '户号'] });
  return sendSpreadsheet(reply, '居民花名册.xlsx', await template);
}
