import { ACCOUNT_REFUSALS } from '../accounts/account-refusals.ts';
import { APPOINTMENT_REFUSALS } from '../appointments/appointment-refusals.ts';
import { AUDIT_REFUSALS } from '../audit/audit-refusals.ts';
import { BUILDING_REFUSALS } from '../buildings/building-refusals.ts';
import { CARE_REFUSALS } from '../care/care-refusals.ts';
import { JOB_REFUSALS } from '../jobs/job-refusals.ts';
import { API_KEY_REFUSALS } from '../open311/api-key-refusals.ts';
import { OPEN311_REFUSALS } from '../open311/open311-refusals.ts';
import { ORG_UNIT_REFUSALS } from '../org-units/org-unit-refusals.ts';
import { RESIDENT_EXPORT_REFUSALS } from '../residents/resident-export-refusals.ts';
import { RESIDENT_REFUSALS } from '../residents/resident-refusals.ts';
import { ROLL_REFUSALS } from '../residents/roll-refusals.ts';
import { SAVED_VIEW_REFUSALS } from '../residents/saved-view-refusals.ts';
import { ERASURE_REFUSALS } from '../residents/erasure-refusals.ts';
import { TRANSFER_REFUSALS } from '../residents/transfer-refusals.ts';
import { TICKET_REFUSALS } from '../tickets/ticket-refusals.ts';
import { VOLUNTEER_REFUSALS } from '../volunteers/volunteer-refusals.ts';
import { CERTIFICATE_REFUSALS } from '../volunteers/certificate-refusals.ts';
import { TASK_REFUSALS } from '../volunteers/task-refusals.ts';
import { WORKING_TIME_REFUSALS } from '../working-time/working-time-refusals.ts';
import { SHARED_REFUSALS, type RefusalKind } from './shared-refusals.ts';
import { SPREADSHEET_REFUSALS } from './spreadsheet-refusals.ts';

/**
 * Every refusal a caller can meet, with its kind. Each capability keeps its own table beside its rules. Made by a pure
 * call, so that pages, which know refusals by their code, need not carry the table.
 */
export const REFUSALS = /* @__PURE__ */ (() => ({
  ...SHARED_REFUSALS,
  ...ACCOUNT_REFUSALS,
  ...APPOINTMENT_REFUSALS,
  ...AUDIT_REFUSALS,
  ...BUILDING_REFUSALS,
  ...CARE_REFUSALS,
  ...JOB_REFUSALS,
  ...ORG_UNIT_REFUSALS,
  ...API_KEY_REFUSALS,
  ...OPEN311_REFUSALS,
  ...ROLL_REFUSALS,
  ...ERASURE_REFUSALS,
  ...TRANSFER_REFUSALS,
  ...SPREADSHEET_REFUSALS,
  ...RESIDENT_REFUSALS,
  ...RESIDENT_EXPORT_REFUSALS,
  ...SAVED_VIEW_REFUSALS,
  ...TICKET_REFUSALS,
  ...VOLUNTEER_REFUSALS,
  ...TASK_REFUSALS,
  ...CERTIFICATE_REFUSALS,
  ...WORKING_TIME_REFUSALS,
}))();

export type RefusalCode = keyof typeof REFUSALS;

const OF_ACCESS: readonly RefusalKind[] = ['unauthenticated', 'forbidden', 'not_found', 'too_many'];
/**
 * A mistyped address concerns nobody's records; a failed sign-in has an event of its own, with whom it was meant for;
 * whoever is asked to show who they are or to mend their account first is where they may be.
 */
const NOT_OF_ACCESS: readonly RefusalCode[] = [
  'request.unknown_path',
  'sign_in.wrong_name_or_password',
  'sign_in.wrong_code',
  'sign_in.begin_again',
  'sign_in.account_disabled',
  'account.confirm_identity',
  'account.password_must_change',
  'account.two_factor_must_set_up',
];

/**
 * Whether somebody reached for what is not theirs, which leaves an event: without a valid session or secret, in another
 * role, for a record that does not exist for them, from a foreign page, or too often. What the moment (409) or the form
 * (400) refuses is ordinary work.
 */
export function isAccessRefusal(code: RefusalCode): boolean {
  return OF_ACCESS.includes(REFUSALS[code]) && !NOT_OF_ACCESS.includes(code);
}

/** An expected "no": the error handler turns it into a problem document, the web into a sentence. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** Facts for the sentence (`params`) and the fields it concerns. Never personal data. */
export interface RefusalDetails {
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>;
  readonly errors?: readonly FieldIssue[];
}

/** One fault of one field. `path` leads to the field, `code` names the fault, `params` its bounds. */
export interface FieldIssue {
  readonly path: readonly (string | number)[];
  readonly code: FieldIssueCode;
  readonly params?: Readonly<Record<string, string | number>>;
}

export const FIELD_ISSUE_CODES = [
  'required',
  'wrong_type',
  'too_short',
  'too_long',
  'too_small',
  'too_big',
  'invalid_format',
  'invalid_choice',
  'unknown_field',
  'taken',
  'not_found',
  'invalid',
  'too_simple',
  'too_common',
  'holds_username',
  'used_before',
] as const;
export type FieldIssueCode = (typeof FIELD_ISSUE_CODES)[number];

/** Stops here with an expected "no". Usable as an expression: `find(id) ?? refuse('ticket.not_found')`. */
export function refuse(code: RefusalCode, details?: RefusalDetails): never {
  throw new Refusal(code, details);
}
