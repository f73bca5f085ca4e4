import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf, QueryOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { canSeeUnit, mayKeepGrids } from '@linli/domain/org-units/org-unit.ts';
import type { OrgUnitNode, orgUnitsContract } from '@linli/domain/org-units/org-units.contract.ts';
import { v7 as uuid } from 'uuid';
import { decodeRowCursor, pageFrom } from '../shared/cursor.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import {
  countUnitsBelow,
  createGrid,
  findUnit,
  listPublicUnits,
  listUnitNames,
  listUnitsBelow,
  renameUnit,
  type StoredUnit,
  type UnitCounts,
} from './org-units.store.ts';

type Contract = typeof orgUnitsContract;

/** Units as anybody may find them, to choose where a report belongs; without any condition the districts. */
export async function listForEverybody(
  platform: Platform,
  { kind, parentId, q, cursor, limit }: QueryOf<Contract['publicList']>,
) {
  const isUnconditional = kind === undefined && parentId === undefined && !q;
  const rows = await listPublicUnits(platform.database.scoped, {
    kind,
    parentId: isUnconditional ? null : parentId,
    text: q || undefined,
    after: cursor === undefined ? undefined : decodeRowCursor(cursor),
    limit,
  });
  return pageFrom(
    rows,
    limit,
    ({ id }) => ({ id }),
    (row) => row,
  );
}

/** Units right below one; without one the top of what the person acts for. */
export async function listChildren(
  platform: Platform,
  actor: PersonActor,
  { parentId, cursor, limit }: QueryOf<Contract['children']>,
) {
  const { scoped } = platform.database;
  const after = cursor === undefined ? undefined : decodeRowCursor(cursor);
  const rows = await childrenOf(scoped, actor, parentId, { after, limit });
  const countsOf = await countUnitsBelow(scoped, rows);
  return pageFrom(
    rows,
    limit,
    ({ id }) => ({ id }),
    (unit) => nodeOf(unit, countsOf(unit)),
  );
}

async function childrenOf(
  client: ScopedClient,
  actor: PersonActor,
  parentId: string | undefined,
  page: Parameters<typeof listUnitsBelow>[2],
) {
  if (parentId !== undefined) return listUnitsBelow(client, (await getVisible(client, actor, parentId)).id, page);
  return actor.unit === null ? listUnitsBelow(client, null, page) : [await getVisible(client, actor, actor.unit.id)];
}

/** One unit with the names of the units above it, from the district down. */
export async function getUnit(platform: Platform, actor: PersonActor, unitId: string) {
  const { scoped } = platform.database;
  const unit = await getVisible(scoped, actor, unitId);
  const above = [unit.path.districtId, unit.path.streetId, unit.path.communityId].filter(
    (id) => id !== null && id !== unit.id,
  ) as string[];
  const names = await listUnitNames(scoped, above);
  return { ...(await nodeWithCounts(scoped, unit)), path: above.map((id) => ({ id, name: names.get(id) ?? '' })) };
}

export async function addGrid(
  platform: Platform,
  actor: PersonActor,
  communityId: string,
  { name }: BodyOf<Contract['addGrid']>,
): Promise<OrgUnitNode> {
  const grid = { id: uuid(), name };
  return change(platform, async (transaction) => {
    const community = await getVisible(transaction, actor, communityId);
    if (community.kind !== 'community' || !mayKeepGrids(actor, community.path)) refuse('org_unit.not_allowed');
    if (!(await createGrid(transaction, { ...grid, community }))) refuse('org_unit.grid_name_taken', NAME_TAKEN);
    const subject = { type: 'org_unit', id: grid.id, path: community.path };
    await recordEvent(
      transaction,
      { actor, action: 'org_units.add_grid', subject, changes: { name: [null, name] } },
      platform.clock(),
    );
    return nodeWithCounts(transaction, await getVisible(transaction, actor, grid.id));
  });
}

export async function renameGrid(
  platform: Platform,
  actor: PersonActor,
  gridId: string,
  { name, version }: BodyOf<Contract['renameGrid']>,
): Promise<OrgUnitNode> {
  return change(platform, async (transaction) => {
    const grid = await getVisible(transaction, actor, gridId);
    if (grid.kind !== 'grid' || !mayKeepGrids(actor, grid.path)) refuse('org_unit.not_allowed');
    const outcome = await renameUnit(transaction, { id: grid.id, version }, name);
    if (outcome === 'taken') refuse('org_unit.grid_name_taken', NAME_TAKEN);
    if (outcome === 'changed') refuse('org_unit.changed_meanwhile', { params: { name: grid.name } });
    const subject = { type: 'org_unit', id: grid.id, path: grid.path };
    await recordEvent(
      transaction,
      { actor, action: 'org_units.rename', subject, changes: { name: [grid.name, name] } },
      platform.clock(),
    );
    return nodeWithCounts(transaction, await getVisible(transaction, actor, gridId));
  });
}

const NAME_TAKEN = { errors: [{ path: ['name'], code: 'taken' }] } as const;

/** The unit if it lies within what the person acts for; otherwise it does not exist. */
async function getVisible(client: ScopedClient | Transaction, actor: PersonActor, unitId: string): Promise<StoredUnit> {
  const unit = await findUnit(client, unitId);
  return unit && canSeeUnit(actor, unit.path) ? unit : refuse('org_unit.not_found');
}

async function nodeWithCounts(client: ScopedClient | Transaction, unit: StoredUnit): Promise<OrgUnitNode> {
  const countsOf = await countUnitsBelow(client, [unit]);
  return nodeOf(unit, countsOf(unit));
}

function nodeOf({ id, code, name, kind, parentId, version }: StoredUnit, counts: UnitCounts): OrgUnitNode {
  return { id, code, name, kind, parentId, version, counts };
}
