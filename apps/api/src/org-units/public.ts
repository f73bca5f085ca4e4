import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { isInScope } from '@linli/domain/shared/scope.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import { findCommunityRow, findUnitPath } from './org-units.store.ts';

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
