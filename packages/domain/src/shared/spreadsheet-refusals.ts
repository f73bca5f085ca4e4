import type { RefusalTable } from './shared-refusals.ts';

/** Why a file is not read as a spreadsheet. Wherever people upload one, the same. */
export const SPREADSHEET_REFUSALS = {
  /** None of .xlsx, .xls, .csv by its content. */
  'spreadsheet.unsupported_kind': 'unsupported',
  /** The content is of another kind than the name says. */
  'spreadsheet.kind_mismatch': 'unsupported',
  /** Opens with a password only. */
  'spreadsheet.locked': 'unsupported',
  /** Neither UTF-8, UTF-16 nor GB 18030. */
  'spreadsheet.encoding_unknown': 'unsupported',
  'spreadsheet.damaged': 'malformed',
  /** Holds what spreadsheets never do and attacks do: document types, entities, packed parts beyond reason. */
  'spreadsheet.unsafe': 'malformed',
  'spreadsheet.empty': 'malformed',
  'spreadsheet.too_large': 'too_large',
  'spreadsheet.too_many_cells': 'too_large',
  /** Something stands far outside of any table. `params.address` */
  'spreadsheet.too_far': 'too_large',
  'spreadsheet.too_slow': 'too_large',
  'spreadsheet.busy': 'unavailable',
} as const satisfies RefusalTable;
