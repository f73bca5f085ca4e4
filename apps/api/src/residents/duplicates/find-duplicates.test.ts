import { duplicatesContract as contract } from '@linli/domain/residents/duplicates.contract.ts';
import { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { givenCommunity, givenStreet } from '../../org-units/org-units.given.ts';
import { withScope } from '../../shared/request-context.ts';
import { givenApi } from '../../shared/testing/app.ts';
import { givenResident, someIdNumber, type GivenFile } from '../residents.given.ts';
import { findAllDuplicates, type FindOptions } from './find-duplicates.ts';

const api = await givenApi();
const { client } = api.platform.database.system;

const find = (signal = AbortSignal.timeout(60_000), options?: FindOptions) =>
  withScope({ kind: 'system' }, () => findAllDuplicates(api.platform, signal, options));

async function givenOffice(street?: Awaited<ReturnType<typeof givenStreet>>) {
  const community = await givenCommunity(api, street && { street });
  return { community, worker: await givenPerson(api, { role: 'community_worker', unit: community }) };
}
type Office = Awaited<ReturnType<typeof givenOffice>>;

/** As it came in by a roll: nobody was asked about others of that name. */
async function given({ worker }: Office, file: GivenFile) {
  const made = await givenResident(api, worker, file);
  await client.residentDuplicate.deleteMany({ where: { residentId: made.id } });
  await client.residentDuplicate.deleteMany({ where: { otherId: made.id } });
  return made.id;
}

const pairsOf = async (id: string) =>
  (await client.residentDuplicate.findMany({ where: { residentId: id }, orderBy: { otherId: 'asc' } })).map(
    ({ otherId, reason, status }) => [otherId, reason, status],
  );

const none = { documentKind: 'none' } as const;

describe('the nightly look', () => {
  it.each<[string, GivenFile, GivenFile, string | null]>([
    [
      'a near name and birth date, one without a number',
      { name: '王小明', idNumber: someIdNumber({ birth: '19560301' }) },
      { ...none, name: '王晓明', birthDate: '1956-03-01' },
      'near_name_same_birth_date',
    ],
    [
      'a near name and phone',
      { ...none, name: '王小明', phone: '13912340001' },
      { ...none, name: '王明', phone: '13912340001' },
      'near_name_same_phone',
    ],
    [
      'the other script',
      { ...none, name: '劉偉', birthDate: '1960-01-02' },
      { ...none, name: '刘伟', birthDate: '1960-01-02' },
      'near_name_same_birth_date',
    ],
    [
      'typed by ear',
      { ...none, name: '李静怡', birthDate: '1961-01-02' },
      { ...none, name: '李景仪', birthDate: '1961-01-02' },
      'near_name_same_birth_date',
    ],
    [
      'a rare character that a roll could not hold',
      { ...none, name: '王𬱖', birthDate: '1962-01-02' },
      { ...none, name: '王?', birthDate: '1962-01-02' },
      'near_name_same_birth_date',
    ],
    [
      'a surname of several readings',
      { ...none, name: '单雄信', birthDate: '1963-01-02' },
      { ...none, name: '单雄兴', birthDate: '1963-01-02' },
      'near_name_same_birth_date',
    ],
    [
      'the middle dot left out',
      { ...none, name: '买买提·吐尔逊', birthDate: '1964-01-02' },
      { ...none, name: '买买提吐尔逊', birthDate: '1964-01-02' },
      'near_name_same_birth_date',
    ],
    [
      'letters in capitals',
      { ...none, name: 'anna li', birthDate: '1965-01-02' },
      { ...none, name: 'ANNA LI', birthDate: '1965-01-02' },
      'near_name_same_birth_date',
    ],
    [
      'twins',
      { name: '王小明', idNumber: someIdNumber({ birth: '19700301' }) },
      { name: '王小亮', idNumber: someIdNumber({ birth: '19700301' }) },
      null,
    ],
    [
      'the year alone',
      { ...none, name: '王小明', birthDate: '1956' },
      { ...none, name: '王小明', birthDate: '1956' },
      null,
    ],
  ])('knows %s', async (_what, one, other, reason) => {
    const office = await givenOffice();
    const [first, second] = [await given(office, one), await given(office, other)];
    await find();
    expect(await pairsOf(first)).toEqual(reason === null ? [] : [[second, reason, 'open']]);
    expect(await pairsOf(second)).toEqual(reason === null ? [] : [[first, reason, 'open']]);
  });

  it('compares within a district, over its communities, and no further', async () => {
    const street = await givenStreet(api);
    const [here, beside, far] = [await givenOffice(street), await givenOffice(street), await givenOffice()];
    const idNumber = someIdNumber();
    const ids = [];
    for (const office of [here, beside, far]) ids.push(await given(office, { idNumber }));
    await find();
    expect(await pairsOf(ids[0]!)).toEqual([[ids[1], 'same_id_number', 'open']]);
    expect(await pairsOf(ids[2]!)).toEqual([]);
  });

  it('does not ask again about two people, nor when a file of one was opened after looking', async () => {
    const office = await givenOffice();
    const one = await given(office, { ...none, name: '赵一', birthDate: '1950-05-05' });
    const other = await givenResident(api, office.worker, { ...none, name: '赵乙', birthDate: '1950-05-05' });
    expect(await pairsOf(one)).toEqual([[other.id, 'near_name_same_birth_date', 'not_same']]);
    await find();
    await find();
    expect(await pairsOf(one)).toEqual([[other.id, 'near_name_same_birth_date', 'not_same']]);
  });

  it('forgets a pair whose files were corrected, and keeps what was decided', async () => {
    const office = await givenOffice();
    const one = await given(office, { ...none, name: '钱一', birthDate: '1951-05-05' });
    const other = await given(office, { ...none, name: '钱乙', birthDate: '1951-05-05' });
    const third = await given(office, { ...none, name: '钱二', birthDate: '1951-05-05' });
    await find();
    expect((await pairsOf(one)).map(([id]) => id).toSorted()).toEqual([other, third].toSorted());
    const pair = await client.residentDuplicate.findFirstOrThrow({ where: { residentId: one, otherId: third } });
    await api.ok(contract.notSame, office.worker, { params: { duplicateId: pair.id } });
    const body = { version: 1, birthDate: '1952-05-05' };
    await api.ok(residentsContract.edit, office.worker, { params: { residentId: one }, body });
    await find();
    expect(await pairsOf(one)).toEqual([[third, 'near_name_same_birth_date', 'not_same']]);
    expect(await pairsOf(other)).toEqual([[third, 'near_name_same_birth_date', 'open']]);
  });

  it('finds each pair once when two look at once, when one is stopped on the way, and with tiny shares', async () => {
    const office = await givenOffice();
    const ids = [];
    for (const name of ['孙一', '孙乙', '孙二', '孙三', '孙四'])
      ids.push(await given(office, { ...none, name, birthDate: '1953-05-05' }));
    await find(AbortSignal.abort());
    expect(await pairsOf(ids[0]!)).toEqual([]);
    // Ten pairs, of which a share may hold four: it is halved until they fit.
    await find(undefined, { filesAtOnce: 1_000, pairsAtOnce: 5 });
    for (const id of ids) expect(await pairsOf(id)).toHaveLength(4);
    await client.residentDuplicate.deleteMany({ where: { residentId: { in: ids } } });
    await Promise.all([find(undefined, { filesAtOnce: 7, pairsAtOnce: 5 }), find(), find()]);
    for (const id of ids) expect(await pairsOf(id)).toHaveLength(4);
    const before = await client.residentDuplicate.findMany({ where: { residentId: ids[0]! }, orderBy: { id: 'asc' } });
    await find();
    const after = await client.residentDuplicate.findMany({ where: { residentId: ids[0]! }, orderBy: { id: 'asc' } });
    expect(after.map(({ id, foundAt }) => [id, foundAt])).toEqual(before.map(({ id, foundAt }) => [id, foundAt]));
  });
});
