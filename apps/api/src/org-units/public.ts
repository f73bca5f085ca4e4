import { canSeeUnit } from '@linli/domain/org-units/org-unit.ts';
import type { Actor, PersonActor } from '@linli/domain/shared/actor.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { OrgPath, OrgUnitKind } from '@linli/domain/shared/scope.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import {
  findCommunityRow,
  findDivisionByCode,
  findUnit,
  listCommunities,
  listDivisions,
  listUnitNames,
  listUnitNamesByCode,
  listUnitsBelow,
  type Division,
} from './org-units.store.ts';

export interface Community {
  readonly id: string;
  readonly name: string;
  readonly path: { readonly districtId: string; readonly streetId: string; readonly communityId: string };
  /** What ticket numbers of its district begin with. */
  readonly ticketPrefix: string;
}

/** A community with the units above it; null when there is none with this id. */
export function findCommunity(client: ScopedClient | Transaction, id: string): Promise<Community | null> {
  return findCommunityRow(client, id);
}

/** The condition that keeps a list to one unit's subtree; 404 when the unit is not within the actor's own. */
export async function unitFilter(client: ScopedClient | Transaction, actor: PersonActor, unitId: string) {
  const unit = await findUnit(client, unitId);
  if (!unit || unit.kind === 'grid' || !canSeeUnit(actor, unit.path)) {
    refuse('org_unit.not_found', { errors: [{ path: ['unitId'], code: 'not_found' }] });
  }
  return { [`${unit.kind}Id`]: unitId };
}

export interface Unit extends UnitName {
  /** Its own id at its own level, and the units above it. */
  readonly path: OrgPath;
}

/** A unit with the units above it, if this person can see it; null otherwise. */
export async function findVisibleUnit(
  client: ScopedClient | Transaction,
  actor: Actor,
  unitId: string,
): Promise<Unit | null> {
  const unit = await findUnit(client, unitId);
  return unit && canSeeUnit(actor, unit.path) ? unit : null;
}

export interface UnitName {
  readonly id: string;
  readonly name: string;
  readonly kind: OrgUnitKind;
}

/** The streets or communities right below a unit, or a community itself; 404 when it is not within the actor's own. */
export async function unitsBelow(
  client: ScopedClient | Transaction,
  actor: PersonActor,
  unitId: string,
): Promise<{ above: UnitName; items: UnitName[] }> {
  const unit = await findUnit(client, unitId);
  if (!unit || !canSeeUnit(actor, unit.path))
    refuse('org_unit.not_found', { errors: [{ path: ['unitId'], code: 'not_found' }] });
  const above = { id: unitId, name: unit.name, kind: unit.kind };
  // A district has dozens of streets, a street dozens of communities; 500 bounds a mistake.
  return { above, items: unit.kind === 'community' ? [above] : await listUnitsBelow(client, unitId, { limit: 500 }) };
}

/** The divisions that somebody acts for and all below; everybody's for administrators. */
export function listDivisionsWithin(client: ScopedClient | Transaction, { scope }: PersonActor): Promise<Division[]> {
  return listDivisions(client, scope);
}

/** A district, street or community by its official code; with none, the district of an installation that has just one. */
export async function findJurisdiction(
  client: ScopedClient | Transaction,
  code: string | undefined,
): Promise<Jurisdiction | null> {
  if (code !== undefined) return findDivisionByCode(client, code);
  const [only, another] = await listUnitsBelow(client, null, { limit: 1 });
  return only && !another ? { ...only, code: only.code ?? '' } : null;
}

export interface Jurisdiction extends Unit {
  readonly code: string;
}

/** The communities of a unit, itself included, by their official codes. */
export function listCommunitiesOf(
  client: ScopedClient | Transaction,
  { kind, id }: Unit,
): Promise<{ id: string; code: string; name: string }[]> {
  return listCommunities(client, { [`${kind}Id`]: id });
}

/** Names of units by id, all in one query. */
export function unitNames(client: ScopedClient | Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  return listUnitNames(client, ids);
}

/** Names of units by official code, all in one query. */
export function unitNamesByCode(
  client: ScopedClient | Transaction,
  codes: readonly string[],
): Promise<Map<string, string>> {
  return listUnitNamesByCode(client, codes);
}

/** The units above one, nearest first. */
export async function unitsAbove(client: ScopedClient | Transaction, { id, path }: Unit): Promise<UnitName[]> {
  const ids = [path.communityId, path.streetId, path.districtId].filter((each) => each !== null && each !== id);
  const found = await Promise.all(ids.map((each) => findUnit(client, each as string)));
  return found.filter((each) => each !== null);
}
