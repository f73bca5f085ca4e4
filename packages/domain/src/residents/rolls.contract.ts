import { z } from 'zod';
import { OFFICE_ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';
import { Id, Moment, PAGE_LIMIT, PageQuery, Version, pageOf } from '../shared/page.contract.ts';
import { SPREADSHEET_LIMITS, SPREADSHEET_UPLOAD } from '../shared/spreadsheet.ts';
import { DUPLICATE_REASONS } from './duplicate.ts';
import { ROLL_FIELDS } from './roll-columns.ts';
import { ROLL_ACTIONS, ROLL_STATUSES } from './roll-import.ts';
import { ROLL_DECISIONS, ROLL_DOUBT_CODES, ROLL_OUTCOMES } from './roll-outcome.ts';
import { COLUMN_CERTAINTIES } from './roll-plan.ts';
import { ROLL_ISSUE_CODES, ROLL_TEXT_LENGTH } from './roll-row.ts';

const Field = z.enum(ROLL_FIELDS);
const Count = z.number().int().min(0);

/** How one sheet was understood. */
const SheetView = z.strictObject({
  /** From 0, in the order of the file. */
  sheet: z.number().int(),
  name: z.string(),
  people: Count,
  grid: z.string().nullable(),
  isLeftOut: z.boolean(),
  columns: z.array(
    z.strictObject({
      /** From 0. */
      column: z.number().int(),
      /** Empty where nobody headed it. */
      heading: z.string(),
      /** Null when nobody knows what it holds. */
      field: Field.nullable(),
      certainty: z.enum(COLUMN_CERTAINTIES),
      /** What its first cells hold. */
      samples: z.array(z.string()),
    }),
  ),
});

const rollSummary = {
  id: Id,
  fileName: z.string(),
  status: z.enum(ROLL_STATUSES),
  importer: z.string(),
  rows: Count,
  counts: z.strictObject(
    Object.fromEntries(ROLL_OUTCOMES.map((outcome) => [outcome, Count])) as Record<
      (typeof ROLL_OUTCOMES)[number],
      typeof Count
    >,
  ),
  /** Rows written so far, while it is being imported. */
  progress: Count,
  /** Confirmed, and nobody works on it: the process died. Nothing of it was written. */
  isInterrupted: z.boolean(),
  createdAt: Moment,
  /** Then a preview is deleted. */
  expiresAt: Moment,
  importedAt: Moment.nullable(),
  undoneAt: Moment.nullable(),
  version: Version,
};
export const RollSummary = z.strictObject(rollSummary);
export type RollSummary = z.output<typeof RollSummary>;

export const RollView = z.strictObject({
  ...rollSummary,
  sheets: z.array(SheetView),
  /** Where rows belong that do not say it. */
  community: z.strictObject({ id: Id, name: z.string() }).nullable(),
  availableActions: z.array(z.enum(ROLL_ACTIONS)),
});
export type RollView = z.output<typeof RollView>;

/** One row of the preview. Whole for whoever imported it, masked for others; what the files hold is masked as ever. */
export const RollRowView = z.strictObject({
  /** From 0, through all sheets. */
  row: z.number().int(),
  sheet: z.number().int(),
  outcome: z.enum(ROLL_OUTCOMES),
  decision: z.enum(ROLL_DECISIONS).nullable(),
  cells: z.array(z.strictObject({ field: Field, address: z.string(), text: z.string() })),
  issues: z.array(
    z.strictObject({
      field: Field,
      severity: z.enum(['wrong', 'doubtful']),
      code: z.enum(ROLL_ISSUE_CODES),
      /** What the cell probably should be. */
      proposal: z.string().nullable(),
    }),
  ),
  doubts: z.array(
    z.strictObject({
      code: z.enum(ROLL_DOUBT_CODES),
      severity: z.enum(['wrong', 'doubtful']),
      reason: z.enum(DUPLICATE_REASONS).nullable(),
      residentId: Id.nullable(),
      /** The row that it repeats. */
      row: z.number().int().nullable(),
      fields: z.array(Field),
    }),
  ),
  changes: z.array(z.strictObject({ field: Field, before: z.string(), after: z.string() })),
  residentId: Id.nullable(),
});
export type RollRowView = z.output<typeof RollRowView>;

const RollParams = z.strictObject({ rollId: Id });
const OFFICES = OFFICE_ROLES;
const Read = { version: Version };

export const rollsContract = defineContract({
  upload: {
    method: 'POST',
    path: '/residents/rolls',
    summary: 'Read a roll (.xlsx, .xls, .csv) and compare it with the files; nothing of them changes',
    access: OFFICES,
    query: z.strictObject({ fileName: z.string().trim().min(1).max(SPREADSHEET_LIMITS.fileNameLength) }),
    upload: SPREADSHEET_UPLOAD,
    status: 201,
    response: RollView,
  },
  list: {
    method: 'GET',
    path: '/residents/rolls',
    summary: 'Imports of the office, latest first',
    access: OFFICES,
    query: z.strictObject(PageQuery),
    status: 200,
    response: pageOf(RollSummary),
  },
  template: {
    method: 'GET',
    path: '/residents/rolls/template',
    summary: 'An empty roll to fill in',
    access: OFFICES,
    status: 200,
    response: 'spreadsheet',
  },
  get: {
    method: 'GET',
    path: '/residents/rolls/:rollId',
    summary: 'One import: how it was understood, its counts, how far it is',
    access: OFFICES,
    params: RollParams,
    status: 200,
    response: RollView,
  },
  rows: {
    method: 'GET',
    path: '/residents/rolls/:rollId/rows',
    summary: 'Rows of the preview, of one outcome or all',
    access: OFFICES,
    params: RollParams,
    query: z.strictObject({
      outcome: z.enum(ROLL_OUTCOMES).optional(),
      /** Of the rows with that outcome, so many are skipped. */
      offset: z.coerce.number().int().min(0).max(SPREADSHEET_LIMITS.rows).default(0),
      limit: z.coerce.number().int().min(1).max(PAGE_LIMIT).default(50),
    }),
    status: 200,
    response: z.strictObject({ items: z.array(RollRowView), total: Count }),
  },
  correctColumns: {
    method: 'PATCH',
    path: '/residents/rolls/:rollId/columns',
    summary:
      'Say what columns hold, leave a sheet out, say where rows belong; the office’s next roll is read so by itself',
    access: OFFICES,
    params: RollParams,
    body: z.strictObject({
      ...Read,
      sheets: z
        .array(
          z.strictObject({
            sheet: z.number().int().min(0).max(SPREADSHEET_LIMITS.sheets),
            columns: z
              .array(
                z.strictObject({
                  column: z.number().int().min(0).max(SPREADSHEET_LIMITS.columns),
                  field: Field.nullable(),
                }),
              )
              .max(SPREADSHEET_LIMITS.columns),
            isLeftOut: z.boolean().optional(),
          }),
        )
        .max(SPREADSHEET_LIMITS.sheets)
        .default([]),
      communityId: Id.nullable().optional(),
    }),
    status: 200,
    response: RollView,
  },
  correctRow: {
    method: 'PATCH',
    path: '/residents/rolls/:rollId/rows',
    summary: 'Mend cells of one row, or decide whether it is taken in',
    access: OFFICES,
    params: RollParams,
    body: z.strictObject({
      ...Read,
      /** From 0, as the preview counts. */
      row: z.number().int().min(0).max(SPREADSHEET_LIMITS.rows),
      cells: z
        .array(z.strictObject({ field: Field, text: z.string().max(ROLL_TEXT_LENGTH) }))
        .max(ROLL_FIELDS.length)
        .default([]),
      /** Null takes an earlier decision back. */
      decision: z.enum(ROLL_DECISIONS).nullable().optional(),
    }),
    status: 200,
    response: RollView,
  },
  confirm: {
    method: 'POST',
    path: '/residents/rolls/:rollId/confirm',
    summary:
      'Take the roll in: all of it or nothing. Large ones go on in the background; `progress` says how far they are',
    access: OFFICES,
    params: RollParams,
    body: z.strictObject({
      ...Read,
      /** Doubtful rows that nobody decided about are taken in, too, without what is doubtful of them. */
      takesDoubtful: z.boolean().default(false),
    }),
    status: 200,
    response: RollView,
  },
  discard: {
    method: 'POST',
    path: '/residents/rolls/:rollId/discard',
    summary: 'Throw a preview away',
    access: OFFICES,
    params: RollParams,
    body: z.strictObject(Read),
    status: 204,
    response: z.null(),
  },
  undo: {
    method: 'POST',
    path: '/residents/rolls/:rollId/undo',
    summary: 'Take an import back, as long as nothing depends on it',
    access: OFFICES,
    params: RollParams,
    body: z.strictObject(Read),
    status: 200,
    response: RollView,
  },
});
