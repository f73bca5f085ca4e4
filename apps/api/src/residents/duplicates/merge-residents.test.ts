import { contactsContract } from '@linli/domain/residents/contacts.contract.ts';
import { duplicatesContract as contract } from '@linli/domain/residents/duplicates.contract.ts';
import { lifeEventsContract } from '@linli/domain/residents/life-events.contract.ts';
import { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import { LISTED_STATUSES } from '@linli/domain/residents/resident-file.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { givenCommunity, givenStreet } from '../../org-units/org-units.given.ts';
import { givenApi, type Caller } from '../../shared/testing/app.ts';
import { columnsHolding } from '../../shared/testing/stored-data.ts';
import { testDatabase } from '../../shared/testing/database.ts';
import { givenResident, someIdNumber, type GivenFile } from '../residents.given.ts';
import { givenDuplicate } from './duplicates.given.ts';
import { RESIDENT_REFERENCES } from './resident-references.ts';

const api = await givenApi();
const { client, pool } = api.platform.database.system;

const DOCUMENTED: GivenFile = {
  name: '王小明',
  idNumber: someIdNumber({ birth: '19560301', sex: 'male' }),
  phone: '13912345678',
  address: '文化路1号2栋3单元401',
  notes: '听力不好',
  labels: [{ label: 'living_alone', from: '2020-01-01' }, { label: 'veteran' }],
};
const HEARD: GivenFile = {
  documentKind: 'none',
  name: '王晓明',
  phone: '13987654321',
  birthDate: '1957-01-01',
  sex: 'female',
  employment: 'retired',
  workplace: '机械厂',
  address: '南湖路9号8栋7单元602',
  notes: '养狗',
  labels: [
    { label: 'living_alone', from: '2022-01-01' },
    { label: 'disability', detail: '二级', evidence: '证 1234' },
  ],
};

async function givenPair(files: readonly [GivenFile, GivenFile] = [DOCUMENTED, HEARD]) {
  const community = await givenCommunity(api);
  const worker = await givenPerson(api, { role: 'community_worker', unit: community });
  const one = await givenResident(api, worker, files[0]);
  const other = await givenResident(api, worker, files[1]);
  return { community, worker, one, other, ...(await givenDuplicate(api, [one.id, other.id])) };
}
type Pair = Awaited<ReturnType<typeof givenPair>>;

const mergeBody = ({ one, other }: Pick<Pair, 'one' | 'other'>) => ({
  keep: 'resident' as const,
  versions: { resident: one.version, other: other.version },
});
const merge = (pair: Pair, body: object = {}) =>
  api.ok(contract.merge, pair.worker, { params: { duplicateId: pair.id }, body: { ...mergeBody(pair), ...body } });
const undo = (worker: Caller, mergeId: string) => api.ok(contract.undoMerge, worker, { params: { mergeId } });
const read = (who: Caller, residentId: string) => api.ok(residentsContract.get, who, { params: { residentId } });

/** What a file says apart from its version, and what hangs on it. */
const said = (file: ResidentView) => ({
  ...file,
  version: 0,
  labelHistory: file.labelHistory.map((label) => ({ ...label, version: 0 })),
});

describe('two files become one', () => {
  it('with the values that a careful person would keep, and everything that hangs on them', async () => {
    const pair = await givenPair();
    const { worker, one, other } = pair;
    const { resident } = await merge(pair);
    expect(resident).toMatchObject({
      id: one.id,
      name: '王小明',
      sex: 'male',
      birthDate: '1956',
      idNumber: one.idNumber,
      phone: '139****4321',
      employment: 'retired',
      workplace: '机械厂',
      address: '南湖路9号8栋7单元602',
      version: 2,
    });
    const reveal = { params: { residentId: one.id }, body: { field: 'notes', reason: '核对' } } as const;
    expect((await api.ok(residentsContract.reveal, worker, reveal)).value).toBe('听力不好\n养狗');
    expect(resident.labels.toSorted()).toEqual(['disability', 'living_alone', 'veteran']);
    const alone = resident.labelHistory.filter(({ label }) => label === 'living_alone');
    expect(alone.map(({ from, to }) => [from, to !== null])).toEqual([
      ['2022-01-01', true],
      ['2020-01-01', false],
    ]);
    // Nobody lives in two places.
    expect(resident.residencies.map(({ address, to }) => [address, to === null])).toEqual([
      ['南湖路9号8栋7单元602', true],
      ['文化路1号2栋3单元401', false],
    ]);
    const gone = await read(worker, other.id);
    expect(gone).toMatchObject({ status: 'merged', mergedIntoId: one.id, availableActions: [], labels: [] });
  });

  it('as somebody chose, whichever of them goes on; what is encrypted is bound to the file it stands in', async () => {
    const pair = await givenPair();
    const choices = { name: 'other', phone: 'resident', home: 'resident', notes: 'other', document: 'resident' };
    const { resident } = await merge(pair, { keep: 'other', choices });
    expect(resident).toMatchObject({
      id: pair.other.id,
      name: '王晓明',
      sex: 'male',
      birthDate: '1956',
      documentKind: 'resident',
      idNumber: pair.one.idNumber,
      phone: '139****5678',
      address: '文化路1号2栋3单元401',
    });
    const { items } = await api.ok(residentsContract.search, pair.worker, { body: { text: DOCUMENTED.idNumber! } });
    expect(items.map(({ id }) => id)).toEqual([pair.other.id]);
    expect(await columnsHolding((await testDatabase()).adminUrl, '听力不好')).toEqual([]);
  });

  it('and the other is found no more: not by search, list, number, household or on entry', async () => {
    const pair = await givenPair();
    const { worker, one, other } = pair;
    const household = other.household!.id;
    await merge(pair, { choices: { home: 'resident' } });
    for (const text of ['王晓明', 'wangxiaoming', '4321', '南湖路'])
      expect(
        (await api.ok(residentsContract.search, worker, { body: { text } })).items.map(({ id }) => id),
      ).not.toContain(other.id);
    for (const status of LISTED_STATUSES)
      expect(
        (await api.ok(residentsContract.search, worker, { body: { status } })).items.map(({ id }) => id),
      ).not.toContain(other.id);
    const door = await api.ok(residentsContract.household, worker, { params: { householdId: household } });
    expect(door.members).toEqual([]);
    const known = await api.ok(residentsContract.duplicates, worker, {
      body: { name: '王晓明', phone: '13987654321' },
    });
    expect(known.items.map(({ resident }) => resident.id)).toEqual([one.id]);
    const edit = { params: { residentId: other.id }, body: { version: 2, name: '别人' } };
    expect(await api.refused(residentsContract.edit, worker, edit)).toMatchObject({ code: 'resident.not_now' });
  });

  it('and is told in one timeline, that of the other file before included', async () => {
    const pair = await givenPair();
    const { worker, one, other } = pair;
    await api.ok(residentsContract.edit, worker, { params: { residentId: other.id }, body: { version: 1, sex: null } });
    await merge(pair, { versions: { resident: 1, other: 2 } });
    const { items } = await api.ok(residentsContract.timeline, worker, { params: { residentId: one.id } });
    expect(items.map(({ action }) => action).filter((action) => action !== 'residents.reveal')).toEqual([
      'residents.merged_away',
      'residents.merge',
      'residents.edit',
      'residents.create',
      'residents.create',
    ]);
    expect(items.find(({ action }) => action === 'residents.merge')?.fields).toEqual([
      'phone',
      'employment',
      'address',
      'workplace',
      'notes',
    ]);
  });

  it('once, when eight do it at once from both sides; refused where one was changed meanwhile', async () => {
    const pair = await givenPair();
    const { worker, id, otherSideId } = pair;
    const answers = await Promise.all(
      [id, otherSideId, id, otherSideId, id, otherSideId, id, otherSideId].map((duplicateId, index) => {
        const url = `/api/v1/resident-duplicates/${duplicateId}/merge`;
        const payload = { ...mergeBody(pair), keep: index % 4 < 2 ? 'resident' : 'other' };
        return api.app.inject({ method: 'POST', url, headers: { cookie: worker.cookie }, payload });
      }),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, ...Array<number>(7).fill(409)]);
    const ids = [pair.one.id, pair.other.id];
    const merged = await client.resident.findMany({ where: { id: { in: ids }, mergedIntoId: { not: null } } });
    expect(merged).toHaveLength(1);
    expect(await client.residentMerge.count({ where: { mergedId: { in: ids } } })).toBe(1);

    const changed = await givenPair();
    const request = {
      params: { duplicateId: changed.id },
      body: { ...mergeBody(changed), versions: { resident: 1, other: 9 } },
    };
    expect(await api.refused(contract.merge, changed.worker, request)).toMatchObject({
      code: 'resident.changed_meanwhile',
    });
  });

  it('of two communities by the official above both, into the newer file, each label where the file is', async () => {
    const street = await givenStreet(api);
    const [here, beside] = [await givenCommunity(api, { street }), await givenCommunity(api, { street })];
    const worker = await givenPerson(api, { role: 'community_worker', unit: here });
    const workerBeside = await givenPerson(api, { role: 'community_worker', unit: beside });
    const official = await givenPerson(api, { role: 'street_official', unit: street });
    const one = await givenResident(api, worker, DOCUMENTED);
    const other = await givenResident(api, workerBeside, {
      ...HEARD,
      documentKind: 'resident',
      sex: null,
      birthDate: null,
      idNumber: DOCUMENTED.idNumber!,
    });
    const { id, otherSideId } = await givenDuplicate(api, [one.id, other.id], { reason: 'same_id_number' });
    for (const [who, duplicateId] of [
      [worker, id],
      [workerBeside, otherSideId],
    ] as const)
      expect(
        await api.refused(contract.merge, who, { params: { duplicateId }, body: mergeBody({ one, other }) }),
      ).toMatchObject({ code: 'resident.duplicate_elsewhere' });
    expect((await api.ok(contract.get, official, { params: { duplicateId: id } })).keep).toBe('other');
    const body = { ...mergeBody({ one, other }), keep: 'other' as const };
    const { mergeId } = await api.ok(contract.merge, official, { params: { duplicateId: id }, body });
    const kept = await read(workerBeside, other.id);
    expect(kept).toMatchObject({ address: '南湖路9号8栋7单元602', community: { id: beside.id } });
    expect(kept.labels.toSorted()).toEqual(['disability', 'living_alone', 'veteran']);
    // Where they lived in the other community is for that community to know; so is which file theirs went into.
    expect(kept.residencies.map(({ address }) => address)).toEqual(['南湖路9号8栋7单元602']);
    expect(await read(worker, one.id)).toMatchObject({ status: 'merged', mergedIntoId: null });
    expect(await api.refused(contract.undoMerge, workerBeside, { params: { mergeId } })).toMatchObject({
      code: 'resident.duplicate_elsewhere',
    });
    await undo(official, mergeId);
    expect(said(await read(worker, one.id))).toEqual(said(one));
  });
});

