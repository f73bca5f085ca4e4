import type pg from 'pg';
import { EVENT_COLUMNS, batchHashOf, headHashOf, leafOf, type EventTexts } from './canonical.ts';

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type Pick = (below: number) => number;
type Tampering = (admin: pg.Client, pick: Pick) => Promise<string>;

const one = async <R extends pg.QueryResultRow>(admin: pg.Client, pick: Pick, from: string, columns = '*') => {
  const { rows } = await admin.query<R>(
    `SELECT ${columns} FROM ${from} ORDER BY 1, 2 OFFSET ${pick(100_000)} % (SELECT count(*) FROM ${from}) LIMIT 1`,
  );
  const [row] = rows;
  if (!row) throw new Error(`There is nothing in ${from}.`);
  return row;
};

/** Another value of each column's type. */
const ANOTHER: Record<(typeof EVENT_COLUMNS)[number], string> = {
  action: "action || '_not'",
  actor_id: 'gen_random_uuid()',
  actor_kind: "'reporter'",
  actor_name: "coalesce(actor_name, '') || '某'",
  actor_role: "'volunteer'",
  appointment_id: 'gen_random_uuid()',
  at: "at + interval '1 millisecond'",
  audience: "'everyone'",
  changes: `changes || '{"status": ["reported", "rejected"]}'`,
  community_id: 'gen_random_uuid()',
  concerns_person_id: 'gen_random_uuid()',
  district_id: 'gen_random_uuid()',
  id: '(SELECT max(id) + 1000 FROM events)',
  note: "note || ' '",
  request_id: "'another'",
  street_id: 'gen_random_uuid()',
  subject_id: 'gen_random_uuid()',
  subject_type: "'person'",
  txid: '(txid::text::bigint + 1)::text::xid8',
};

const edit: Tampering = async (admin, pick) => {
  const column = EVENT_COLUMNS[pick(EVENT_COLUMNS.length)] ?? 'note';
  const { id } = await one<{ id: string }>(admin, pick, 'events', 'id, at');
  await admin.query(`UPDATE events SET ${column} = ${ANOTHER[column]} WHERE id = $1`, [id]);
  return `edit of ${column}`;
};

const remove: Tampering = async (admin, pick) => {
  const count = 1 + pick(4);
  const { id } = await one<{ id: string }>(admin, pick, 'events', 'id, at');
  await admin.query('DELETE FROM events WHERE id IN (SELECT id FROM events WHERE id >= $1 ORDER BY id LIMIT $2)', [
    id,
    count,
  ]);
  return `deletion of up to ${count}`;
};

const COPIED = EVENT_COLUMNS.filter((column) => column !== 'id' && column !== 'txid').join(', ');

/** Into a free place between sealed events, as of this transaction or of that of the event beside it. */
const insertBetween: Tampering = async (admin, pick) => {
  const { id } = await one<{ id: string }>(
    admin,
    pick,
    `(SELECT e.id, e.at FROM events e WHERE NOT EXISTS (SELECT FROM events o WHERE o.id = e.id + 1)
    AND e.id < (SELECT max(last_id) FROM audit_seals s WHERE s.chain = coalesce(e.district_id::text, 'installation'))) AS gaps`,
  );
  const txid = pick(2) === 0 ? 'pg_current_xact_id()' : 'txid';
  await admin.query(
    `INSERT INTO events (id, txid, ${COPIED}) SELECT id + 1, ${txid}, ${COPIED} FROM events WHERE id = $1`,
    [id],
  );
  return `insertion between, ${txid}`;
};

/** At the end, but telling of a day that was sealed long ago. */
const insertBackdated: Tampering = async (admin, pick) => {
  const { id } = await one<{ id: string }>(admin, pick, 'events', 'id, at');
  await admin.query(
    `INSERT INTO events (${COPIED}) SELECT ${COPIED.replace(/\bat\b/, "at - interval '3 days'")} FROM events WHERE id = $1`,
    [id],
  );
  return 'insertion, backdated';
};

/** Seals and their events from some seal on, and whatever is not sealed yet. */
export const cutTail: Tampering = async (admin, pick) => {
  const { chain, number } = await one<{ chain: string; number: number }>(admin, pick, 'audit_seals', 'chain, number');
  await admin.query(
    `WITH cut AS (DELETE FROM audit_seals WHERE chain = $1 AND number >= $2 RETURNING event_ids)
     DELETE FROM events WHERE id IN (SELECT unnest(event_ids) FROM cut)`,
    [chain, number],
  );
  return 'tail cut';
};

