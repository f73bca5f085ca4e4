import { DIVISION_KINDS, type DivisionKind } from '@linli/domain/org-units/org-unit.ts';
import type { OrgPath, OrgUnitKind, Scope } from '@linli/domain/shared/scope.ts';
import { Prisma, type OrgUnit as OrgUnitRow } from '../generated/prisma/client.ts';
import type { RowCursor } from '../shared/cursor.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import { scopeFilter } from '../shared/scope-filter.ts';

type Client = ScopedClient | Transaction;

/** A stored unit in the words of the domain. A unit's own path names the unit itself at its level. */
export interface StoredUnit {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly kind: OrgUnitKind;
  readonly parentId: string | null;
  readonly path: OrgPath;
  readonly version: number;
}

/** Kinds are written only by this product's own rules. */
function stored({
  id,
  code,
  name,
  kind,
  parentId,
  version,
  districtId,
  streetId,
  communityId,
}: OrgUnitRow): StoredUnit {
  return { id, code, name, kind: kind as OrgUnitKind, parentId, version, path: { districtId, streetId, communityId } };
}

export async function findUnit(client: Client, id: string): Promise<StoredUnit | null> {
  const row = await client.orgUnit.findFirst({ where: { id } });
  return row && stored(row);
}

export type Division = Pick<StoredUnit, 'id' | 'name' | 'path'> & { readonly kind: DivisionKind };

/** A province has some ten thousand; more is no installation of ours. */
const MOST_DIVISIONS = 50_000;

/** Districts, streets and communities within a scope. */
export async function listDivisions(client: Client, scope: Scope): Promise<Division[]> {
  const rows = await client.orgUnit.findMany({
    where: { kind: { in: [...DIVISION_KINDS] }, ...scopeFilter(scope) },
    select: { id: true, name: true, kind: true, districtId: true, streetId: true, communityId: true },
    take: MOST_DIVISIONS,
  });
  return rows.map(({ id, name, kind, ...path }) => ({ id, name, kind: kind as DivisionKind, path }));
}

export async function findDivisionByCode(client: Client, code: string) {
  const row = await client.orgUnit.findFirst({ where: { code } });
  return row && { ...stored(row), code };
}

/** A district has some hundred; the bound is against a mistake. */
export async function listCommunities(client: Client, where: Partial<OrgPath>) {
  const rows = await client.orgUnit.findMany({
    where: { kind: 'community', ...(where as object) },
    orderBy: { code: 'asc' },
    select: { id: true, code: true, name: true },
    take: 2_000,
  });
  return rows.map(({ id, code, name }) => ({ id, code: code ?? '', name }));
}

