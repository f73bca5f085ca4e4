import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/** What the clients were told is done, kept where no crash reaches it. */
export class Ledger {
  /** How often each change of each record was acknowledged. */
  readonly changes = new Map<string, number>();
  readonly #kills: { what: string; at: number; backMs: number | null }[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  get kills(): readonly { what: string; backMs: number | null }[] {
    return this.#kills;
  }

  acknowledge(action: string, subjectId: string, sentAt: number): void {
    const name = `${action} ${subjectId}`;
    this.changes.set(name, (this.changes.get(name) ?? 0) + 1);
    this.#count += 1;
    for (const kill of this.#kills) {
      if (kill.backMs === null && sentAt > kill.at) kill.backMs = performance.now() - kill.at;
    }
  }

  /** From now until the first success of something that was sent after it, the house counts as down. */
  killed(what: string): void {
    this.#kills.push({ what, at: performance.now(), backMs: null });
  }
}

/** Events of who read what: they change nothing, and nobody is told of them. */
const READINGS = ['tickets.read_contact', 'tickets.read_photos'];

export interface Audit {
  /** Acknowledged, and not in the database. */
  readonly lost: number;
  /** In the database more often than acknowledged, once nobody waits for an answer any more. */
  readonly doubled: number;
  /** Records that do not agree with their own events. */
  readonly torn: number;
  readonly photos: number;
  /** Photos whose file is missing or not what it was. */
  readonly damagedPhotos: number;
}

/** Compares a ledger with what the database and the file store of a community hold. */
export async function audit(
  ledger: Ledger,
  house: { adminUrl: string; dataDir: string },
  communityId: string,
): Promise<Audit> {
  const client = new pg.Client({ connectionString: house.adminUrl });
  await client.connect();
  const events = await client.query<{ name: string; count: number }>(
    `SELECT action || ' ' || subject_id AS name, count(*)::int AS count FROM events
     WHERE community_id = $1 AND subject_type = 'ticket' AND action <> ALL ($2) GROUP BY 1`,
    [communityId, READINGS],
  );
  const torn = await client.query(
    `SELECT t.id FROM tickets t WHERE t.community_id = $1 AND (
       t.version <> 1 + (SELECT count(*) FROM events e WHERE e.subject_id = t.id
         AND e.action <> ALL ($2 || ARRAY['tickets.report', 'tickets.add_photo']))
       OR (SELECT count(*) FROM ticket_photos p WHERE p.ticket_id = t.id)
         <> (SELECT count(*) FROM events e WHERE e.subject_id = t.id AND e.action = 'tickets.add_photo'))`,
    [communityId, READINGS],
  );
  const photos = await client.query<{ sha256: string }>('SELECT sha256 FROM ticket_photos WHERE community_id = $1', [
    communityId,
  ]);
  await client.end();
  const stored = new Map(events.rows.map(({ name, count }) => [name, count]));
  const missing = (from: ReadonlyMap<string, number>, than: ReadonlyMap<string, number>) =>
    [...than].reduce((sum, [name, count]) => sum + Math.max(0, count - (from.get(name) ?? 0)), 0);
  return {
    lost: missing(stored, ledger.changes),
    doubled: missing(ledger.changes, stored),
    torn: torn.rows.length,
    photos: photos.rows.length,
    damagedPhotos: photos.rows.filter(({ sha256 }) => !isWhole(house.dataDir, sha256)).length,
  };
}

function isWhole(dataDir: string, sha256: string): boolean {
  try {
    const bytes = readFileSync(path.join(dataDir, 'files', sha256.slice(0, 2), sha256));
    return createHash('sha256').update(bytes).digest('hex') === sha256;
  } catch {
    return false;
  }
}
