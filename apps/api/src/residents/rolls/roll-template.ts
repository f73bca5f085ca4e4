import type { FastifyReply } from 'fastify';
import { SPREADSHEET_UPLOAD } from '@linli/domain/shared/spreadsheet.ts';

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
/** So many rows are prepared as text: a spreadsheet then leaves long numbers as they are typed. */
const PREPARED_ROWS = 1_000;

let template: Promise<Buffer> | null = null;

/** The empty roll, made once a process. */
export async function sendTemplate(reply: FastifyReply): Promise<FastifyReply> {
  template ??= makeTemplate();
  return reply
    .type(SPREADSHEET_UPLOAD.accept[0])
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent('居民花名册.xlsx')}`)
    .header('cache-control', 'no-store')
    .send(await template);
}

async function makeTemplate(): Promise<Buffer> {
  const { utils, write } = await import('@e965/xlsx');
  const roll = utils.aoa_to_sheet([COLUMNS.map(([heading]) => heading)]);
  for (const heading of ['身份证号码', '手机', '户号']) {
    const column = COLUMNS.findIndex(([each]) => each === heading);
    for (let row = 1; row <= PREPARED_ROWS; row += 1)
      roll[utils.encode_cell({ r: row, c: column })] = { t: 's', v: '', z: '@' };
  }
  roll['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: PREPARED_ROWS, c: COLUMNS.length - 1 } });
  roll['!cols'] = COLUMNS.map(([, , width]) => ({ wch: width }));
  const hints = utils.aoa_to_sheet([['列', '怎样填'], ...COLUMNS.map(([heading, hint]) => [heading, hint])]);
  hints['!cols'] = [{ wch: 14 }, { wch: 50 }];
  const book = utils.book_new();
  utils.book_append_sheet(book, roll, '花名册');
  utils.book_append_sheet(book, hints, '填写说明');
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}
