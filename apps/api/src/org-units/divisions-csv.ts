import type { DivisionRow } from '@linli/domain/org-units/divisions.ts';
import { parse, type Options } from 'csv-parse/sync';

const OPTIONS = { bom: true, relax_column_count: true, skip_empty_lines: true } satisfies Options;

/**
 * The rows of a CSV text with their lines, whatever ends the lines and whether or not cells are quoted. A unit is
 * always one line: where a quote is set wrong, the lines are read one by one, so that it spoils its own line only
 * and the check of that line names it.
 */
export function readCsv(csv: string): DivisionRow[] {
  try {
    const records = parse(csv, { ...OPTIONS, info: true }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    const rows = records.map(({ record, info }) => ({ line: info.lines, cells: record }));
    if (!rows.some(({ cells }) => cells.some((cell) => /[\r\n]/.test(cell)))) return rows;
  } catch {
    // Read below.
  }
  return csv.split(/\r\n|\r|\n/).map((text, index) => ({ line: index + 1, cells: readLine(text) }));
}

function readLine(text: string): string[] {
  if (!text.includes('"')) return text.split(',');
  try {
    return parse(text, OPTIONS)[0] ?? [''];
  } catch {
    return [text];
  }
}
