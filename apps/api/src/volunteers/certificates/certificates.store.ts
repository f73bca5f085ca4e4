import type { Scope } from '@linli/domain/shared/scope.ts';
import type { VolunteerCertificate } from '../../generated/prisma/client.ts';
import type { RowCursor } from '../../shared/cursor.ts';
import type { ScopedClient, Transaction } from '../../shared/database.ts';
import { scopeFilter } from '../../shared/scope-filter.ts';

type Client = ScopedClient | Transaction;
export type StoredCertificate = VolunteerCertificate;

export async function createCertificate(transaction: Transaction, row: StoredCertificate): Promise<void> {
  await transaction.volunteerCertificate.createMany({ data: [row] });
}

export async function findCertificate(client: Client, scope: Scope, id: string): Promise<StoredCertificate | null> {
  return client.volunteerCertificate.findFirst({ where: { id, ...scopeFilter(scope) } });
}

/** By the hash of the number that its holder shows; row-level security lets through no other. */
export async function findCertificateByNumber(client: Client, numberHash: string): Promise<StoredCertificate | null> {
  return client.volunteerCertificate.findFirst({ where: { numberHash } });
}

/** Somebody's own, latest first; one more than `limit`. */
export async function listCertificates(
  client: Client,
  personId: string,
  { after, limit }: { after: RowCursor | undefined; limit: number },
): Promise<StoredCertificate[]> {
  const where = { personId, ...(after && { id: { lt: after.id } }) };
  return client.volunteerCertificate.findMany({ where, orderBy: { id: 'desc' }, take: limit + 1 });
}

/** Confirmed in one community, of tasks that began between two moments. */
export async function sumConfirmed(
  client: Client,
  { personId, communityId, from, until }: { personId: string; communityId: string; from: Date; until: Date },
): Promise<{ minutes: number; tasks: number }> {
  const where = { personId, communityId, status: 'confirmed', task: { startsAt: { gte: from, lt: until } } };
  const { _sum, _count } = await client.taskClaim.aggregate({ where, _sum: { minutes: true }, _count: true });
  return { minutes: _sum.minutes ?? 0, tasks: _count };
}
