import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { duplicateReason, DUPLICATE_REASONS, type DuplicateReason } from '@linli/domain/residents/duplicate.ts';
import { readIdNumber } from '@linli/domain/residents/id-number.ts';
import { tidyPersonName } from '@linli/domain/residents/person-name.ts';
import { readPhoneNumber } from '@linli/domain/residents/phone-number.ts';
import type { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import type { Platform } from '../shared/platform.ts';
import { listInCommon, type Candidate } from './resident-lists.store.ts';
import { nameColumns } from './resident-names.ts';
import { summaryOf } from './resident-views.ts';
import { getOwnCommunity } from './resident-access.ts';

interface Sought {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly birthDate: string | null;
}

/** Files of a community that are probably of the same person, the surest first. */
export async function findDuplicates(
  { cipher, database }: Platform,
  communityId: string,
  { name, idNumber, phone, birthDate }: Sought,
): Promise<{ row: Candidate; reason: DuplicateReason }[]> {
  const rows = await listInCommon(database.statements, {
    communityId,
    idNumberIndexes: idNumber === '' ? [] : cipher.blindIndexes(idNumber, 'residents.idNumberIndex'),
    phoneIndexes: phone === '' ? [] : cipher.blindIndexes(phone, 'residents.phoneIndex'),
    birthDate: birthDate ?? '',
  });
  const { pinyin: sound } = nameColumns(name);
  const sought = { name, sound, idNumber: idNumber || null, phone: phone || null, birthDate };
  const found = rows.flatMap((row) => {
    // Whether numbers are the same is known by their hashes; the other file's number stays closed.
    const otherNumber = row.idNumber === '' ? null : row.isSameIdNumber ? sought.idNumber : 'another';
    const reason = duplicateReason(sought, {
      name: row.name,
      sound: row.pinyin,
      idNumber: otherNumber,
      phone: row.isSamePhone ? sought.phone : null,
      birthDate: row.birthDate || null,
    });
    return reason === null ? [] : [{ row, reason }];
  });
  const rank = ({ reason }: { reason: DuplicateReason }) => DUPLICATE_REASONS.indexOf(reason);
  return found.toSorted((one, other) => rank(one) - rank(other)).slice(0, 20);
}

/** The same while somebody types: what cannot be read yet is left out. */
export async function listDuplicates(
  platform: Platform,
  actor: PersonActor,
  { communityId, ...typed }: BodyOf<(typeof residentsContract)['duplicates']>,
) {
  const today = shanghaiDate(platform.clock());
  const community = await getOwnCommunity(platform, actor, communityId);
  const id = readIdNumber(typed.idNumber, today);
  const phone = readPhoneNumber(typed.phone);
  const found = await findDuplicates(platform, community.id, {
    name: tidyPersonName(typed.name),
    idNumber: id.isSound ? id.id.number : typed.idNumber,
    phone: phone.isSound ? phone.number : '',
    birthDate: id.isSound ? id.id.birthDate : typed.birthDate,
  });
  const reader = { actor, cipher: platform.cipher, today };
  return { items: found.map(({ row, reason }) => ({ resident: summaryOf(reader, row), reason })) };
}
