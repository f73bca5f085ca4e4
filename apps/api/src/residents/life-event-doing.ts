import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { LIFE_EVENTS, type LifeEvent } from '@linli/domain/residents/life-event.ts';
import { canSeeResident, decideLifeEvent } from '@linli/domain/residents/resident-file.ts';
import { v7 as uuid } from 'uuid';
import type { Transaction } from '../shared/database.ts';
import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { createKin, endMarriage, findSpouseId } from './kin.store.ts';
import { createLifeEvent, endLabels, lockAtHome, readChanged, type Undoable } from './life-events.store.ts';
import { subjectOf } from './resident-access.ts';
import { lifeStateOf, sealOfKin } from './resident-fields.ts';
import { rolesWithout, settle, type CommunityPath, type homeAt } from './resident-homes.ts';
import { refuseChanged } from './residents.service.ts';
import { endResidency, findResident, updateResident, type StoredResident } from './residents.store.ts';

export type FileChange = Parameters<typeof updateResident>[2];

interface Registered {
  readonly event: LifeEvent;
  readonly residentId: string;
  readonly version: number;
  readonly day: string;
  readonly note?: string;
  /** A second file that it is about, as the form named it. */
  readonly otherId?: string | null;
}

/** Load, decide, carry out, save if unchanged, tell, and keep what it was before: the same for every life event. */
export async function live(
  platform: Platform,
  actor: PersonActor,
  { event, residentId, version, day, note, otherId = null }: Registered,
  carryOut: (doing: Doing, file: StoredResident) => Promise<FileChange>,
): Promise<void> {
  const now = platform.clock();
  const today = shanghaiDate(now);
  await change(platform, async (transaction) => {
    const spouseId = await findSpouseId(transaction, residentId);
    await lockAtHome(
      transaction,
      [residentId, spouseId, otherId].filter((id) => id !== null),
    );
    const file = (await findResident(transaction, residentId)) ?? refuse('resident.not_found');
    decideLifeEvent(event, actor, file, lifeStateOf(platform.cipher, file));
    if (file.version !== version) await refuseChanged(transaction, file.id, version);
    if (day > today || (file.birthDate !== '' && day < file.birthDate)) refuseDay();
    const doing = new Doing(platform, transaction, actor, { day, today, now });
    const { to: status, home, labels } = LIFE_EVENTS[event];
    const set = await carryOut(doing, file);
    if (home === 'ends') doing.undoable.endedResidencies.push(...(await endResidency(transaction, file.id, day)));
    if (labels === 'end') doing.undoable.endedLabels.push(...(await endLabels(transaction, file.id, day)));
    const endsLabels = labels === 'end' && file.labelTokens.length > 0;
    const data = { ...set, ...(status !== null && { status }), ...(endsLabels && { labelTokens: [] }) };
    await doing.save(file, event, data, note);
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
}

export function refuseDay(): never {
  refuse('request.invalid', { errors: [{ path: ['day'], code: 'invalid' }] });
}

/** What is told of a file besides the event it goes through itself. */
type Told = LifeEvent | 'change_head' | 'lose_spouse';

/** One life event while it is carried out; it remembers what it changes. */
export class Doing {
  readonly platform: Platform;
  readonly transaction: Transaction;
  readonly actor: PersonActor;
  readonly undoable: Undoable = {
    files: [],
    openedFiles: [],
    endedLabels: [],
    begunLabels: [],
    endedResidencies: [],
    begunResidencies: [],
    begunKin: [],
    endedKin: [],
  };
  readonly #when: { day: string; today: string; now: Date };
  readonly #kinOf = new Set<string>();

  constructor(
    platform: Platform,
    transaction: Transaction,
    actor: PersonActor,
    when: { day: string; today: string; now: Date },
  ) {
    this.platform = platform;
    this.transaction = transaction;
    this.actor = actor;
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

  /** Somebody is known to belong to somebody: to a file, or to a name alone. */
  async tie(
    { id: residentId, districtId, streetId, communityId }: CommunityPath & { id: string },
    kin: {
      kind: 'spouse' | 'parent' | 'child';
      other: { id: string | null; name: string; sex: string | null };
      from: string;
    },
  ): Promise<void> {
    const id = uuid();
    const { kind, other, from } = kin;
    await createKin(this.transaction, {
      id,
      districtId,
      streetId,
      communityId,
      residentId,
      otherId: other.id,
      kind,
      name: sealOfKin(this.platform.cipher, id, other.name),
      sex: other.sex,
      from,
    });
    this.undoable.begunKin.push(id);
    this.#kinOf.add(residentId);
  }

  async endMarriageOf({ id }: StoredResident): Promise<void> {
    const ended = await endMarriage(this.transaction, id, this.#when.day);
    this.undoable.endedKin.push(...ended);
    if (ended.length > 0) this.#kinOf.add(id);
  }

  /** Whoever somebody is married to, as far as they have a file here; read anew, since it may have changed above. */
  async spouseOf({ id }: StoredResident): Promise<StoredResident | null> {
    const spouseId = await findSpouseId(this.transaction, id);
    const spouse = spouseId === null ? null : await findResident(this.transaction, spouseId);
    return spouse !== null && canSeeResident(this.actor, spouse) ? spouse : null;
  }

  /** Saves a file as it was read, and tells of it: whom it is about, from which status to which, which fields. */
  async save(file: StoredResident, what: Told, set: FileChange, note?: string): Promise<void> {
    const { transaction } = this;
    const before = await readChanged(transaction, file.id);
    if (!(await updateResident(transaction, file, set))) await refuseChanged(transaction, file.id, file.version);
    const known = this.undoable.files.find(({ id }) => id === file.id);
    if (known) known.version = file.version + 1;
    else this.undoable.files.push({ id: file.id, version: file.version + 1, before });
    const fields = [...fieldsOf(set), ...(this.#kinOf.has(file.id) ? ['kin'] : [])];
    const changes = {
      version: [file.version, file.version + 1],
      ...(set.status !== undefined && { status: [file.status, set.status] as const }),
      fields: [null, fields],
    } as const;
    const told = { actor: this.actor, action: `residents.${what}`, subject: subjectOf(file), changes } as const;
    await recordEvent(transaction, { ...told, ...(note && { note }) }, this.#when.now);
  }
}

/** What of a file a page names as changed. */
const FIELD_OF = {
  status: 'status',
  address: 'address',
  householdRole: 'householdRole',
  maritalStatus: 'maritalStatus',
  labelTokens: 'labels',
} as const;

function fieldsOf(set: FileChange): string[] {
  return (Object.keys(FIELD_OF) as (keyof typeof FIELD_OF)[])
    .filter((key) => set[key] !== undefined)
    .map((key) => FIELD_OF[key]);
}