/** Names by id, of a few units such as those above another. */
export async function listUnitNames(client: Client, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await client.orgUnit.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function listUnitNamesByCode(client: Client, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await client.orgUnit.findMany({
    where: { code: { in: [...new Set(codes)] } },
    select: { code: true, name: true },
  });
  return new Map(rows.map(({ code, name }) => [code ?? '', name]));
}

/**
 * Units right below `parentId` (null: the districts) in the order of the official codes, grids by name; one row
 * more than `limit`.
 */
export async function listUnitsBelow(
  client: Client,
  parentId: string | null,
  page: { after?: RowCursor | undefined; limit: number },
): Promise<StoredUnit[]> {
  const after = page.after && (await findUnit(client, page.after.id));
  const isByName = after ? after.code === null : false;
  const rows = await client.orgUnit.findMany({
    where: {
      parentId,
      ...(parentId === null && { kind: 'district' }),
      ...(after && (isByName ? { code: null, name: { gt: after.name } } : { code: { gt: after.code ?? '' } })),
    },
    // Units below one unit are of one kind: they all have a code, or they are grids and names differ.
    orderBy: [{ code: { sort: 'asc', nulls: 'last' } }, { name: 'asc' }],
    take: page.limit + 1,
  });
  return rows.map(stored);
}

export interface PublicUnitFilter {
  readonly kind?: DivisionKind | undefined;
  /** Null: units without a unit above, the districts; undefined: wherever they are. */
  readonly parentId?: string | null | undefined;
  /** Part of a name, or a whole code. */
  readonly text?: string | undefined;
  readonly after?: RowCursor | undefined;
  readonly limit: number;
}

export interface NamedUnit extends Pick<StoredUnit, 'id' | 'code' | 'name' | 'kind' | 'parentId'> {
  /** From the district down to the unit itself. */
  readonly pathNames: string[];
}

/** Units with official codes, in their order; one row more than `limit`. */
export async function listPublicUnits(
  client: Client,
  { kind, parentId, text, after, limit }: PublicUnitFilter,
): Promise<NamedUnit[]> {
  const conditions = [Prisma.sql`u.code IS NOT NULL`];
  if (kind !== undefined) conditions.push(Prisma.sql`u.kind = ${kind}`);
  if (parentId === null) conditions.push(Prisma.sql`u.parent_id IS NULL`);
  if (typeof parentId === 'string') conditions.push(Prisma.sql`u.parent_id = ${parentId}::uuid`);
  // strpos and not LIKE: what people type is text, % and _ included.
  if (text !== undefined) conditions.push(Prisma.sql`(strpos(lower(u.name), lower(${text})) > 0 OR u.code = ${text})`);
  if (after !== undefined)
    conditions.push(Prisma.sql`u.code > (SELECT code FROM org_units WHERE id = ${after.id}::uuid)`);
  return client.$queryRaw<NamedUnit[]>`
    SELECT u.id, u.code, u.name, u.kind, u.parent_id AS "parentId",
      array_remove(ARRAY[
        d.name, CASE WHEN u.kind <> 'street' THEN s.name END, CASE WHEN u.kind <> 'district' THEN u.name END
      ], NULL) AS "pathNames"
    FROM org_units u
    JOIN org_units d ON d.id = u.district_id
    LEFT JOIN org_units s ON s.id = u.street_id
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY u.code LIMIT ${limit + 1}`;
}

export type UnitCounts = Record<'streets' | 'communities' | 'grids', number>;

/** How many units of each kind stand below each of `units`, which are of one kind; one query. */
export async function countUnitsBelow(
  client: Client,
  units: readonly StoredUnit[],
): Promise<(unit: StoredUnit) => UnitCounts> {
  const [first] = units;
  // Grids have nothing below; below a community are only grids, which its parent_id index finds.
  const by =
    !first || first.kind === 'grid'
      ? null
      : first.kind === 'community'
        ? ('parentId' as const)
        : (`${first.kind}Id` as const);
  const counted =
    by === null
      ? []
      : await client.orgUnit.groupBy({
          by: [by, 'kind'],
          where: { [by]: { in: units.map(({ id }) => id) } },
          _count: true,
        });
  const found = new Map(counted.map((row) => [`${by && row[by]} ${row.kind}`, row._count]));
  return ({ id, kind }) => {
    const of = (below: OrgUnitKind) => (below === kind ? 0 : (found.get(`${id} ${below}`) ?? 0));
    return { streets: of('street'), communities: of('community'), grids: of('grid') };
  };
}

/** False when the community already has a grid of this name. */
export async function createGrid(
  transaction: Transaction,
  grid: { id: string; name: string; community: StoredUnit },
): Promise<boolean> {
  const { id, name, community } = grid;
  const row = { id, name, kind: 'grid', parentId: community.id, ...community.path };
  const { count } = await transaction.orgUnit.createMany({ data: [row], skipDuplicates: true });
  return count === 1;
}

/** Renames a unit only if it is still as it was read. */
export async function renameUnit(
  transaction: Transaction,
  read: { id: string; version: number },
  name: string,
): Promise<'renamed' | 'changed' | 'taken'> {
  try {
    const { count } = await transaction.orgUnit.updateMany({
      where: { id: read.id, version: read.version },
      data: { name, version: { increment: 1 } },
    });
    return count === 1 ? 'renamed' : 'changed';
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return 'taken';
    throw error;
  }
}

export async function findCommunityRow(client: Client, id: string) {
  const row = await client.orgUnit.findFirst({ where: { id, kind: 'community' } });
  if (!row?.streetId) return null;
  const district = await client.orgUnit.findFirst({ where: { id: row.districtId }, select: { ticketPrefix: true } });
  const path = { districtId: row.districtId, streetId: row.streetId, communityId: row.id };
  return { id: row.id, name: row.name, path, ticketPrefix: district?.ticketPrefix ?? 'LL' };
}
