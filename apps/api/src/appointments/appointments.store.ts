import type { Scope } from '@linli/domain/shared/scope.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ScopedClient } from '../shared/database.ts';
import { scopeFilter } from '../shared/scope-filter.ts';

/** Appointments that hold at `now`. */
export function currentAt(now: Date): Prisma.AppointmentWhereInput {
  return { from: { lte: now }, OR: [{ to: null }, { to: { gt: now } }] };
}

export async function findColleagueRow(client: ScopedClient, asked: { communityId: string; personId: string; now: Date }) {
  const { communityId, personId, now } = asked;
  const row = await client.appointment.findFirst({
    where: { communityId, personId, role: 'community_worker', ...currentAt(now) },
    select: { person: { select: { id: true, name: true } } },
  });
  return row?.person ?? null;
}

/** Community workers within a scope, each once, by name. A community has dozens; 200 bounds a mistake. */
export async function listColleagueRows(client: ScopedClient, scope: Scope, now: Date): Promise<{ id: string; name: string }[]> {
  const rows = await client.appointment.findMany({
    where: { ...scopeFilter(scope), role: 'community_worker', ...currentAt(now) },
    select: { person: { select: { id: true, name: true } } },
    distinct: ['personId'],
    orderBy: { person: { name: 'asc' } },
    take: 200,
  });
  return rows.map((row) => row.person);
}
