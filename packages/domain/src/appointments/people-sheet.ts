import { refuse } from '../shared/refusal.ts';
import { findSheetHeader, sheetRowKind } from '../shared/sheet-header.ts';
import { cellAddress, type Sheet } from '../shared/spreadsheet.ts';
import { guessPeopleColumn, type PeopleField } from './people-columns.ts';
import { PEOPLE_IMPORT_ROWS } from './people-row.ts';

/** A row of a list: its texts by what their columns hold, and where each stands in the file. */
export interface PeopleRow {
  readonly sheet: string;
  readonly cells: Readonly<Partial<Record<PeopleField, string>>>;
  readonly addresses: Readonly<Partial<Record<PeopleField, string>>>;
  /** Where something would stand that the row does not have. */
  readonly address: string;
}

/** The people of all sheets that are shown and have a heading, and the headings that nobody understood. */
export function readPeopleSheets(sheets: readonly Sheet[]): { rows: PeopleRow[]; unread: string[] } {
  const rows: PeopleRow[] = [];
  const unread = new Set<string>();
  for (const sheet of sheets.filter(({ isHidden }) => !isHidden)) {
    const header = findSheetHeader<PeopleField>(sheet.rows, guessPeopleColumn);
    if (!header) continue;
    for (const { heading, guess } of header.columns) if (guess === null) unread.add(heading.slice(0, 60));
    const nameColumn = header.columns.find(({ guess }) => guess?.field === 'name')?.column ?? 0;
    for (let row = header.lastRow + 1; row < sheet.rows.length; row += 1) {
      const texts = sheet.rows[row] ?? [];
      if (sheetRowKind(texts, header, nameColumn, guessPeopleColumn) !== 'person') continue;
      const cells: Partial<Record<PeopleField, string>> = {};
      const addresses: Partial<Record<PeopleField, string>> = {};
      for (const { column, guess } of header.columns) {
        if (!guess || guess.field === 'ignored') continue;
        cells[guess.field] = (texts[column] ?? '').slice(0, 200);
        addresses[guess.field] = cellAddress(row, column);
      }
      rows.push({ sheet: sheet.name, cells, addresses, address: cellAddress(row, nameColumn) });
      if (rows.length > PEOPLE_IMPORT_ROWS)
        refuse('people_import.too_many_rows', { params: { maximum: PEOPLE_IMPORT_ROWS } });
    }
  }
  if (rows.length === 0) refuse('people_import.not_recognised');
  return { rows, unread: [...unread].slice(0, 20) };
}