describe('a merge is undone', () => {
  it.each(['resident', 'other'] as const)('with both files as they were, when the %s one stayed', async (keep) => {
    const pair = await givenPair();
    const { worker, one, other } = pair;
    const { mergeId } = await merge(pair, { keep });
    const into = keep === 'resident' ? one.id : other.id;
    const listed = await api.ok(contract.merges, worker, { params: { residentId: into } });
    expect(listed.items).toMatchObject([{ id: mergeId, undoneAt: null, hindrance: null, availableActions: ['undo'] }]);
    expect(await undo(worker, mergeId)).toEqual({
      residentId: into,
      mergedId: keep === 'resident' ? other.id : one.id,
    });
    for (const file of [one, other]) expect(said(await read(worker, file.id))).toEqual(said(file));
    const again = await api.refused(contract.undoMerge, worker, { params: { mergeId } });
    expect(again).toMatchObject({ code: 'resident.merge_undone' });
    // Whether they are one person is open again.
    expect((await api.ok(contract.get, worker, { params: { duplicateId: pair.id } })).status).toBe('open');
    await merge(pair, { keep, versions: { resident: 3, other: 3 } });
  });

  it('while what happened since stays with the file that stayed', async () => {
    const pair = await givenPair();
    const { worker, one, other } = pair;
    const { mergeId } = await merge(pair);
    const params = { residentId: one.id };
    await api.ok(residentsContract.edit, worker, {
      params,
      body: { version: 2, phone: '13700001111', employment: 'retired' },
    });
    await api.ok(residentsContract.addLabel, worker, { params, body: { label: 'party_member' } });
    await undo(worker, mergeId);
    const kept = await read(worker, one.id);
    expect(kept).toMatchObject({ phone: '137****1111', workplace: '', employment: null, address: one.address });
    expect(kept.labels.toSorted()).toEqual(['living_alone', 'party_member', 'veteran']);
    expect(said(await read(worker, other.id))).toEqual(said(other));
  });

  it('once, by eight at once', async () => {
    const pair = await givenPair();
    const { mergeId } = await merge(pair);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        api.app.inject({
          method: 'POST',
          url: `/api/v1/resident-merges/${mergeId}/undo`,
          headers: { cookie: pair.worker.cookie },
        }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, ...Array<number>(7).fill(409)]);
  });

  it('not while the file that stayed went into a third, which leads all of them on; then one after the other', async () => {
    const pair = await givenPair();
    const { worker, one, other } = pair;
    const first = await merge(pair);
    const third = await givenResident(api, worker, { documentKind: 'none', name: '王小铭' });
    const { id } = await givenDuplicate(api, [third.id, one.id]);
    const body = { keep: 'resident' as const, versions: { resident: 1, other: 2 } };
    const second = await api.ok(contract.merge, worker, { params: { duplicateId: id }, body });
    expect((await read(worker, other.id)).mergedIntoId).toBe(third.id);
    expect(second.resident.labels).toHaveLength(3);
    expect(await api.refused(contract.undoMerge, worker, { params: { mergeId: first.mergeId } })).toMatchObject({
      code: 'resident.merge_hindered',
      params: { hindrance: 'merged_on' },
    });
    await undo(worker, second.mergeId);
    expect((await read(worker, other.id)).mergedIntoId).toBe(one.id);
    await undo(worker, first.mergeId);
    for (const file of [one, other, third]) expect(said(await read(worker, file.id))).toEqual(said(file));
  });

  it('not while another file has the number that would come back', async () => {
    const pair = await givenPair();
    const { worker } = pair;
    const { mergeId } = await merge(pair, { keep: 'other' });
    const params = { residentId: pair.other.id };
    await api.ok(residentsContract.edit, worker, { params, body: { version: 2, documentKind: 'none', idNumber: '' } });
    const body = {
      name: '赵六',
      documentKind: 'resident' as const,
      idNumber: DOCUMENTED.idNumber!,
      notDuplicateOf: [],
    };
    await api.ok(residentsContract.create, worker, { body });
    expect(await api.refused(contract.undoMerge, worker, { params: { mergeId } })).toMatchObject({
      code: 'resident.merge_hindered',
      params: { hindrance: 'number_taken' },
    });
    const { items } = await api.ok(contract.merges, worker, { params });
    expect(items).toMatchObject([{ hindrance: 'number_taken', availableActions: [] }]);
  });
});

