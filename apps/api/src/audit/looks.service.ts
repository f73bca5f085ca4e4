import { LOOKS, LOOK_KINDS, lookActions, type LookAction } from '@linli/domain/audit/look.ts';
import type { looksContract, LookView } from '@linli/domain/audit/looks.contract.ts';
import type { PersonActor, Role } from '@linli/domain/shared/actor.ts';
import { beginOfShanghaiDay } from '@linli/domain/shared/clock.ts';
import type { QueryOf } from '@linli/domain/shared/contract.ts';
import { maskName, maskPersonIn } from '@linli/domain/shared/masking.ts';
import { unitNames } from '../org-units/public.ts';
import { residentNames } from '../residents/public.ts';
import type { Platform } from '../shared/platform.ts';
import { ticketNumbers } from '../tickets/public.ts';
import { countByAction, listEvents, type EventFilter, type StoredEvent } from './audit-events.store.ts';
import { decodeCursor, filterOf, pathOf, trailPage } from './audit-events.service.ts';

/** Looks within one's units, the latest first; a worker's own. */
export async function listLooks(
  platform: Platform,
  actor: PersonActor,
  { cursor, limit, kind, ...asked }: QueryOf<(typeof looksContract)['list']>,
) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  const filter = { ...(await filterOf(platform, actor, asked)), actions: lookActions(kind), ...ownOf(actor) };
  const rows = await listEvents(platform.database.scoped, actor.scope, filter, { cursor: after, limit });
  return trailPage(rows, limit, (shown) => viewsOf(platform, shown));
}

export async function countLooksToday(platform: Platform, actor: PersonActor) {
  const filter = { actions: lookActions(), from: beginOfShanghaiDay(platform.clock()), ...ownOf(actor) };
  const found = await countByAction(platform.database.scoped, actor.scope, filter);
  const ofKind = (kind: string) =>
    found.filter(({ action }) => LOOKS[action as LookAction] === kind).reduce((sum, { count }) => sum + count, 0);
  return { counts: LOOK_KINDS.map((kind) => ({ kind, count: ofKind(kind) })) };
}

/** Colleagues do not supervise each other. */
function ownOf(actor: PersonActor): Pick<EventFilter, 'actorIds'> {
  return actor.role === 'community_worker' ? { actorIds: [actor.personId] } : {};
}

async function viewsOf(platform: Platform, rows: readonly StoredEvent[]): Promise<LookView[]> {
  const { scoped } = platform.database;
  const idsOf = (type: string) => rows.flatMap((row) => (row.subjectType === type ? [row.subjectId] : []));
  const [units, numbers, names] = await Promise.all([
    unitNames(scoped, rows.flatMap(pathOf)),
    ticketNumbers(platform, idsOf('ticket')),
    // An auditor's scope holds no files, so there are no names.
    residentNames(scoped, idsOf('resident')),
  ]);
  return rows.map((row) => {
    const name = names.get(row.subjectId);
    const { fields, rows: taken } = row.changes as { fields?: [null, string[]]; rows?: [null, number] };
    return {
      id: String(row.id),
      at: row.at.toISOString(),
      kind: LOOKS[row.action as LookAction],
      fields: fields?.[1] ?? [],
      rows: taken?.[1] ?? null,
      actor: { name: row.actorName, role: row.actorRole as Role | null },
      subject: {
        type: row.subjectType,
        id: row.subjectId,
        name: numbers.get(row.subjectId) ?? (name === undefined ? null : maskName(name)),
      },
      unitNames: pathOf(row).map((id) => units.get(id) ?? ''),
      reason: row.note === null ? null : maskPersonIn(row.note, name === undefined ? [] : [name]),
    };
  });
}
