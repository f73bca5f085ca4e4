/** What a spreadsheet may hold. Rolls of 100,000 people fit; whatever is beyond is no roll. */
export const SPREADSHEET_LIMITS = {
  fileBytes: 32 * 1024 * 1024,
  fileNameLength: 200,
  sheets: 60,
  /** The lowest row and the rightmost column that may hold anything. */
  rows: 120_000,
  columns: 500,
  cells: 3_000_000,
  /** Characters of all cells together, and of one: no program keeps more in a cell. */
  characters: 60_000_000,
  cellCharacters: 32_767,
} as const;

/** The body of an upload. Browsers name the types of spreadsheets as they like: the content decides. */
export const SPREADSHEET_UPLOAD = {
  accept: [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.ms-excel',
    'text/csv',
    'application/octet-stream',
  ],
  maxBytes: SPREADSHEET_LIMITS.fileBytes,
} as const;

export interface Spreadsheet {
  readonly kind: 'xlsx' | 'xls' | 'csv';
  readonly sheets: readonly Sheet[];
}

/** One sheet as people see it: formulas as the result that was saved, days as `YYYY-MM-DD`. */
export interface Sheet {
  /** Empty for a .csv. */
  readonly name: string;
  readonly isHidden: boolean;
  /** Texts from A1 on, row by row; a row ends with its last text, an empty cell is ''. */
  readonly rows: readonly (readonly string[])[];
  /** The cells that were held as numbers (not as days), by `numberKey`. */
  readonly numbers: ReadonlySet<number>;
  /** Merged cells have their text in the first. */
  readonly merges: readonly Merge[];
}

/** From 0, ends included. */
export interface Merge {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export interface Cell {
  readonly text: string;
  /** Held as a number: more than 15 digits of it are not what somebody typed. */
  readonly wasNumber: boolean;
}

export const numberKey = (row: number, column: number): number => row * SPREADSHEET_LIMITS.columns + column;

/** The cell at a row and column, both from 0. */
export function cellAt(sheet: Sheet, row: number, column: number): Cell {
  return { text: sheet.rows[row]?.[column] ?? '', wasNumber: sheet.numbers.has(numberKey(row, column)) };
}

/** `B7` for row 6 and column 1, both from 0. */
export function cellAddress(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCodePoint(65 + (rest % 26)) + letters;
  return `${letters}${row + 1}`;
}

/** Row and column from 0 of `B7`, or null when it is no address of a cell. */
export function readCellAddress(address: string): { row: number; column: number } | null {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(address) ?? [];
  if (letters === '') return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + (letter.codePointAt(0) ?? 0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
}
