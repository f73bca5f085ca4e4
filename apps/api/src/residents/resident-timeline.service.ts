import type { PersonActor, Role } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { QueryOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { addressOfBuilding } from '@linli/domain/buildings/address.ts';
import { canSeeResident } from '@linli/domain/residents/resident-file.ts';
import { isShown } from '@linli/domain/residents/resident-privacy.ts';
import { HOUSEHOLD_ROLES } from '@linli/domain/residents/resident.ts';
import type { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import type { HouseholdView, ResidentEvent } from '@linli/domain/residents/resident-views.contract.ts';
import { findCommunity } from '../org-units/public.ts';
import type { Platform } from '../shared/platform.ts';
import { findHousehold } from './households.store.ts';
import { listMembers, type ListedResident } from './resident-lists.store.ts';
import { summaryOf } from './resident-views.ts';
import { listEvents, listMergedIds } from './residents.store.ts';
import { getVisible } from './resident-access.ts';

/** What happened to a resident, latest first, as far as it happened in the reader's own units. */
export async function listTimeline(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { cursor, limit }: QueryOf<(typeof residentsContract)['timeline']>,
) {
  const { scoped } = platform.database;
  await getVisible(scoped, actor, residentId);
  const ids = [residentId, ...(await listMergedIds(scoped, residentId))];
  const rows = await listEvents(scoped, ids, { before: decodeEventCursor(cursor), limit });
  const shown = rows.slice(0, limit);
  const items: ResidentEvent[] = shown.map(({ id, action, at, actorName, actorRole, changes, note }) => ({
    id: id.toString(),
    action,
    at: at.toISOString(),
    actorName,
    actorRole: actorRole as Role | null,
    fields: (changes as { fields?: [null, string[]] }).fields?.[1] ?? [],
    note,
  }));
  const last = shown.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last ? Buffer.from(last.id.toString()).toString('base64url') : null,
  };
}

function decodeEventCursor(cursor: string | undefined): bigint | null {
  if (cursor === undefined) return null;
  const text = Buffer.from(cursor, 'base64url').toString();
  if (!/^\d{1,18}$/.test(text)) refuse('request.invalid', { errors: [{ path: ['cursor'], code: 'invalid_format' }] });
  return BigInt(text);
}

const ROLE_ORDER = Object.keys(HOUSEHOLD_ROLES);

/** A household with its people: the head first, then in the order of the relationship codes. */
export async function getHousehold(
  platform: Platform,
  actor: PersonActor,
  householdId: string,
): Promise<HouseholdView> {
  const { scoped, statements } = platform.database;
  const household = await findHousehold(scoped, householdId);
  if (!household || !canSeeResident(actor, household)) refuse('resident.household_not_found');
  const [members, community] = await Promise.all([
    listMembers(statements, householdId),
    findCommunity(scoped, household.communityId),
  ]);
  const rank = ({ householdRole }: ListedResident) =>
    householdRole === null ? ROLE_ORDER.length : ROLE_ORDER.indexOf(householdRole);
  const reader = { actor, cipher: platform.cipher, today: shanghaiDate(platform.clock()) };
  const address = members.find(({ status }) => status === 'living_here')?.address ?? members[0]?.address ?? '';
  return {
    id: household.id,
    number: household.number,
    address: isShown(actor, 'address') ? address : addressOfBuilding(address),
    community: { id: household.communityId, name: community?.name ?? '' },
    version: household.version,
    members: members.toSorted((one, other) => rank(one) - rank(other)).map((each) => summaryOf(reader, each)),
  };
}
