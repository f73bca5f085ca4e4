import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf, QueryOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { decideVolunteer, type VolunteerAction } from '@linli/domain/volunteers/volunteer.ts';
import type { volunteersContract, VolunteerView } from '@linli/domain/volunteers/volunteers.contract.ts';
import { addPersonWithLink } from '../appointments/public.ts';
import { decodeRowCursor, pageFrom } from '../shared/cursor.ts';
import type { Transaction } from '../shared/database.ts';
import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { recordRead } from '../shared/reads.ts';
import { openVolunteer, viewOfVolunteer } from './volunteer-views.ts';
import {
  decideVolunteerRow,
  findVolunteer,
  hasJoined,
  listVolunteerRows,
  lockJoining,
  type StoredVolunteer,
} from './volunteers.store.ts';

type Contract = typeof volunteersContract;

export async function listVolunteers(platform: Platform, actor: PersonActor, query: QueryOf<Contract['list']>) {
  const rows = await listVolunteerRows(platform.database.scoped, actor.scope, {
    status: query.status,
    after: query.cursor === undefined ? undefined : decodeRowCursor(query.cursor),
    limit: query.limit,
  });
  return pageFrom(
    rows,
    query.limit,
    ({ id }) => ({ id }),
    (row) => viewOfVolunteer(platform, row),
  );
}

/** Takes somebody: an account, the appointment, the first link and the status are one change. */
export async function acceptVolunteer(
  platform: Platform,
  actor: PersonActor,
  volunteerId: string,
  { version, username }: BodyOf<Contract['accept']>,
) {
  const accept = async (transaction: Transaction) => {
    const found = await getVolunteer(transaction, actor, volunteerId);
    const { communityId } = found;
    await lockJoining(transaction, communityId);
    const status = decideVolunteer('accept', actor, found);
    const { name, phone } = openVolunteer(platform, found);
    const phones = platform.cipher.blindIndexes(phone, 'volunteers.phoneIndex');
    if (await hasJoined(transaction, communityId, phones)) refuse('volunteer.already_joined');
    const terms = { role: 'volunteer', unitId: communityId, to: null } as const;
    const added = await addPersonWithLink(platform, transaction, actor, { username, name, ...terms });
    const set = { status, decidedAt: platform.clock(), personId: added.personId };
    const volunteer = await decided(platform, transaction, { actor, action: 'accept', found, version, set });
    return { volunteer, username: added.username, link: added.link };
  };
  // The answer is the only copy of the link, so it is kept for a second try together with the account.
  return change(platform, accept, { isAnswer: true });
}

export async function declineVolunteer(
  platform: Platform,
  actor: PersonActor,
  volunteerId: string,
  { version, reason }: BodyOf<Contract['decline']>,
): Promise<VolunteerView> {
  return change(platform, async (transaction) => {
    const found = await getVolunteer(transaction, actor, volunteerId);
    const status = decideVolunteer('decline', actor, found);
    const declineReason = platform.cipher.encrypt(reason, `volunteers.declineReason.${found.id}`);
    const set = { status, decidedAt: platform.clock(), declineReason };
    return decided(platform, transaction, { actor, action: 'decline', found, version, set, note: reason });
  });
}

export async function revealVolunteerContact(
  platform: Platform,
  actor: PersonActor,
  volunteerId: string,
  { reason }: BodyOf<Contract['revealContact']>,
) {
  const found = await getVolunteer(platform.database.scoped, actor, volunteerId);
  const { name, phone, guardianPhone } = openVolunteer(platform, found);
  await recordRead(platform, {
    actor,
    action: 'volunteers.reveal_contact',
    subject: subjectOf(found, name),
    note: reason,
    audience: 'office',
  });
  return { phone, guardianPhone };
}

/** Save if unchanged → event → view. */
async function decided(
  platform: Platform,
  transaction: Transaction,
  {
    actor,
    action,
    found,
    version,
    set,
    note,
  }: {
    actor: PersonActor;
    action: VolunteerAction;
    found: StoredVolunteer;
    version: number;
    set: Parameters<typeof decideVolunteerRow>[2];
    note?: string;
  },
): Promise<VolunteerView> {
  if (!(await decideVolunteerRow(transaction, { id: found.id, version }, set))) refuse('volunteer.changed_meanwhile');
  const { name } = openVolunteer(platform, found);
  const changes = { status: [found.status, set.status] } as const;
  const event = { actor, action: `volunteers.${action}`, subject: subjectOf(found, name), changes } as const;
  await recordEvent(transaction, { ...event, ...(note !== undefined && { note }) }, set.decidedAt);
  return viewOfVolunteer(platform, { ...found, ...set, version: version + 1 });
}

async function getVolunteer(client: Parameters<typeof findVolunteer>[0], { scope }: PersonActor, id: string) {
  return (await findVolunteer(client, scope, id)) ?? refuse('volunteer.not_found');
}

const subjectOf = ({ id, districtId, streetId, communityId }: StoredVolunteer, name: string) => ({
  type: 'volunteer',
  id,
  path: { districtId, streetId, communityId },
  names: [name],
});
