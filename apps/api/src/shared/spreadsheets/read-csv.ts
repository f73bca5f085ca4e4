import { refuse } from '@linli/domain/shared/refusal.ts';
import type { Spreadsheet } from '@linli/domain/shared/spreadsheet.ts';
import { CsvError, parse } from 'csv-parse/sync';
import { CellBudget, SheetBuilder } from './sheet-builder.ts';
import { decodeText } from './text-encoding.ts';

/** Reads separated values, whatever separates them, in the encodings of Chinese offices. Nothing is taken for a number. */
export function readCsv(bytes: Buffer): Spreadsheet {
  const text = decodeText(bytes);
  if (text === null || text.includes('\0')) refuse('spreadsheet.encoding_unknown');
  const builder = new SheetBuilder(new CellBudget());
  let row = 0;
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 1024 * 1024,
      // Nothing is gathered twice, and the first row too many ends it.
      on_record: (cells: string[]) => {
        cells.forEach((cell, column) => builder.put(row, column, plain(cell), false));
        row += 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    refuse('spreadsheet.damaged');
  }
  return { kind: 'csv', sheets: [builder.build('', false)] };
}

/** `="0123"` is how a number is kept as a text in a .csv. */
function plain(cell: string): string {
  return /^="([^"]*)"$/.exec(cell)?.[1] ?? cell;
}

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** The one that most lines at the beginning have, outside of quotes. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r\n|\r|\n/, 30);
  const counted = DELIMITERS.map((delimiter) => ({
    delimiter,
    count: lines.reduce((sum, line) => sum + Math.min(line.split(delimiter).length - 1, 50), 0),
  }));
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).delimiter;
}
