import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { canSeeResident, decideResident } from '@linli/domain/residents/resident-file.ts';
import { readIdentity } from '@linli/domain/residents/resident-identity.ts';
import type { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { placeAddress } from '../buildings/public.ts';
import { findVisibleUnit } from '../org-units/public.ts';
import type { Transaction } from '../shared/database.ts';
import { change, recordEvent, type NewEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { listContacts } from './contacts.store.ts';
import { listKin } from './kin.store.ts';
import { findUndoable } from './life-events.store.ts';
import { getVisible, subjectOf } from './resident-access.ts';
import { open, seal, sealedNumbers } from './resident-fields.ts';
import { nameColumns } from './resident-names.ts';
import { viewOf } from './resident-views.ts';
import {
  findByNumber,
  findResident,
  findResidentForUpdate,
  listEvents,
  listLabels,
  listResidencies,
  updateResident,
  type StoredResident,
} from './residents.store.ts';

type Contract = typeof residentsContract;
type Edit = BodyOf<Contract['edit']>;

export async function getResident(platform: Platform, actor: PersonActor, residentId: string): Promise<ResidentView> {
  return tell(platform, actor, await getVisible(platform.database.scoped, actor, residentId));
}

export const NUMBER_KNOWN = [{ path: ['idNumber'], code: 'taken' }] as const;

/** Corrects what was sent and leaves the rest. */
export async function editFile(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { version, ...sent }: Edit,
): Promise<ResidentView> {
  const { cipher } = platform;
  const now = platform.clock();
  await change(platform, async (transaction) => {
    const file = (await findResidentForUpdate(transaction, residentId)) ?? refuse('resident.not_found');
    decideResident('edit', actor, file);
    if (file.version !== version) await refuseChanged(transaction, file.id, version);
    const kept = {
      name: file.name,
      documentKind: file.documentKind,
      idNumber: open(cipher, file.id, 'idNumber', file.idNumber),
      phone: open(cipher, file.id, 'phone', file.phone),
      sex: file.sex,
      birthDate: file.birthDate === '' ? null : file.birthDate,
    };
    // A new ID number brings its own sex and birth date; those of the old one do not contradict it.
    const isNewNumber = sent.idNumber !== undefined && sent.idNumber !== kept.idNumber;
    const before = isNewNumber ? { ...kept, sex: null, birthDate: null } : kept;
    const identity = readIdentity({ ...before, ...defined(sent) }, shanghaiDate(now));
    if (identity.idNumber !== '' && identity.idNumber !== kept.idNumber) {
      const indexes = cipher.blindIndexes(identity.idNumber, 'residents.idNumberIndex');
      const known = await findByNumber(transaction, { indexes, communityId: file.communityId, except: file.id });
      if (known !== null) refuse('resident.id_number_known', { params: { residentId: known }, errors: NUMBER_KNOWN });
    }
    const path = { districtId: file.districtId, streetId: file.streetId, communityId: file.communityId };
    if (sent.gridId !== undefined) await insistOnGrid(transaction, sent.gridId, file.communityId);
    const placed = sent.address === undefined ? {} : await placeAddress(transaction, path, sent.address);
    const data = {
      ...placed,
      ...nameColumns(identity.name),
      ...sealedNumbers(cipher, file.id, identity),
      documentKind: identity.documentKind,
      sex: identity.sex,
      birthDate: identity.birthDate ?? '',
      ...defined({
        gridId: sent.gridId,
        householdRole: sent.householdRole,
        ethnicGroup: sent.ethnicGroup,
        maritalStatus: sent.maritalStatus,
        employment: sent.employment,
        consent: sent.consent,
        consentAt: sent.consent === undefined ? undefined : sent.consent === 'not_asked' ? null : now,
        workplace: sealed('workplace'),
        registeredAddress: sealed('registeredAddress'),
        notes: sealed('notes'),
      }),
    };
    function sealed(field: 'workplace' | 'registeredAddress' | 'notes'): string | undefined {
      const text = sent[field];
      return text === undefined ? undefined : seal(cipher, file.id, field, text);
    }
    if (!(await updateResident(transaction, { id: file.id, version }, data)))
      await refuseChanged(transaction, file.id, version);
    await recordEvent(
      transaction,
      { actor, action: 'residents.edit', subject: subjectOf(file), changes: changesOf(version, Object.keys(sent)) },
      now,
    );
  });
  return getResident(platform, actor, residentId);
}

/** What was written into a file is not written into its trail: the fields are named, their values are not. */
function changesOf(version: number, fields: readonly string[]): NonNullable<NewEvent['changes']> {
  return { version: [version, version + 1], fields: [null, fields] };
}

/** Says which fields others changed since `version` was read. */
export async function refuseChanged(transaction: Transaction, id: string, version: number): Promise<never> {
  const events = await listEvents(transaction, [id], { before: null, limit: 50 });
  const fields = events.flatMap(({ changes }) => {
    const { version: versions, fields: changed } = changes as { version?: [number, number]; fields?: [null, string[]] };
    return versions && versions[1] > version ? (changed?.[1] ?? []) : [];
  });
  return refuse('resident.changed_meanwhile', { params: { fields: [...new Set(fields)] } });
}

async function tell(platform: Platform, actor: PersonActor, file: StoredResident): Promise<ResidentView> {
  const { scoped } = platform.database;
  const [labels, residencies, kin, contacts, undoable, into] = await Promise.all([
    listLabels(scoped, file.id),
    listResidencies(scoped, file.id),
    listKin(scoped, file.id),
    listContacts(scoped, file.id),
    findUndoable(scoped, file),
    file.mergedIntoId === null ? null : findResident(scoped, file.mergedIntoId),
  ]);
  // A file of another community that it went into does not exist for this reader.
  const mergedIntoId = into && canSeeResident(actor, into) ? into.id : null;
  const reader = { actor, cipher: platform.cipher, today: shanghaiDate(platform.clock()) };
  return viewOf(
    reader,
    { ...file, mergedIntoId },
    { labels, residencies, kin, contacts, undoable: undoable?.kind ?? null },
  );
}

export async function insistOnGrid(
  transaction: Transaction,
  gridId: string | null,
  communityId: string,
): Promise<void> {
  if (gridId === null) return;
  const grid = await findVisibleUnit(transaction, { kind: 'system', scope: { kind: 'system' } }, gridId);
  if (grid?.kind !== 'grid' || grid.path.communityId !== communityId)
    refuse('org_unit.not_found', { errors: [{ path: ['gridId'], code: 'not_found' }] });
}

/** Without the fields that nobody sent. */
function defined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
