import { SPREADSHEET_UPLOAD } from '@linli/domain/shared/spreadsheet.ts';
import type { FastifyReply } from 'fastify';

/** An empty list to fill in. */
export interface Template {
  /** Of the sheet. */
  readonly title: string;
  /** Headings that are understood without a question, and what to write below them. */
  readonly columns: readonly (readonly [heading: string, hint: string, width: number])[];
  /** Of these cells a spreadsheet leaves long numbers as they are typed. */
  readonly asText: readonly string[];
}

/** So many rows are prepared as text. */
const PREPARED_ROWS = 1_000;

export async function makeTemplate({ title, columns, asText }: Template): Promise<Buffer> {
  const { utils, write } = await import('@e965/xlsx');
  const list = utils.aoa_to_sheet([columns.map(([heading]) => heading)]);
  for (const heading of asText) {
    const column = columns.findIndex(([each]) => each === heading);
    for (let row = 1; row <= PREPARED_ROWS; row += 1)
      list[utils.encode_cell({ r: row, c: column })] = { t: 's', v: '', z: '@' };
  }
  list['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: PREPARED_ROWS, c: columns.length - 1 } });
  list['!cols'] = columns.map(([, , width]) => ({ wch: width }));
  const hints = utils.aoa_to_sheet([['列', '怎样填'], ...columns.map(([heading, hint]) => [heading, hint])]);
  hints['!cols'] = [{ wch: 14 }, { wch: 50 }];
  const book = utils.book_new();
  utils.book_append_sheet(book, list, title);
  utils.book_append_sheet(book, hints, '填写说明');
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

export function sendSpreadsheet(reply: FastifyReply, fileName: string, bytes: Buffer): FastifyReply {
  return reply
    .type(SPREADSHEET_UPLOAD.accept[0])
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    .header('cache-control', 'no-store')
    .send(bytes);
}
