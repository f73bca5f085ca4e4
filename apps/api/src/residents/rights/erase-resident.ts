import type { ErasureView } from '@linli/domain/residents/erasures.contract.ts';
import { groundsOf } from '@linli/domain/residents/erasure.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { normalise } from '../../shared/data-classes.ts';
import type { Transaction } from '../../shared/database.ts';
import { change, recordEvent } from '../../shared/events.ts';
import type { FieldCipher } from '../../shared/field-cipher.ts';
import type { Platform } from '../../shared/platform.ts';
import { findRow } from '../duplicates/merges.store.ts';
import { findResidentAtHome } from '../life-events.store.ts';
import { subjectOf } from '../resident-access.ts';
import { open } from '../resident-fields.ts';
import { rolesWithout } from '../resident-homes.ts';
import { updateResident, type StoredResident } from '../residents.store.ts';
import {
  blankTransfers,
  deleteFiles,
  deleteLists,
  forgetInLifeEvents,
  listFamily,
  withScopeLifted,
} from './erase-files.store.ts';
import { eraseRollRows, type Known } from './erase-roll-rows.ts';
import { eventOf, getErasure, insist } from './erasures.service.ts';
import { decide, findErasure, listHindrances } from './erasures.store.ts';

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

/** Every chunk of every roll of the district is opened: 100,000 rows take about a second. */
const TIMEOUT_MS = 120_000;

/**
 * Carries an erasure out, in one transaction with its event: the file and everything that hangs on it is gone, or
 * nothing is. What stays, and why, is KEPT_AFTER_ERASURE. (docs/decisions/0023)
 */
export async function approveErasure(
  platform: Platform,
  actor: PersonActor,
  id: string,
  version: number,
): Promise<ErasureView> {
  const { cipher, clock } = platform;
  const now = clock();
  await change(
    platform,
    async (transaction) => {
      const erasure = await findErasure(transaction, id);
      const status = insist('approve', actor, erasure);
      const { fileId, districtId, ground } = erasure!;
      const file = (await findResidentAtHome(transaction, fileId)) ?? refuse('resident.not_found');
      // Since it was asked for they may have moved back, or a label or transfer may have come up.
      if (!groundsOf(file.status).includes(ground)) refuse('erasure.ground_not_given');
      const [hindrance] = await listHindrances(transaction, { ids: [fileId], districtId });
      if (hindrance) refuse('erasure.hindered', { params: { hindrance } });
      const left = { status, decidedAt: now, deciderName: actor.name, reason: '', maskedName: '' };
      if (!(await decide(transaction, { id, version }, left))) refuse('erasure.not_now');
      await leaveToNewHead(transaction, actor, file, now);
      await recordEvent(transaction, eventOf(actor, erasure!, 'erase', ''), now);
      const isLifted = await withScopeLifted(transaction, id, () => erase(transaction, cipher, file));
      if (!isLifted) refuse('erasure.not_found');
    },
    { timeout: TIMEOUT_MS },
  );
  return getErasure(platform, actor, id);
}

async function erase(transaction: Transaction, cipher: FieldCipher, file: StoredResident): Promise<void> {
  const ids = await listFamily(transaction, file.id);
  const rows: Row[] = [];
  for (const each of ids) rows.push((await findRow(transaction, each))!);
  await eraseRollRows(transaction, cipher, file.districtId, knownOf(cipher, rows));
  await forgetInLifeEvents(transaction, ids);
  await blankTransfers(transaction, ids);
  await deleteLists(transaction, file);
  await deleteFiles(transaction, ids);
}

/** By what their rows are found in rolls: each file's name and numbers. */
function knownOf(cipher: FieldCipher, rows: readonly Row[]): Known {
  const some = (texts: readonly string[]) => texts.filter((text) => text !== '');
  return {
    ids: rows.map(({ id }) => id),
    names: some(rows.map(({ name }) => normalise(name, 'upper'))),
    idNumbers: some(rows.map(({ id, idNumber }) => normalise(open(cipher, id, 'idNumber', idNumber), 'upper'))),
    phones: some(rows.map(({ id, phone }) => normalise(open(cipher, id, 'phone', phone), 'digits'))),
  };
}

/** A household whose head goes has another one. */
async function leaveToNewHead(
  transaction: Transaction,
  actor: PersonActor,
  head: StoredResident,
  now: Date,
): Promise<void> {
  const roles = await rolesWithout(transaction, head, shanghaiDate(now));
  for (const { file, householdRole } of roles?.others ?? []) {
    await updateResident(transaction, file, { householdRole });
    const changes = { version: [file.version, file.version + 1], fields: [null, ['householdRole']] } as const;
    const event = { actor, action: 'residents.change_head', subject: subjectOf(file), changes } as const;
    await recordEvent(transaction, event, now);
  }
}