it('names once whom both files had called, loses nothing that only one of them said, and gives each its own back', async () => {
  const pair = await givenPair();
  const { worker, one, other } = pair;
  const nephew = await givenResident(api, worker, { name: '钱卫东', phone: '13611112222' });
  const call = (residentId: string, body: object) => {
    const given = { relation: 'child' as const, ...body };
    return api.ok(contactsContract.addContact, worker, { params: { residentId }, body: given });
  };
  const daughter = { name: '钱晓芳', phone: '13998765432' };
  await call(one.id, { ...daughter, isGuardian: true });
  await call(one.id, { relation: 'relative', contactResidentId: nephew.id });
  await call(other.id, daughter);
  await call(other.id, { name: '钱晓芳' });
  await call(other.id, { relation: 'relative', contactResidentId: nephew.id });
  await call(other.id, { name: '钱晓芳', phone: '13700003333' });
  await call(other.id, { relation: 'neighbour', name: '孙大妈' });
  const [before, beside] = [await read(worker, one.id), await read(worker, other.id)];
  const { mergeId, resident } = await merge(pair);
  expect(resident.contacts.map(({ name, phone, isGuardian }) => [name, phone, isGuardian])).toEqual([
    ['钱晓芳', '139****5432', true],
    ['钱卫东', '136****2222', false],
    ['钱晓芳', '137****3333', false],
    ['孙大妈', '', false],
  ]);
  await undo(worker, mergeId);
  expect(said(await read(worker, one.id))).toEqual(said(before));
  expect(said(await read(worker, other.id))).toEqual(said(beside));
});

