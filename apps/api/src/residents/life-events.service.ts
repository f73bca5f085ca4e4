import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { LIFE_EVENTS, type LifeEvent } from '@linli/domain/residents/life-event.ts';
import type { lifeEventsContract } from '@linli/domain/residents/life-events.contract.ts';
import { decideResident } from '@linli/domain/residents/resident-file.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { v7 as uuid } from 'uuid';
import type { Transaction } from '../shared/database.ts';
import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { createLifeEvent, endLabels, findResidentAtHome, readChanged, type Undoable } from './life-events.store.ts';
import { subjectOf } from './resident-access.ts';
import { homeAt, rolesWithout, settle } from './resident-homes.ts';
import { getResident, refuseChanged } from './residents.service.ts';
import { endResidency, listHousemates, updateResident, type StoredResident } from './residents.store.ts';

type Contract = typeof lifeEventsContract;
type Sent = { version: number; day: string };

/** A move within the community: the old dwelling is left on the day and the new one lived in from then on. */
export async function moveWithin(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { address, wholeHousehold, householdRole, ...sent }: BodyOf<Contract['move']>,
): Promise<ResidentView> {
  return live(platform, actor, { event: 'move', residentId, ...sent }, async (doing, file) => {
    const home = await homeAt(doing.transaction, file, address, platform.clock());
    const isSameHousehold = home.door.householdId !== null && home.door.householdId === file.householdId;
    const mates = wholeHousehold && !isSameHousehold ? await listHousemates(doing.transaction, file) : [];
    // Those who move together keep how they stand to each other, unless they move in with somebody.
    for (const mate of mates) {
      await doing.settle(mate, home);
      await doing.save(mate, 'move', { ...home.door, ...(!home.isEmpty && { householdRole: null }) });
    }
    if (!wholeHousehold && !isSameHousehold) await doing.leaveToNewHead(file);
    await doing.settle(file, home);
    if (isSameHousehold || (wholeHousehold && home.isEmpty)) return home.door;
    return { ...home.door, householdRole: home.isEmpty ? 'head' : householdRole };
  });
}

export async function moveOut(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { reason, ...sent }: BodyOf<Contract['moveOut']>,
): Promise<ResidentView> {
  return live(platform, actor, { event: 'move_out', residentId, note: reason, ...sent }, (doing, file) =>
    doing.leaveToNewHead(file),
  );
}

export async function moveBack(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { address, householdRole, ...sent }: BodyOf<Contract['moveBack']>,
): Promise<ResidentView> {
  return live(platform, actor, { event: 'move_back', residentId, ...sent }, async (doing, file) => {
    const home = await homeAt(doing.transaction, file, address, platform.clock());
    await doing.settle(file, home);
    return { ...home.door, householdRole: home.isEmpty ? 'head' : householdRole };
  });
}

export async function reportDeath(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { note, ...sent }: BodyOf<Contract['reportDeath']>,
): Promise<ResidentView> {
  return live(platform, actor, { event: 'report_death', residentId, note, ...sent }, (doing, file) =>
    doing.leaveToNewHead(file),
  );
}

type FileChange = Parameters<typeof updateResident>[2];

/** Load, decide, carry out, save if unchanged, tell, and keep what it was before: the same for every life event. */
async function live(
  platform: Platform,
  actor: PersonActor,
  { event, residentId, version, day, note }: Sent & { event: LifeEvent; residentId: string; note?: string },
  carryOut: (doing: Doing, file: StoredResident) => Promise<FileChange>,
): Promise<ResidentView> {
  const now = platform.clock();
  const today = shanghaiDate(now);
  await change(platform, async (transaction) => {
    const file = (await findResidentAtHome(transaction, residentId)) ?? refuse('resident.not_found');
    decideResident(event, actor, file);
    if (file.version !== version) await refuseChanged(transaction, file.id, version);
    if (day > today || (file.birthDate !== '' && day < file.birthDate))
      refuse('request.invalid', { errors: [{ path: ['day'], code: 'invalid' }] });
    const doing = new Doing(transaction, actor, { day, today, now });
    const { to: status, home, labels } = LIFE_EVENTS[event];
    const set = await carryOut(doing, file);
    if (home === 'ends') doing.undoable.endedResidencies.push(...(await endResidency(transaction, file.id, day)));
    if (labels === 'end') doing.undoable.endedLabels.push(...(await endLabels(transaction, file.id, day)));
    await doing.save(
      file,
      event,
      { ...set, status, ...(labels === 'end' && file.labelTokens.length > 0 && { labelTokens: [] }) },
      note,
    );
    const { districtId, streetId, communityId } = file;
    await createLifeEvent(transaction, {
      id: uuid(),
      districtId,
      streetId,
      communityId,
      residentId,
      kind: event,
      day,
      recordedAt: now,
      versionAfter: version + 1,
      before: doing.undoable,
    });
  });
  return getResident(platform, actor, residentId);
}

/** One life event while it is carried out; it remembers what it changes. */
class Doing {
  readonly transaction: Transaction;
  readonly undoable: Undoable = { files: [], endedLabels: [], endedResidencies: [], begunResidencies: [] };
  readonly #actor: PersonActor;
  readonly #when: { day: string; today: string; now: Date };

  constructor(transaction: Transaction, actor: PersonActor, when: { day: string; today: string; now: Date }) {
    this.transaction = transaction;
    this.#actor = actor;
    this.#when = when;
  }

  async settle(file: StoredResident, home: Awaited<ReturnType<typeof homeAt>>): Promise<void> {
    const { ended, begun } = await settle(this.transaction, file, home, this.#when.day);
    this.undoable.endedResidencies.push(...ended);
    this.undoable.begunResidencies.push(begun);
  }

  /** If the head goes, those who stay have another one; what changes of the one who goes. */
  async leaveToNewHead(head: StoredResident): Promise<FileChange> {
    const roles = await rolesWithout(this.transaction, head, this.#when.today);
    if (roles === null) return {};
    for (const { file, householdRole } of roles.others) await this.save(file, 'change_head', { householdRole });
    return { householdRole: roles.own };
  }

  /** Saves a file as it was read, and tells of it: whom it is about, from which status to which, which fields. */
  async save(file: StoredResident, what: LifeEvent | 'change_head', set: FileChange, note?: string): Promise<void> {
    const { transaction } = this;
    const before = await readChanged(transaction, file.id);
    if (!(await updateResident(transaction, file, set))) await refuseChanged(transaction, file.id, file.version);
    this.undoable.files.push({ id: file.id, version: file.version + 1, before });
    const changes = {
      version: [file.version, file.version + 1],
      ...(set.status !== undefined && { status: [file.status, set.status] as const }),
      fields: [null, fieldsOf(set)],
    } as const;
    const told = { actor: this.#actor, action: `residents.${what}`, subject: subjectOf(file), changes } as const;
    await recordEvent(transaction, { ...told, ...(note && { note }) }, this.#when.now);
  }
}

/** What of a file a page names as changed. */
const FIELD_OF = {
  status: 'status',
  address: 'address',
  householdRole: 'householdRole',
  labelTokens: 'labels',
} as const;

function fieldsOf(set: FileChange): string[] {
  return (Object.keys(FIELD_OF) as (keyof typeof FIELD_OF)[])
    .filter((key) => set[key] !== undefined)
    .map((key) => FIELD_OF[key]);
}
