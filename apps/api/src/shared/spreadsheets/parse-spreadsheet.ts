import { Refusal, refuse } from '@linli/domain/shared/refusal.ts';
import { SPREADSHEET_LIMITS, type Spreadsheet } from '@linli/domain/shared/spreadsheet.ts';
import { readCsv } from './read-csv.ts';
import { readXls } from './read-xls.ts';
import { readXlsx } from './read-xlsx.ts';
import { kindOf } from './spreadsheet-kind.ts';

/**
 * Reads a .xlsx, .xls or .csv. Refuses with `spreadsheet.*` whatever is none, is locked, damaged, hostile or too large.
 * Takes as long as it takes: call it in a worker thread, as `readSpreadsheet` does.
 */
export async function parseSpreadsheet(bytes: Buffer, fileName: string): Promise<Spreadsheet> {
  if (bytes.length > SPREADSHEET_LIMITS.fileBytes)
    refuse('spreadsheet.too_large', { params: { megabytes: SPREADSHEET_LIMITS.fileBytes / 1024 / 1024 } });
  const kind = kindOf(bytes, fileName);
  const read = await readKind(kind, bytes);
  if (read.sheets.every(({ rows }) => rows.length === 0)) refuse('spreadsheet.empty');
  return read;
}

async function readKind(kind: Spreadsheet['kind'], bytes: Buffer): Promise<Spreadsheet> {
  try {
    return kind === 'xlsx' ? await readXlsx(bytes) : kind === 'xls' ? readXls(bytes) : readCsv(bytes);
  } catch (error) {
    // Whatever a file brings a reader to stumble over is about the file.
    throw error instanceof Refusal ? error : new Refusal('spreadsheet.damaged');
  }
}