const removeSeal: Tampering = async (admin, pick) => {
  const { chain, number } = await one<{ chain: string; number: number }>(admin, pick, 'audit_seals', 'chain, number');
  await admin.query('DELETE FROM audit_seals WHERE chain = $1 AND number = $2', [chain, number]);
  return 'seal removed';
};

const SEAL_EDITS = [
  "batch_hash = repeat('a', 64)",
  "previous_hash = repeat('b', 64)",
  "head_hash = repeat('c', 64)",
  'event_ids = event_ids[2:]',
  "leaf_hashes = overlay(leaf_hashes placing '\\x00000000'::bytea from 1)",
  "sealed_at = sealed_at - interval '1 day'",
  'snapshot_xmin = snapshot_xmin - 1',
  'snapshot_xmax = snapshot_xmax + 1',
  'run = run + 1',
  'pruned_at = now()',
];
const editSeal: Tampering = async (admin, pick) => {
  const edited = SEAL_EDITS[pick(SEAL_EDITS.length)] ?? '';
  const { chain, number } = await one<{ chain: string; number: number }>(admin, pick, 'audit_seals', 'chain, number');
  await admin.query(`UPDATE audit_seals SET ${edited} WHERE chain = $1 AND number = $2`, [chain, number]);
  return `seal edited, ${edited.split(' ')[0]}`;
};

const swapSeals: Tampering = async (admin, pick) => {
  const { chain, number } = await one<{ chain: string; number: number }>(
    admin,
    pick,
    'audit_seals WHERE number > 1',
    'chain, number',
  );
  const move = (from: number, to: number) =>
    admin.query('UPDATE audit_seals SET number = $3 WHERE chain = $1 AND number = $2', [chain, from, to]);
  await move(number, 0);
  await move(number - 1, number);
  await move(0, number - 1);
  return 'seals swapped';
};

interface SealRow {
  run: number;
  form: number;
  event_ids: string[];
  leaf_hashes: Buffer;
  previous_hash: string;
  snapshot_xmin: string;
  snapshot_xmax: string;
  sealed_at: Date;
}

/** Somebody who knows the form: the event is changed, and every hash of its seal made anew. */
const reseal: Tampering = async (admin, pick) => {
  const { chain, number } = await one<{ chain: string; number: number }>(admin, pick, 'audit_seals', 'chain, number');
  const { rows } = await admin.query<SealRow>('SELECT * FROM audit_seals WHERE chain = $1 AND number = $2', [
    chain,
    number,
  ]);
  const [seal] = rows;
  if (!seal) throw new Error('The seal is gone.');
  const eventIds = seal.event_ids.map(BigInt);
  const index = pick(eventIds.length);
  await admin.query("UPDATE events SET note = '改过' WHERE id = $1", [String(eventIds[index])]);
  const texts = await admin.query<EventTexts>(
    `SELECT ${EVENT_COLUMNS.map((column) =>
      column === 'at' ? `to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at` : `${column}::text`,
    ).join(', ')} FROM events WHERE id = $1`,
    [String(eventIds[index])],
  );
  const leaves = Buffer.from(seal.leaf_hashes);
  leafOf(texts.rows[0] as EventTexts).copy(leaves, index * 32);
  const batchHash = batchHashOf(leaves);
  const headHash = headHashOf({
    chain,
    number,
    run: seal.run,
    form: seal.form,
    eventIds,
    batchHash,
    previousHash: seal.previous_hash,
    snapshotXmin: BigInt(seal.snapshot_xmin),
    snapshotXmax: BigInt(seal.snapshot_xmax),
    sealedAt: seal.sealed_at,
  });
  await admin.query(
    'UPDATE audit_seals SET leaf_hashes = $3, batch_hash = $4, head_hash = $5 WHERE chain = $1 AND number = $2',
    [chain, number, leaves, batchHash, headHash],
  );
  return 'event edited and its seal made anew';
};

export const TAMPERINGS: readonly Tampering[] = [
  edit,
  edit,
  edit,
  remove,
  remove,
  insertBetween,
  insertBetween,
  insertBackdated,
  cutTail,
  cutTail,
  removeSeal,
  editSeal,
  swapSeals,
  reseal,
];
