import {
  findSheetHeader,
  sheetRowKind,
  type SheetColumn,
  type SheetHeader,
  type SheetRowKind,
  type SheetRows,
} from '../shared/sheet-header.ts';
import { guessColumn, type RollField } from './roll-columns.ts';

export type RollColumn = SheetColumn<RollField>;
export type RollHeader = SheetHeader<RollField>;

/** Finds the heading of a roll wherever it is; null when there is none. */
export function findRollHeader(rows: SheetRows): RollHeader | null {
  return findSheetHeader<RollField>(rows, guessColumn);
}

/** Totals, signatures and remarks below or between people; `cells` as text, `nameColumn` from 0. */
export function rollRowKind(cells: readonly string[], header: RollHeader, nameColumn: number): SheetRowKind {
  return sheetRowKind(cells, header, nameColumn, guessColumn);
}
