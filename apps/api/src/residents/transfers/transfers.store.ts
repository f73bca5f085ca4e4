import type { Sex } from '@linli/domain/residents/id-number.ts';
import type { HouseholdRole } from '@linli/domain/residents/resident.ts';
import type { TransferSide, TransferStatus } from '@linli/domain/residents/transfer.ts';
import type { Scope } from '@linli/domain/shared/scope.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { ScopedClient, Transaction } from '../../shared/database.ts';
import type { eventRow } from '../../shared/events.ts';

type Client = ScopedClient | Transaction;
const WITH_PEOPLE = { people: { orderBy: { id: 'asc' } } } as const satisfies Prisma.ResidentTransferInclude;
type Loaded = Prisma.ResidentTransferGetPayload<{ include: typeof WITH_PEOPLE }>;

export interface RoleLeft {
  readonly id: string;
  readonly role: HouseholdRole | null;
}

export interface StoredTransfer extends Omit<Loaded, 'status' | 'people' | 'rolesLeft'> {
  readonly status: TransferStatus;
  readonly rolesLeft: readonly RoleLeft[];
  readonly from: Path;
  readonly to: Path;
  readonly people: readonly (Omit<Loaded['people'][number], 'sex' | 'householdRole'> & {
    readonly sex: Sex | null;
    readonly householdRole: HouseholdRole | null;
  })[];
}

interface Path {
  readonly districtId: string;
  readonly streetId: string;
  readonly communityId: string;
}

/** Codes are written only by this product's own rules. */
function stored(row: Loaded): StoredTransfer {
  const { districtId, fromStreetId, fromCommunityId, toStreetId, toCommunityId } = row;
  return {
    ...row,
    status: row.status as TransferStatus,
    rolesLeft: row.rolesLeft as unknown as RoleLeft[],
    from: { districtId, streetId: fromStreetId, communityId: fromCommunityId },
    to: { districtId, streetId: toStreetId, communityId: toCommunityId },
    people: row.people as StoredTransfer['people'],
  };
}

/** Those of either side that lie in a scope; of one side alone, if it is named. */
function within(scope: Scope, side: TransferSide | undefined): Prisma.ResidentTransferWhereInput {
  if (scope.kind !== 'units') throw new Error('Transfers are looked for within units.');
  const { level, unitIds } = scope;
  const ids = { in: [...unitIds] };
  if (level === 'district') return { districtId: ids };
  const incoming = level === 'street' ? { toStreetId: ids } : { toCommunityId: ids };
  const outgoing = level === 'street' ? { fromStreetId: ids } : { fromCommunityId: ids };
  if (side !== undefined) return side === 'incoming' ? incoming : outgoing;
  return { OR: [incoming, outgoing] };
}

export async function findTransfer(client: Client, id: string): Promise<StoredTransfer | null> {
  const row = await client.residentTransfer.findFirst({ where: { id }, include: WITH_PEOPLE });
  return row && stored(row);
}

/** Latest first; one more than `limit`. */
export async function listTransfers(
  client: Client,
  scope: Scope,
  asked: { side: TransferSide | undefined; isPending: boolean; after: string | undefined; limit: number },
): Promise<StoredTransfer[]> {
  const rows = await client.residentTransfer.findMany({
    where: {
      AND: [within(scope, asked.side), asked.isPending ? { status: 'pending' } : { status: { not: 'pending' } }],
      ...(asked.after !== undefined && { id: { lt: asked.after } }),
    },
    include: WITH_PEOPLE,
    orderBy: { id: 'desc' },
    take: asked.limit + 1,
  });
  return rows.map(stored);
}

export async function countIncoming(client: Client, scope: Scope): Promise<number> {
  return client.residentTransfer.count({ where: { AND: [within(scope, 'incoming'), { status: 'pending' }] } });
}

/** Null when one of the people is on the way already. */
export async function createTransfer(
  transaction: Transaction,
  transfer: Prisma.ResidentTransferCreateManyInput,
  people: readonly Prisma.ResidentTransferPersonCreateManyInput[],
): Promise<'created' | 'already_asked'> {
  await transaction.residentTransfer.createMany({ data: [transfer] });
  const { count } = await transaction.residentTransferPerson.createMany({ data: [...people], skipDuplicates: true });
  return count === people.length ? 'created' : 'already_asked';
}

/** Decides it if nobody has: of two at once, one. */
export async function decide(
  transaction: Transaction,
  read: { id: string; version: number },
  data: { status: TransferStatus; decidedAt: Date; answer?: string },
): Promise<boolean> {
  const { count } = await transaction.residentTransfer.updateMany({
    where: { ...read, status: 'pending' },
    data: { ...data, version: { increment: 1 } },
  });
  return count === 1;
}

/** Nobody of them is on the way any more. */
export async function letGo(transaction: Transaction, transferId: string): Promise<void> {
  await transaction.residentTransferPerson.updateMany({ where: { transferId }, data: { isPending: false } });
}

export interface NewHome {
  readonly address: string;
  readonly addressKey: string;
  readonly compoundId: string | null;
  readonly buildingId: string | null;
  readonly dwellingId: string | null;
  readonly householdId: string | null;
}

/** Carries out what was accepted in this transaction: the files belong to the receiving community from then on. */
export async function handOver(
  transaction: Transaction,
  {
    transferId,
    day,
    home,
    roles,
  }: { transferId: string; day: string; home: NewHome; roles: Record<string, string | null> },
): Promise<'done' | 'not_found' | 'people_changed' | 'number_known'> {
  const rows = await transaction.$queryRaw<{ outcome: 'done' | 'not_found' | 'people_changed' | 'number_known' }[]>`
    SELECT linli_hand_over(${transferId}::uuid, ${day}, ${JSON.stringify(home)}::jsonb, ${JSON.stringify(roles)}::jsonb) AS outcome`;
  return rows[0]!.outcome;
}

/** Events of the other side, in its own trail. */
export async function tellAcross(
  transaction: Transaction,
  transferId: string,
  events: readonly ReturnType<typeof eventRow>[],
): Promise<void> {
  await transaction.$queryRaw`SELECT linli_tell_across(${transferId}::uuid, ${JSON.stringify(events)}::jsonb)`;
}

/** The community of an official code. */
export async function findCommunityByCode(client: Client, code: string): Promise<Path | null> {
  const row = await client.orgUnit.findFirst({ where: { code, kind: 'community' } });
  return row?.streetId ? { districtId: row.districtId, streetId: row.streetId, communityId: row.id } : null;
}
