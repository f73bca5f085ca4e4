import type { Sex } from '@linli/domain/residents/id-number.ts';
import type { MaritalStatus } from '@linli/domain/residents/kin.ts';
import type { EmploymentStatus, HouseholdRole } from '@linli/domain/residents/resident.ts';
import type { Consent, DocumentKind, ResidentSource, ResidentStatus } from '@linli/domain/residents/resident-file.ts';
import type { Prisma, Resident as ResidentRow, ResidentLabel as LabelRow } from '../generated/prisma/client.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import type { ListedResident } from './resident-lists.store.ts';

type Client = ScopedClient | Transaction;

/** A stored file in the words of the domain; what is encrypted is still so. */
export interface StoredResident
  extends
    ListedResident,
    Pick<
      ResidentRow,
      | 'districtId'
      | 'streetId'
      | 'compoundId'
      | 'buildingId'
      | 'dwellingId'
      | 'addressKey'
      | 'householdId'
      | 'idNumberIndex'
      | 'phoneIndex'
      | 'ethnicGroup'
      | 'workplace'
      | 'registeredAddress'
      | 'consentAt'
      | 'notes'
      | 'registeredAt'
      | 'mergedIntoId'
    > {
  readonly documentKind: DocumentKind;
  readonly maritalStatus: MaritalStatus | null;
  readonly consent: Consent;
  readonly source: ResidentSource;
  readonly household: { readonly id: string; readonly number: string | null } | null;
}

export interface StoredLabel extends Omit<LabelRow, 'source'> {
  readonly source: ResidentSource;
}

export interface StoredResidency {
  readonly id: string;
  readonly address: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly community: { readonly id: string; readonly name: string };
}

const WITH_HOUSEHOLD = { household: { select: { id: true, number: true } } } satisfies Prisma.ResidentInclude;

type Loaded = ResidentRow & { household: { id: string; number: string | null } | null };

/** Codes are written only by this product's own rules. */
async function stored(client: Client, row: Loaded): Promise<StoredResident> {
  const names = await namesOf(client, [row.communityId, ...(row.gridId === null ? [] : [row.gridId])]);
  return {
    ...row,
    sex: row.sex as Sex | null,
    employment: row.employment as EmploymentStatus | null,
    householdRole: row.householdRole as HouseholdRole | null,
    status: row.status as ResidentStatus,
    documentKind: row.documentKind as DocumentKind,
    maritalStatus: row.maritalStatus as MaritalStatus | null,
    consent: row.consent as Consent,
    source: row.source as ResidentSource,
    communityName: names.get(row.communityId) ?? '',
    gridName: row.gridId === null ? null : (names.get(row.gridId) ?? ''),
  };
}

async function namesOf(client: Client, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await client.orgUnit.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function findResident(client: Client, id: string): Promise<StoredResident | null> {
  const row = await client.resident.findFirst({ where: { id }, include: WITH_HOUSEHOLD });
  return row && stored(client, row);
}

/** Names by id; a file outside of the caller's scope has none. */
export async function listNames(client: Client, ids: readonly string[]): Promise<Map<string, string>> {
  const where = { id: { in: [...new Set(ids)] } };
  const rows = ids.length === 0 ? [] : await client.resident.findMany({ where, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The file as it stands, locked until the transaction ends. */
export async function findResidentForUpdate(transaction: Transaction, id: string): Promise<StoredResident | null> {
  await transaction.$queryRaw`SELECT id FROM residents WHERE id = ${id}::uuid FOR UPDATE`;
  return findResident(transaction, id);
}

export async function createResident(
  transaction: Transaction,
  row: Prisma.ResidentCreateManyInput,
): Promise<'created' | 'number_known'> {
  const { count } = await transaction.resident.createMany({ data: [row], skipDuplicates: true });
  return count === 1 ? 'created' : 'number_known';
}

/** Changes a file only if it is still as it was read. */
export async function updateResident(
  transaction: Transaction,
  read: { id: string; version: number },
  data: Prisma.ResidentUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await transaction.resident.updateMany({
    where: { id: read.id, version: read.version },
    data: { ...data, version: { increment: 1 } },
  });
  return count === 1;
}

/** The file that has one of these keyed hashes of an ID number in a community. */
export async function findByNumber(
  client: Client,
  { indexes, communityId, except }: { indexes: readonly string[]; communityId: string; except?: string },
): Promise<string | null> {
  const row = await client.resident.findFirst({
    where: {
      idNumberIndex: { in: [...indexes] },
      communityId,
      mergedIntoId: null,
      ...(except !== undefined && { id: { not: except } }),
    },
    select: { id: true },
  });
  return row?.id ?? null;
}

export async function listLabels(client: Client, residentId: string): Promise<StoredLabel[]> {
  const rows = await client.residentLabel.findMany({ where: { residentId }, orderBy: { id: 'desc' }, take: 200 });
  return rows.map((row) => ({ ...row, source: row.source as ResidentSource }));
}

export async function createLabels(
  transaction: Transaction,
  labels: readonly Prisma.ResidentLabelCreateManyInput[],
): Promise<void> {
  if (labels.length > 0) await transaction.residentLabel.createMany({ data: [...labels] });
}

export async function endLabel(
  transaction: Transaction,
  read: { id: string; version: number },
  to: string,
): Promise<boolean> {
  const { count } = await transaction.residentLabel.updateMany({
    where: { id: read.id, version: read.version, to: null },
    data: { to, version: { increment: 1 } },
  });
  return count === 1;
}

export async function listResidencies(client: Client, residentId: string): Promise<StoredResidency[]> {
  const rows = await client.residency.findMany({ where: { residentId }, orderBy: { id: 'desc' }, take: 100 });
  const names = await namesOf(
    client,
    rows.map(({ communityId }) => communityId),
  );
  return rows.map(({ id, address, from, to, communityId }) => ({
    id,
    address,
    from,
    to,
    community: { id: communityId, name: names.get(communityId) ?? '' },
  }));
}

/** Ends where somebody lives now, on a day; the residencies that it ended. */
export async function endResidency(transaction: Transaction, residentId: string, to: string): Promise<string[]> {
  const where = { residentId, to: null };
  const rows = await transaction.residency.updateManyAndReturn({ where, data: { to }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** The others of a household who live there, locked until the transaction ends. */
export async function listHousemates(transaction: Transaction, { id, householdId }: StoredResident) {
  const rows =
    householdId === null
      ? []
      : await transaction.$queryRaw<{ id: string }[]>`
          SELECT id FROM residents WHERE household_id = ${householdId}::uuid AND status = 'living_here' AND id <> ${id}::uuid
          ORDER BY id FOR UPDATE`;
  return Promise.all(rows.map(async (row) => (await findResident(transaction, row.id))!));
}

export async function createResidency(
  transaction: Transaction,
  row: Prisma.ResidencyUncheckedCreateInput,
): Promise<void> {
  await transaction.residency.createMany({ data: [row] });
}

/** The files that were merged into this one: their history is its own. */
export async function listMergedIds(client: Client, residentId: string): Promise<string[]> {
  const rows = await client.resident.findMany({ where: { mergedIntoId: residentId }, select: { id: true }, take: 50 });
  return rows.map(({ id }) => id);
}

/** Events of subjects, latest first; one more than `limit`. */
export async function listEvents(
  client: Client,
  subjectIds: readonly string[],
  { before, limit }: { before: bigint | null; limit: number },
) {
  return client.event.findMany({
    where: { subjectId: { in: [...subjectIds] }, ...(before !== null && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
}
