import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import writeXlsxFile, { type Cell } from 'write-excel-file/node';

export type SpreadsheetFormat = 'xlsx' | 'csv';

/** One column. Texts stay texts: numbers of people and records keep every digit. */
export interface SpreadsheetColumn<Row> {
  readonly heading: string;
  readonly value: (row: Row) => string | number | null;
  /** In characters of ordinary width. */
  readonly width?: number;
}

const TYPES: Record<SpreadsheetFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Sends rows as a file. How many there are at most is for the caller to bound; a workbook is made in memory. */
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
    .type(TYPES[format]);
  if (format === 'csv') return reply.send(Readable.from(csvOf(spreadsheet)));
  return reply.send(await xlsxOf(spreadsheet));
}

type Content<Row> = { readonly columns: readonly SpreadsheetColumn<Row>[]; readonly rows: AsyncIterable<Row> };

/** What Excel or another program would take for a formula when it opens a file of plain text. */
const LOOKS_LIKE_A_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A text that no program computes; a number stays one. (OWASP, CSV Injection) */
export function harmless(value: string | number | null): string {
  const text = String(value ?? '');
  return typeof value === 'string' && LOOKS_LIKE_A_FORMULA.test(text) ? `'${text}` : text;
}

/** RFC 4180, with the mark by which Excel knows UTF-8. */
async function* csvOf<Row>({ columns, rows }: Content<Row>): AsyncGenerator<string> {
  const lineOf = (values: readonly (string | number | null)[]) =>
    `${values.map((value) => `"${harmless(value).replaceAll('"', '""')}"`).join(',')}\r\n`;
  yield `\uFEFF${lineOf(columns.map(({ heading }) => heading))}`;
  for await (const row of rows) yield lineOf(columns.map(({ value }) => value(row)));
}

/** What a cell of a workbook holds at most. */
const CELL_LENGTH = 32_767;
/** XML 1.0 has no place for these. */
// eslint-disable-next-line no-control-regex -- these are what is taken out
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Every text is a cell of text, in a column of texts: nothing is computed, also after somebody edits it. */
async function xlsxOf<Row>({ columns, rows }: Content<Row>): Promise<Buffer> {
  const data: Cell[][] = [
    columns.map(({ heading }) => ({ value: heading, type: String, fontWeight: 'bold' as const })),
  ];
  for await (const row of rows) data.push(columns.map(({ value }) => cellOf(value(row))));
  return writeXlsxFile(data, {
    columns: columns.map(({ width = 16 }) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
}

function cellOf(value: string | number | null): Cell {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { value, type: Number };
  return { value: value.replaceAll(NOT_IN_XML, '').slice(0, CELL_LENGTH), type: String, format: '@' };
}
