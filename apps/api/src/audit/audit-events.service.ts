import type { AuditEvent, auditContract } from '@linli/domain/audit/audit.contract.ts';
import type { PersonActor, Role } from '@linli/domain/shared/actor.ts';
import type { QueryOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { findPersonIds } from '../appointments/public.ts';
import { unitFilter, unitNames } from '../org-units/public.ts';
import type { Platform } from '../shared/platform.ts';
import { findTicketId, ticketNumbers } from '../tickets/public.ts';
import { listEvents, type EventCursor, type EventFilter, type StoredEvent } from './audit-events.store.ts';

type Asked = Partial<
  Pick<QueryOf<(typeof auditContract)['events']>, 'action' | 'who' | 'record' | 'unitId' | 'from' | 'to'>
>;

export async function listAuditEvents(
  platform: Platform,
  actor: PersonActor,
  { cursor, limit, ...asked }: QueryOf<(typeof auditContract)['events']>,
) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  const filter = await filterOf(platform, actor, asked);
  const rows = await listEvents(platform.database.scoped, actor.scope, filter, { cursor: after, limit });
  return trailPage(rows, limit, (shown) => viewsOf(platform, shown));
}

/** Cuts one row more than asked off, and says where the next page of the trail begins. */
export async function trailPage<Item>(
  rows: readonly StoredEvent[],
  limit: number,
  views: (shown: readonly StoredEvent[]) => Promise<Item[]>,
) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: await views(shown), nextCursor: rows.length > limit && last ? encodeCursor(last) : null };
}

/** What was asked for in the columns' terms. */
export async function filterOf(platform: Platform, actor: PersonActor, asked: Asked): Promise<EventFilter> {
  const { scoped } = platform.database;
  return {
    action: asked.action,
    actorIds: asked.who ? await findPersonIds(scoped, asked.who) : undefined,
    subjectId: asked.record ? await subjectIdOf(platform, asked.record) : undefined,
    unit: asked.unitId === undefined ? undefined : await unitFilter(scoped, actor, asked.unitId),
    from: asked.from === undefined ? undefined : new Date(asked.from),
    to: asked.to === undefined ? undefined : new Date(asked.to),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** No record has it. */
const NOTHING = '00000000-0000-0000-0000-000000000000';

async function subjectIdOf(platform: Platform, record: string): Promise<string> {
  return UUID.test(record) ? record : ((await findTicketId(platform, record)) ?? NOTHING);
}

/** Events with the names of their units and records, read all at once. */
export async function viewsOf(platform: Platform, rows: readonly StoredEvent[]): Promise<AuditEvent[]> {
  const idsOf = (type: string) => rows.flatMap((row) => (row.subjectType === type ? [row.subjectId] : []));
  const unitIds = rows.flatMap((row) => pathOf(row));
  const [units, numbers] = await Promise.all([
    unitNames(platform.database.scoped, [...unitIds, ...idsOf('org_unit')]),
    ticketNumbers(platform, idsOf('ticket')),
  ]);
  return rows.map((row) => ({
    id: String(row.id),
    at: row.at.toISOString(),
    action: row.action,
    subject: {
      type: row.subjectType,
      id: row.subjectId,
      name: numbers.get(row.subjectId) ?? (row.subjectType === 'org_unit' ? units.get(row.subjectId) : null) ?? null,
    },
    unitNames: pathOf(row).map((id) => units.get(id) ?? ''),
    actor: {
      kind: row.actorKind as AuditEvent['actor']['kind'],
      name: row.actorName,
      role: row.actorRole as Role | null,
    },
    changes: changesOf(row.changes),
    note: row.note,
    requestId: row.requestId,
  }));
}

export function pathOf({ districtId, streetId, communityId }: StoredEvent): string[] {
  return [districtId, streetId, communityId].filter((id) => id !== null);
}

/** `{ field: [before, after] }`, as `recordEvent` wrote it. */
function changesOf(changes: StoredEvent['changes']): AuditEvent['changes'] {
  if (typeof changes !== 'object' || changes === null || Array.isArray(changes)) return [];
  return Object.entries(changes).map(([field, change]) => {
    const [before, after] = Array.isArray(change) ? change : [null, change];
    return { field, before: before ?? null, after: after ?? null } as AuditEvent['changes'][number];
  });
}

const encodeCursor = ({ at, id }: EventCursor) => Buffer.from(`${at.getTime()}.${id}`).toString('base64url');

export function decodeCursor(text: string): EventCursor {
  const [, time, id] = /^(\d{1,15})\.(\d{1,18})$/.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  if (time === undefined || id === undefined)
    refuse('request.invalid', { errors: [{ path: ['cursor'], code: 'invalid_format' }] });
  return { at: new Date(Number(time)), id: BigInt(id) };
}
