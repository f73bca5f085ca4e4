import { CFB, read, set_cptable, type CellObject, type WorkSheet } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { Refusal, refuse } from '@linli/domain/shared/refusal.ts';
import { SPREADSHEET_LIMITS, type Sheet, type Spreadsheet } from '@linli/domain/shared/spreadsheet.ts';
import { numberFormat, numberText } from './cell-text.ts';
import { CellBudget, SheetBuilder } from './sheet-builder.ts';

// Workbooks before Excel 97 hold text in the code page of their time, GBK as a rule.
set_cptable(codePages);

/** Reads a binary workbook (MS-XLS), after a look at its records tells that it is neither locked nor endless. */
export function readXls(bytes: Buffer): Spreadsheet {
  inspect(bytes);
  const budget = new CellBudget();
  const book = orDamaged(() =>
    read(bytes, { type: 'buffer', dense: true, cellNF: true, cellFormula: false, cellHTML: false }),
  );
  const date1904 = book.Workbook?.WBProps?.date1904 ?? false;
  const visibility = book.Workbook?.Sheets ?? [];
  if (book.SheetNames.length > SPREADSHEET_LIMITS.sheets)
    refuse('spreadsheet.too_many_cells', { params: { rows: SPREADSHEET_LIMITS.rows } });
  const sheets = book.SheetNames.map((name, index) => {
    const sheet = book.Sheets[name];
    return sheetOf(sheet, name, (visibility[index]?.Hidden ?? 0) !== 0, date1904, budget);
  });
  return { kind: 'xls', sheets };
}

function sheetOf(
  sheet: WorkSheet | undefined,
  name: string,
  isHidden: boolean,
  date1904: boolean,
  budget: CellBudget,
): Sheet {
  const builder = new SheetBuilder(budget);
  const rows = (sheet?.['!data'] ?? []) as (CellObject | undefined)[][];
  // Both arrays have holes, over which these loops leap.
  rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      if (!cell || cell.t === 'z') return;
      if (cell.t === 'n' && typeof cell.v === 'number') {
        const { text, wasNumber } = numberText(cell.v, numberFormat(0, String(cell.z ?? 'General')), date1904);
        builder.put(row, column, text, wasNumber);
      } else builder.put(row, column, cell.t === 's' ? String(cell.v ?? '') : (cell.w ?? String(cell.v ?? '')), false);
    }),
  );
  for (const { s, e } of sheet?.['!merges'] ?? [])
    builder.merge({ firstRow: s.r, lastRow: e.r, firstColumn: s.c, lastColumn: e.c });
  return builder.build(name, isHidden);
}

/** Records of the workbook stream (MS-XLS 2.3): what locks it, and what makes cells, with how many each makes. */
const FILE_PASS = 0x2f;
const CELL_RECORDS = new Set([0x06, 0x0203, 0x0204, 0x0205, 0x027e, 0xfd, 0xd6, 0x0201]);
const MULTIPLE_RECORDS = new Set([0xbd, 0xbe]);

function inspect(bytes: Buffer): void {
  const container = orDamaged(() => CFB.read(bytes, { type: 'buffer' }));
  const has = (name: string) => orDamaged(() => CFB.find(container, name));
  // A locked .xlsx is an encrypted stream in the old container.
  if (has('EncryptedPackage') || has('EncryptionInfo')) refuse('spreadsheet.locked');
  const stream = has('/Workbook') ?? has('/Book') ?? refuse('spreadsheet.unsupported_kind');
  const records = Buffer.from(stream.content as Uint8Array);
  let cells = 0;
  for (let at = 0; at + 4 <= records.length;) {
    const kind = records.readUInt16LE(at);
    const length = records.readUInt16LE(at + 2);
    if (kind === FILE_PASS) refuse('spreadsheet.locked');
    if (CELL_RECORDS.has(kind)) cells += 1;
    else if (MULTIPLE_RECORDS.has(kind)) cells += Math.ceil(length / 2);
    if (cells > SPREADSHEET_LIMITS.cells)
      refuse('spreadsheet.too_many_cells', { params: { rows: SPREADSHEET_LIMITS.rows } });
    at += 4 + length;
  }
}

/** What the library throws about a file is about the file. */
function orDamaged<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    refuse(/password|encrypt/i.test(String(error)) ? 'spreadsheet.locked' : 'spreadsheet.damaged');
  }
}
