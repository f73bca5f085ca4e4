import {
  DIVISION_KINDS,
  districtCodeOf,
  isDivisionCode,
  ORG_UNIT_LIMITS,
  parentCodeOf,
  type DivisionKind,
} from './org-unit.ts';

/** The first line of a divisions file. */
export const DIVISION_COLUMNS = ['code', 'name', 'kind', 'parent_code'] as const;

/** What can be wrong with a line of a divisions file. */
export const DIVISION_ERRORS = [
  'header_missing',
  'column_count',
  'code_malformed',
  'code_not_of_kind',
  'kind_unknown',
  'name_missing',
  'name_too_long',
  'parent_unexpected',
  'parent_mismatch',
  'parent_missing',
  'code_repeated',
  'no_district',
] as const;
export type DivisionErrorCode = (typeof DIVISION_ERRORS)[number];

/** One line as it stands in the file; lines count from 1 with the header. */
export interface DivisionRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface DivisionFault {
  readonly line: number;
  readonly code: DivisionErrorCode;
  /** The text that is at fault, for the person to find it. */
  readonly value: string;
}

/** A unit that a file names, fit to be loaded. */
export interface Division {
  readonly code: string;
  readonly name: string;
  readonly kind: DivisionKind;
  readonly parentCode: string | null;
}

/** A file as read: its sound units from the top down, how many lines it has, and every fault in its order. */
export interface DivisionsRead {
  readonly lines: number;
  readonly divisions: readonly Division[];
  readonly faults: readonly DivisionFault[];
}

/**
 * Checks a divisions file line by line: columns, kinds, codes by the construction of the official code, names,
 * repetitions, and that the unit above is in the file or among `loadedCodes`. Blank lines do not matter. A faulty
 * line still counts as the unit above of others, so that one slip is not told a hundred times.
 */
export function readDivisions(rows: readonly DivisionRow[], loadedCodes: ReadonlySet<string>): DivisionsRead {
  const [header, ...lines] = rows.map(tidy).filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (!header || !isHeader(header.cells)) {
    const fault = {
      line: header?.line ?? 1,
      code: 'header_missing',
      value: shown(header?.cells.join(',') ?? ''),
    } as const;
    return { lines: 0, divisions: [], faults: [fault] };
  }
  const named = new Set(lines.map(({ cells }) => cells[0] ?? ''));
  const isKnown = (code: string) => named.has(code) || loadedCodes.has(code);
  const faults: DivisionFault[] = [];
  if (!lines.some(({ cells }) => isKnown(districtCodeOf(cells[0] ?? ''))))
    faults.push({ line: header.line, code: 'no_district', value: '' });
  const seen = new Set<string>();
  const divisions: Division[] = [];
  for (const { line, cells } of lines) {
    const division = readLine(cells, isKnown, seen, (code, value) => faults.push({ line, code, value: shown(value) }));
    if (division) divisions.push(division);
  }
  return { lines: lines.length, divisions: divisions.sort(fromTheTop), faults };
}

/** The unit of one line, or null once its faults are told. What follows from a fault is not told besides it. */
function readLine(
  cells: readonly string[],
  isKnown: (code: string) => boolean,
  seen: Set<string>,
  tell: (code: DivisionErrorCode, value: string) => void,
): Division | null {
  const [code = '', name = '', kindText = '', parent = ''] = cells;
  if (cells.length !== DIVISION_COLUMNS.length) {
    tell('column_count', cells.join(','));
    return null;
  }
  let isSound = true;
  const fault = (found: DivisionErrorCode, value: string) => {
    isSound = false;
    tell(found, value);
  };
  const kind = DIVISION_KINDS.find((each) => each === kindText);
  const isCode = /^\d{12}$/.test(code);
  if (!isCode) fault('code_malformed', code);
  else if (seen.has(code)) fault('code_repeated', code);
  if (isCode) seen.add(code);
  if (!kind) fault('kind_unknown', kindText);
  if (name === '') fault('name_missing', code);
  else if ([...name].length > ORG_UNIT_LIMITS.nameLength) fault('name_too_long', name);
  if (!kind || !isCode) return null;
  if (!isDivisionCode(kind, code)) {
    fault('code_not_of_kind', code);
    return null;
  }
  const parentCode = parentCodeOf(kind, code);
  if (parentCode === null) {
    if (parent !== '') fault('parent_unexpected', parent);
  } else if (parent !== parentCode) fault('parent_mismatch', parent);
  else if (!isKnown(parentCode)) fault('parent_missing', parent);
  return isSound ? { code, name, kind, parentCode } : null;
}

/** As much of a faulty text as a person needs to find it. */
const shown = (text: string) => [...text].slice(0, 60).join('');

/** Spreadsheets leave spaces around cells and commas after the last column. */
function tidy({ line, cells }: DivisionRow): { line: number; cells: string[] } {
  const trimmed = cells.map((cell) => cell.trim());
  while (trimmed.length > DIVISION_COLUMNS.length && trimmed.at(-1) === '') trimmed.pop();
  return { line, cells: trimmed };
}

function isHeader(cells: readonly string[]): boolean {
  return (
    cells.length === DIVISION_COLUMNS.length &&
    DIVISION_COLUMNS.every((column, index) => cells[index]?.toLowerCase() === column)
  );
}

/** Units above before those below, so that a parent is always known first; then by code. */
function fromTheTop(one: Division, other: Division): number {
  return DIVISION_KINDS.indexOf(one.kind) - DIVISION_KINDS.indexOf(other.kind) || (one.code < other.code ? -1 : 1);
}
