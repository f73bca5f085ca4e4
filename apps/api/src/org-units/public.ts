import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { isInScope, type OrgUnitKind } from '@linli/domain/shared/scope.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import { findCommunityRow, findUnitPath, listUnitsBelow } from './org-units.store.ts';

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
  const unit = await findUnitPath(client, unitId);
  if (!unit || unit.kind === 'grid' || !isInScope(actor.scope, unit.path)) {
    refuse('org_unit.not_found', { errors: [{ path: ['unitId'], code: 'not_found' }] });
  }
  return { [`${unit.kind}Id`]: unitId };
}

export interface UnitName {
  readonly id: string;
  readonly name: string;
  readonly kind: OrgUnitKind;
}

/** The streets or communities right below a unit, or a community itself; 404 when it is not within the actor's own. */
export async function unitsBelow(client: ScopedClient | Transaction, actor: PersonActor, unitId: string): Promise<{ above: UnitName; items: UnitName[] }> {
  const unit = await findUnitPath(client, unitId);
  if (!unit || !isInScope(actor.scope, unit.path)) refuse('org_unit.not_found', { errors: [{ path: ['unitId'], code: 'not_found' }] });
  const above = { id: unitId, name: unit.name, kind: unit.kind };
  return { above, items: unit.kind === 'community' ? [above] : await listUnitsBelow(client, unitId) };
}
