import type { eventRow } from '../../shared/events.ts';

/** Columns of a file by their names in the table. */
export type FileColumns = Readonly<Record<string, unknown>>;

/** What all files of one import have in common, told once. */
export interface SharedColumns {
  readonly file: FileColumns;
  /** The event that a new file leaves, but for the file itself. */
  readonly event: ReturnType<typeof eventRow>;
  /** `YYYY-MM-DD` */
  readonly livesHereSince: string;
}

export interface MadeRows {
  readonly households: readonly Record<string, unknown>[];
  /** New ones; each begins a residency and leaves an event. */
  readonly files: readonly FileColumns[];
  readonly residencyIds: readonly string[];
  readonly labels: readonly Record<string, unknown>[];
  /** Of files that were there before. */
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
const SUBJECT_COLUMNS = ['subject_id', 'district_id', 'street_id', 'community_id'];
const OTHER_EVENT_COLUMNS = [
  'at',
  'action',
  'subject_type',
  'actor_kind',
  'actor_id',
  'actor_name',
  'actor_role',
  'appointment_id',
  'changes',
  'note',
  'audience',
  'concerns_person_id',
  'request_id',
];
export const EVENT_COLUMNS = [...SUBJECT_COLUMNS, ...OTHER_EVENT_COLUMNS].join(', ');

/** Rows travel as one JSON text that PostgreSQL takes apart: as fast as COPY within a few per cent, and a plain statement. */
export const rowsOf = (table: string, at: number) =>
  `SELECT * FROM json_populate_recordset(NULL::${table}, $${at}::json)`;

/**
 * Everything that a chunk makes. What follows from a file (its residency, its event) is not sent but made of it, and
 * what all files have in common is sent once: half of the work was writing and reading the same texts again and again.
 */
export function createStatement(fileColumns: readonly string[]): string {
  const columns = fileColumns.join(', ');
  return `WITH
  files AS MATERIALIZED (SELECT * FROM ROWS FROM (
    json_populate_recordset(json_populate_record(NULL::residents, $1::json), $2::json), unnest($3::uuid[])) AS f),
  made_households AS (INSERT INTO households ${rowsOf('households', 4)}),
  made_files AS (INSERT INTO residents (${columns}) SELECT ${columns} FROM files),
  made_labels AS (INSERT INTO resident_labels ${rowsOf('resident_labels', 5)}),
  made_residencies AS (INSERT INTO residencies
    (id, district_id, street_id, community_id, resident_id, dwelling_id, household_id, address, from_day)
    SELECT unnest, district_id, street_id, community_id, id, dwelling_id, household_id, address, $6 FROM files),
  made_events AS (INSERT INTO events (${EVENT_COLUMNS})
    SELECT f.id, f.district_id, f.street_id, f.community_id, ${OTHER_EVENT_COLUMNS.map((name) => `e.${name}`).join(', ')}
    FROM files f CROSS JOIN json_populate_record(NULL::events, $7::json) e
    UNION ALL SELECT ${EVENT_COLUMNS} FROM json_populate_recordset(NULL::events, $8::json))
  UPDATE roll_chunks SET effects = $10 WHERE id = $9`;
}

export const BY_HOUSEHOLD_NUMBER = `SELECT w.at, h.id FROM unnest($1::int[], $2::uuid[], $3::text[]) AS w (at, community, number)
  CROSS JOIN LATERAL (SELECT id FROM households WHERE community_id = w.community AND number = w.number LIMIT 1) h`;
export const BY_DOOR = `SELECT w.at, h.id FROM unnest($1::int[], $2::uuid[]) AS w (at, dwelling)
  CROSS JOIN LATERAL (SELECT id FROM households WHERE dwelling_id = w.dwelling ORDER BY id DESC LIMIT 1) h`;
