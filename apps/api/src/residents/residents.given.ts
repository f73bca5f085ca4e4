import { randomInt } from 'node:crypto';
import type { RequestOf } from '@linli/domain/shared/contract.ts';
import { checkCharacter } from '@linli/domain/residents/id-number.ts';
import { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import type { Caller, TestApi } from '../shared/testing/app.ts';

export type GivenFile = Partial<RequestOf<typeof residentsContract.create, Buffer>['body']>;

/** How many there are of a day and a sex: 90 × 30 counties that there are not, with 500 people each. */
const ID_NUMBERS = 90 * 30 * 500;
/** Shares no factor with them, so that each comes once before any comes again. */
const STRIDE = 754_877;
let nth = randomInt(ID_NUMBERS);

/** Some sound ID number that nobody has and no other call of this test is given. */
export function someIdNumber({ birth = '19560301', sex = 'male' as 'male' | 'female' } = {}): string {
  nth = (nth + STRIDE) % ID_NUMBERS;
  const county = Math.floor(nth / 500);
  const region = `21${10 + Math.floor(county / 30)}${70 + (county % 30)}`;
  const sequence = 2 * (nth % 500) + (sex === 'male' ? 1 : 0);
  const first17 = `${region}${birth}${String(sequence).padStart(3, '0')}`;
  return first17 + checkCharacter(first17);
}

/** A file that a worker opened at the counter; a new ID number unless told. */
export async function givenResident(api: TestApi, worker: Caller, file: GivenFile = {}): Promise<ResidentView> {
  const body = {
    name: '王小明',
    documentKind: 'resident' as const,
    idNumber: file.documentKind === 'none' ? '' : someIdNumber(),
    ...file,
  };
  const known = await api.ok(residentsContract.duplicates, worker, {
    body: {
      name: body.name,
      idNumber: body.idNumber,
      phone: body.phone ?? '',
      birthDate: body.birthDate ?? null,
      ...(body.communityId !== undefined && { communityId: body.communityId }),
    },
  });
  const notDuplicateOf = known.items.map(({ resident }) => resident.id);
  return api.ok(residentsContract.create, worker, { body: { ...body, notDuplicateOf } });
}

/** The building that somebody lives in, which lists filter by. */
export async function buildingOf(api: TestApi, residentId: string): Promise<string> {
  return (await rowOf(api, residentId)).buildingId ?? '';
}

export async function compoundOf(api: TestApi, residentId: string): Promise<string> {
  return (await rowOf(api, residentId)).compoundId ?? '';
}

async function rowOf({ platform }: TestApi, id: string) {
  return platform.database.system.client.resident.findUniqueOrThrow({ where: { id } });
}
