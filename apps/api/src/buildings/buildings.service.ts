import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { QueryOf } from '@linli/domain/shared/contract.ts';
import type { buildingsContract } from '@linli/domain/buildings/buildings.contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { isInScope } from '@linli/domain/shared/scope.ts';
import { unitFilter } from '../org-units/public.ts';
import { decodeRowCursor, pageFrom } from '../shared/cursor.ts';
import type { Platform } from '../shared/platform.ts';
import { findCompound, listBuildings, listCompounds } from './buildings-lists.store.ts';

type Contract = typeof buildingsContract;

export async function searchCompounds(
  platform: Platform,
  actor: PersonActor,
  { unitId, q, cursor, limit }: QueryOf<Contract['compounds']>,
) {
  const { scoped } = platform.database;
  const rows = await listCompounds(scoped, actor.scope, {
    unit: unitId === undefined ? undefined : await unitFilter(scoped, actor, unitId),
    text: q || undefined,
    after: cursor === undefined ? undefined : decodeRowCursor(cursor).id,
    limit,
  });
  return pageFrom(
    rows,
    limit,
    ({ id }) => ({ id }),
    ({ id, name, communityId, communityName }) => ({
      id,
      name,
      community: { id: communityId, name: communityName },
    }),
  );
}

export async function getBuildings(platform: Platform, actor: PersonActor, compoundId: string) {
  const { scoped } = platform.database;
  const compound = await findCompound(scoped, compoundId);
  if (!compound || !isInScope(actor.scope, compound)) refuse('building.compound_not_found');
  const { id, name, communityId, communityName } = compound;
  return {
    compound: { id, name, community: { id: communityId, name: communityName } },
    items: await listBuildings(scoped, compoundId),
  };
}
