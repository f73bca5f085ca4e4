import type { Actor } from '../shared/actor.ts';

/** What a list of residents shows, column by column; a spreadsheet has sex and age apart. */
export const EXPORT_COLUMNS = [
  'name',
  'sex',
  'age',
  'labels',
  'address',
  'phone',
  'idNumber',
  'role',
  'employment',
  'visited',
  'grid',
  'community',
  'status',
] as const;
export type ExportColumn = (typeof EXPORT_COLUMNS)[number];

/** `too_large`: more rows than one sheet holds. `failed`: it was tried as often as it is worth, and will not be again. */
export const EXPORT_STATUSES = ['making', 'ready', 'too_large', 'failed'] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

export const EXPORT_LIMITS = {
  /** So many rows are a file at once; more are made by a job. */
  rowsAtOnce: 1_000,
  /** Rows of one sheet of Excel, less the heading. */
  rows: 1_048_575,
  /** A finished file can be fetched for so long, then it is deleted: a copy of the files should not lie about. */
  keptMinutes: 60,
  /** One that waits for its job is given up after so long. */
  waitingMinutes: 180,
  /** Files that one person can have made at the same time. */
  waiting: 3,
  words: 300,
} as const;

/** Whose file an export is: the person's, under the appointment in whose scope it was made. */
export interface ExportOwner {
  readonly personId: string;
  readonly appointmentId: string;
}

/** Nobody sees the file that somebody else took, not even within the same office. */
export function isOwnExport(actor: Actor, { personId, appointmentId }: ExportOwner): boolean {
  return actor.kind === 'person' && actor.personId === personId && actor.appointmentId === appointmentId;
}
