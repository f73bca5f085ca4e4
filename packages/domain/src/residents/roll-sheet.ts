import { numberKey, type Merge, type Sheet } from '../shared/spreadsheet.ts';
import { tidyHeading } from '../shared/sheet-header.ts';
import type { RollField } from './roll-columns.ts';
import { findRollHeader, rollRowKind, type RollColumn, type RollHeader } from './roll-header.ts';
import { gridSpokenOf } from './roll-place.ts';
import type { RollCell } from './roll-row.ts';
import { guessByValues } from './roll-values.ts';

/** What is known of one sheet before its rows are read. */
export interface RollSheet {
  /** Null where nothing in the sheet looks like a roll. */
  readonly header: RollHeader | null;
  /** Rows that are of people, from 0. */
  readonly people: readonly number[];
  /** The sheet's name and what stands above the heading: titles and filing lines. */
  readonly titles: readonly string[];
  /** The grid that all of it is about. */
  readonly grid: string | null;
}

/** Which column of a sheet holds what, by the person's word where they gave it. */
export type ColumnFields = ReadonlyMap<number, RollField>;

/** Finds heading and people of one sheet; a sheet without a heading is known by what its columns hold. */
export function readRollSheet(sheet: Sheet): RollSheet {
  const found = findRollHeader(sheet.rows);
  const header = withoutHeading(sheet, found);
  const titles = [sheet.name, ...sheet.rows.slice(0, Math.max(0, header?.firstRow ?? 0)).map((row) => row.join(' '))];
  const grid = gridSpokenOf(titles);
  if (!header) return { header, people: [], titles, grid };
  const nameColumn = header.columns.find(({ guess }) => guess?.field === 'name')?.column ?? 0;
  const people: number[] = [];
  for (let row = header.lastRow + 1; row < sheet.rows.length; row += 1)
    if (rollRowKind(sheet.rows[row] ?? [], header, nameColumn) === 'person') people.push(row);
  return { header, people, titles, grid };
}

/** Adds the columns that have no heading but hold something that can be told; makes a heading where there is none. */
function withoutHeading(sheet: Sheet, header: RollHeader | null): RollHeader | null {
  const first = (header?.lastRow ?? -1) + 1;
  const width = Math.max(0, ...sheet.rows.slice(0, 200).map((row) => row.length));
  const columns: RollColumn[] = [];
  const held = new Set(header?.columns.flatMap(({ guess }) => guess?.field ?? []));
  for (let column = 0; column < width; column += 1) {
    const named = header?.columns.find((each) => each.column === column);
    if (named) {
      columns.push(named);
      continue;
    }
    const field = guessByValues(valuesOf(sheet, column, first));
    if (field === null || held.has(field)) continue;
    held.add(field);
    columns.push({ column, heading: '', guess: { field, certainty: 'unsure' } });
  }
  if (header) return { ...header, columns };
  const isRoll = held.has('name') && (held.has('idNumber') || held.has('phone'));
  return isRoll ? { firstRow: -1, lastRow: -1, columns } : null;
}

function* valuesOf(sheet: Sheet, column: number, first: number): Generator<string> {
  for (let row = first; row < sheet.rows.length; row += 1) yield sheet.rows[row]?.[column] ?? '';
}

/** What a mapping is remembered by: the headings, however they are spaced and marked. */
export function headingSignature(header: RollHeader): string {
  return header.columns.map(({ column, heading }) => (heading === '' ? `#${column}` : tidyHeading(heading))).join('|');
}

/** One row of people as the file has it, kept so that its columns can be understood anew. */
export interface RollRow {
  /** Both from 0. */
  readonly sheet: number;
  readonly row: number;
  readonly texts: readonly string[];
  /** The columns that were held as numbers. */
  readonly numbers: readonly number[];
}

/** Facts of one person; everything else may stand once for a household, in a cell merged over its people. */
const OF_ONE_PERSON: readonly RollField[] = ['name', 'idNumber', 'sex', 'birthDate', 'age', 'householdRole'];
/** Longer merges are titles and remarks. */
const LONGEST_HOUSEHOLD = 30;

/** The rows of people of one sheet, with what is merged over several of them told of each. */
export function rowsOf(sheet: Sheet, index: number, { header, people }: RollSheet): RollRow[] {
  const own = new Set<number>();
  for (const { column, guess } of header?.columns ?? [])
    if (guess && OF_ONE_PERSON.includes(guess.field)) own.add(column);
  const merged = new Map<number, { column: number; text: string }[]>();
  for (const merge of sheet.merges) if (!own.has(merge.firstColumn)) spread(sheet, merge, merged);
  return people.map((row) => {
    const texts = [...(sheet.rows[row] ?? [])];
    for (const { column, text } of merged.get(row) ?? []) {
      while (texts.length <= column) texts.push('');
      if (texts[column] === '') texts[column] = text;
    }
    const numbers = texts.flatMap((_, column) => (sheet.numbers.has(numberKey(row, column)) ? [column] : []));
    return { sheet: index, row, texts, numbers };
  });
}

function spread(
  sheet: Sheet,
  { firstRow, lastRow, firstColumn }: Merge,
  merged: Map<number, { column: number; text: string }[]>,
): void {
  const text = sheet.rows[firstRow]?.[firstColumn] ?? '';
  if (text === '' || lastRow - firstRow >= LONGEST_HOUSEHOLD) return;
  for (let row = firstRow + 1; row <= lastRow; row += 1)
    merged.set(row, [...(merged.get(row) ?? []), { column: firstColumn, text }]);
}

/** The cells of a row by what their columns hold. */
export function cellsOf(row: RollRow, fields: ColumnFields): Partial<Record<RollField, RollCell>> {
  const cells: Partial<Record<RollField, RollCell>> = {};
  for (const [column, field] of fields) {
    if (field === 'ignored') continue;
    cells[field] = { text: row.texts[column] ?? '', wasNumber: row.numbers.includes(column) };
  }
  return cells;
}