it('keeps nothing of a contact that is removed after the merge, in neither file', async () => {
  const pair = await givenPair();
  const { worker, one, other } = pair;
  const body = { relation: 'child', name: '钱晓芳', phone: '13998765432' } as const;
  for (const { id } of [one, other])
    await api.ok(contactsContract.addContact, worker, { params: { residentId: id }, body });
  const { mergeId, resident } = await merge(pair);
  const [contact] = resident.contacts;
  const params = { residentId: resident.id, contactId: contact!.id };
  await api.ok(contactsContract.removeContact, worker, { params, body: { version: contact!.version } });
  await undo(worker, mergeId);
  for (const { id } of [one, other]) expect((await read(worker, id)).contacts).toEqual([]);
});

it('tells a marriage once that was registered on both files with somebody who has none', async () => {
  const pair = await givenPair([DOCUMENTED, { ...HEARD, sex: 'male' }]);
  const { worker, one, other } = pair;
  for (const { id } of [one, other]) {
    const body = { version: 1, day: '2020-05-01', spouseName: '赵红' };
    await api.ok(lifeEventsContract.marry, worker, { params: { residentId: id }, body });
  }
  const { mergeId, resident } = await merge(pair, { versions: { resident: 2, other: 2 } });
  expect(resident.kin).toMatchObject([{ kind: 'spouse', name: '赵红', from: '2020-05-01', to: null }]);
  await undo(worker, mergeId);
  for (const { id } of [one, other]) expect((await read(worker, id)).kin).toHaveLength(1);
});

it('knows of everybody who is not the merged one, and forgets it again', async () => {
  const pair = await givenPair();
  const { worker, one, other } = pair;
  const third = await givenResident(api, worker, { documentKind: 'none', name: '王晓亮' });
  await givenDuplicate(api, [other.id, third.id], { status: 'not_same' });
  const { mergeId } = await merge(pair);
  const pairs = () => client.residentDuplicate.findMany({ where: { residentId: third.id, otherId: one.id } });
  expect(await pairs()).toMatchObject([{ status: 'not_same' }]);
  await undo(worker, mergeId);
  expect(await pairs()).toEqual([]);
});

it('says what becomes of every column that points at a resident', async () => {
  const { rows } = await pool.query<{ name: string }>(`
    SELECT DISTINCT c.conrelid::regclass || '.' || a.attname AS name
    FROM pg_constraint AS c JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
    WHERE c.contype = 'f' AND c.confrelid = 'residents'::regclass
    UNION
    SELECT table_name || '.' || column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name ~ '(^|_)resident_id$'
    ORDER BY name`);
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(RESIDENT_REFERENCES).toSorted());
});
