import type { eventRow } from '../../shared/events.ts';

/** Columns of a file by their names in the table. */
export type FileColumns = Readonly<Record<string, unknown>>;

export interface MadeRows {
  readonly households: readonly Record<string, unknown>[];
  readonly files: readonly FileColumns[];
  readonly labels: readonly Record<string, unknown>[];
  readonly residencies: readonly Record<string, unknown>[];
  readonly events: readonly ReturnType<typeof eventRow>[];
  readonly chunkId: string;
  /** Sealed. */
  readonly effects: string;
}

/** The columns of an event by their names in the table. */
export const eventColumns = (event: ReturnType<typeof eventRow>) => ({
  at: event.at.toISOString(),
  action: event.action,
  subject_type: event.subjectType,
  subject_id: event.subjectId,
  district_id: event.districtId,
  street_id: event.streetId,
  community_id: event.communityId,
  actor_kind: event.actorKind,
  actor_id: event.actorId,
  actor_name: event.actorName,
  actor_role: event.actorRole,
  appointment_id: event.appointmentId,
  changes: event.changes,
  note: event.note,
  audience: event.audience,
  concerns_person_id: event.concernsPersonId,
  request_id: event.requestId,
});
export const EVENT_COLUMNS =
  'at, action, subject_type, subject_id, district_id, street_id, community_id, actor_kind, actor_id, actor_name, ' +
  'actor_role, appointment_id, changes, note, audience, concerns_person_id, request_id';

/** Rows travel as one JSON text that PostgreSQL takes apart: as fast as COPY within a few per cent, and a plain statement. */
export const rowsOf = (table: string, at: number) =>
  `SELECT * FROM json_populate_recordset(NULL::${table}, $${at}::json)`;
export const CREATE = `WITH
  made_households AS (INSERT INTO households ${rowsOf('households', 1)}),
  made_files AS (INSERT INTO residents ${rowsOf('residents', 2)}),
  made_labels AS (INSERT INTO resident_labels ${rowsOf('resident_labels', 3)}),
  made_residencies AS (INSERT INTO residencies ${rowsOf('residencies', 4)}),
  made_events AS (INSERT INTO events (${EVENT_COLUMNS}) SELECT ${EVENT_COLUMNS} FROM json_populate_recordset(NULL::events, $5::json))
  UPDATE roll_chunks SET effects = $7 WHERE id = $6`;

export const BY_HOUSEHOLD_NUMBER = `SELECT w.at, h.id FROM unnest($1::int[], $2::uuid[], $3::text[]) AS w (at, community, number)
  CROSS JOIN LATERAL (SELECT id FROM households WHERE community_id = w.community AND number = w.number LIMIT 1) h`;
export const BY_DOOR = `SELECT w.at, h.id FROM unnest($1::int[], $2::uuid[]) AS w (at, dwelling)
  CROSS JOIN LATERAL (SELECT id FROM households WHERE dwelling_id = w.dwelling ORDER BY id DESC LIMIT 1) h`;
