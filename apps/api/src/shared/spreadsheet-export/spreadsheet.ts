import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { workbookOf, type CellValue } from './workbook.ts';

export type SpreadsheetFormat = 'xlsx' | 'csv';

/** One column. Texts stay texts: numbers of people and records keep every digit. */
export interface SpreadsheetColumn<Row> {
  readonly heading: string;
  readonly value: (row: Row) => CellValue;
  /** In characters of ordinary width. */
  readonly width?: number;
}

export const SPREADSHEET_TYPES: Record<SpreadsheetFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Sends rows as a file while they are read, so that many need no more memory than few. */
export async function sendSpreadsheet<Row>(
  reply: FastifyReply,
  spreadsheet: {
    readonly format: SpreadsheetFormat;
    /** Without its ending. */
    readonly fileName: string;
    readonly columns: readonly SpreadsheetColumn<Row>[];
    readonly rows: AsyncIterable<Row>;
  },
): Promise<FastifyReply> {
  const { format, fileName } = spreadsheet;
  reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${encodeURIComponent(fileName)}.${format}"`)
    .type(SPREADSHEET_TYPES[format]);
  if (format === 'csv') return reply.send(Readable.from(csvOf(spreadsheet)));
  const { columns } = spreadsheet;
  const headings = columns.map(({ heading }) => heading);
  const widths = columns.map(({ width = 16 }) => width);
  return reply.send(Readable.from(workbookOf({ headings, widths, rows: cellsOf(spreadsheet) })));
}

type Content<Row> = { readonly columns: readonly SpreadsheetColumn<Row>[]; readonly rows: AsyncIterable<Row> };

/** What Excel or another program would take for a formula when it opens a file of plain text. */
const LOOKS_LIKE_A_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A text that no program computes; a number stays one. (OWASP, CSV Injection) */
export function harmless(value: CellValue): string {
  const text = String(value ?? '');
  return typeof value === 'string' && LOOKS_LIKE_A_FORMULA.test(text) ? `'${text}` : text;
}

/** RFC 4180, with the mark by which Excel knows UTF-8. */
async function* csvOf<Row>({ columns, rows }: Content<Row>): AsyncGenerator<string> {
  const lineOf = (values: readonly CellValue[]) =>
    `${values.map((value) => `"${harmless(value).replaceAll('"', '""')}"`).join(',')}\r\n`;
  yield `\uFEFF${lineOf(columns.map(({ heading }) => heading))}`;
  for await (const row of rows) yield lineOf(columns.map(({ value }) => value(row)));
}

async function* cellsOf<Row>({ columns, rows }: Content<Row>): AsyncGenerator<CellValue[]> {
  for await (const row of rows) yield columns.map(({ value }) => value(row));
}
