import { refuse } from '../shared/refusal.ts';
import type { ColumnGuess } from '../shared/sheet-header.ts';
import type { Sheet } from '../shared/spreadsheet.ts';
import type { RollField } from './roll-columns.ts';
import { headingSignature, readRollSheet, rowsOf, type ColumnFields, type RollRow } from './roll-sheet.ts';

/** How it is known what a column holds: by its heading or values, from an earlier roll of the office, or told. */
export const COLUMN_CERTAINTIES = ['sure', 'unsure', 'remembered', 'told'] as const;
export type ColumnCertainty = (typeof COLUMN_CERTAINTIES)[number];

export interface PlannedColumn {
  /** From 0. */
  readonly column: number;
  readonly heading: string;
  /** Null when nobody knows. */
  readonly field: RollField | null;
  readonly certainty: ColumnCertainty;
}

export interface PlannedSheet {
  readonly name: string;
  /** What to remember its columns by. */
  readonly signature: string;
  /** The sheet's name and what stands above its heading. */
  readonly titles: readonly string[];
  readonly grid: string | null;
  readonly people: number;
  readonly columns: readonly PlannedColumn[];
  /** Hidden sheets, and those that somebody left out, are not read. */
  readonly isLeftOut: boolean;
}

/** How a roll is understood, as the person sees and corrects it. */
export interface RollPlan {
  readonly sheets: readonly (PlannedSheet | null)[];
  /** Where rows belong that do not say it, nor does their sheet. */
  readonly communityId: string | null;
}

/** What an office said earlier of columns with these headings. */
export type Remembered = (signature: string) => Readonly<Record<number, RollField>> | null;

/** Understands a whole spreadsheet; refuses one in which nothing looks like a roll. */
export function planRoll(
  sheets: readonly Sheet[],
  remembered: Remembered,
  communityId: string | null,
): { plan: RollPlan; rows: RollRow[] } {
  const rows: RollRow[] = [];
  const planned = sheets.map((sheet, index): PlannedSheet | null => {
    const read = readRollSheet(sheet);
    if (!read.header || read.people.length === 0) return null;
    const signature = headingSignature(read.header);
    const told = remembered(signature);
    for (const row of rowsOf(sheet, index, read)) rows.push(row);
    return {
      name: sheet.name,
      signature,
      titles: read.titles.map((title) => title.slice(0, 200)).slice(0, 10),
      grid: read.grid,
      people: read.people.length,
      columns: read.header.columns.map(({ column, heading, guess }) => ({
        column,
        heading: heading.slice(0, 100),
        ...fieldOf(guess, told?.[column] ?? null),
      })),
      isLeftOut: sheet.isHidden,
    };
  });
  if (rows.length === 0) refuse('roll.not_recognised');
  return { plan: { sheets: planned, communityId }, rows };
}

function fieldOf(
  guess: ColumnGuess<RollField> | null,
  told: RollField | null,
): Pick<PlannedColumn, 'field' | 'certainty'> {
  if (told !== null) return { field: told, certainty: told === guess?.field ? 'sure' : 'remembered' };
  return guess ?? { field: null, certainty: 'unsure' };
}

/** A correction: what columns of a sheet hold, or that the sheet is left out. */
export interface PlanCorrection {
  readonly sheet: number;
  readonly columns: readonly { readonly column: number; readonly field: RollField | null }[];
  readonly isLeftOut?: boolean | undefined;
}

/** The plan with what somebody corrected; each field is in one column of a sheet, and the name in one of them. */
export function correctPlan(
  plan: RollPlan,
  corrections: readonly PlanCorrection[],
  communityId: string | null,
): RollPlan {
  const sheets = plan.sheets.map((sheet, index) => {
    const correction = corrections.find((each) => each.sheet === index);
    if (!sheet || !correction) return sheet;
    const told = new Map(correction.columns.map(({ column, field }) => [column, field]));
    const columns = sheet.columns.map((column) => {
      const field = told.get(column.column);
      return field === undefined || field === column.field ? column : { ...column, field, certainty: 'told' as const };
    });
    const corrected = { ...sheet, columns, isLeftOut: correction.isLeftOut ?? sheet.isLeftOut };
    if (!corrected.isLeftOut) insistOnFields(corrected);
    return corrected;
  });
  if (corrections.some(({ sheet }) => !plan.sheets[sheet])) refuse('roll.mapping_impossible');
  return { sheets, communityId };
}

function insistOnFields({ columns }: PlannedSheet): void {
  const fields = columns.flatMap(({ field }) => (field === null || field === 'ignored' ? [] : [field]));
  if (new Set(fields).size < fields.length || !fields.includes('name')) refuse('roll.mapping_impossible');
}

/** Which column holds what. */
export function columnFields({ columns }: PlannedSheet): ColumnFields {
  return new Map(columns.flatMap(({ column, field }) => (field === null ? [] : [[column, field] as const])));
}
