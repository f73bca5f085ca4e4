import { orgUnitsContract as contract } from '@linli/domain/org-units/org-units.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { divisionsFile, givenCommunity, someDistrictDigits } from './org-units.given.ts';
import { newTicketPrefix } from './ticket-prefix.ts';

const api = await givenApi();
const admin = await givenPerson(api, { role: 'system_admin' });
const { client } = api.platform.database.system;

const preview = (csv: string) => api.ok(contract.previewDivisions, admin, { body: { csv } });
const load = (csv: string) => api.ok(contract.loadDivisions, admin, { body: { csv } });
const stored = (digits: string) =>
  client.orgUnit.findMany({ where: { code: { startsWith: digits } }, orderBy: { code: 'asc' } });
const eventsOf = (id: string) =>
  client.event.findMany({ where: { subjectId: id, action: 'org_units.load_divisions' }, orderBy: { id: 'asc' } });

it('previews what a file would change, and changes nothing', async () => {
  const digits = someDistrictDigits();
  expect(await preview(divisionsFile(digits))).toEqual({
    lines: 9,
    added: 9,
    renamed: 0,
    unchanged: 0,
    districts: [{ code: `${digits}000000`, name: '和平区', streets: 2, communities: 6 }],
    errorCount: 0,
    errors: [],
  });
  expect(await stored(digits)).toEqual([]);
});

it('loads a district as a tree in which every unit carries the units above it', async () => {
  const digits = someDistrictDigits();
  expect(await load(divisionsFile(digits, { streets: 1, communities: 1 }))).toMatchObject({ added: 3, errorCount: 0 });
  const [district, street, community] = await stored(digits);
  expect(district).toMatchObject({
    kind: 'district',
    parentId: null,
    districtId: district?.id,
    streetId: null,
    communityId: null,
  });
  expect(street).toMatchObject({
    kind: 'street',
    parentId: district?.id,
    districtId: district?.id,
    streetId: street?.id,
    communityId: null,
  });
  expect(community).toMatchObject({
    kind: 'community',
    parentId: street?.id,
    districtId: district?.id,
    streetId: street?.id,
    communityId: community?.id,
  });
  const [event, ...others] = await eventsOf(district?.id ?? '');
  expect(event).toMatchObject({ actorId: admin.id, districtId: district?.id, changes: { added: [0, 3] } });
  expect(others).toEqual([]);
});

it('changes nothing when the same file is loaded again', async () => {
  const digits = someDistrictDigits();
  await load(divisionsFile(digits));
  const before = await stored(digits);
  expect(await load(divisionsFile(digits))).toMatchObject({ added: 0, renamed: 0, unchanged: 9 });
  expect(await stored(digits)).toEqual(before);
  expect(await eventsOf(before[0]?.id ?? '')).toHaveLength(1);
});

it('takes new names over, two that were swapped included, and keeps what the file no longer names', async () => {
  const digits = someDistrictDigits();
  await load(divisionsFile(digits, { streets: 1, communities: 3 }));
  const changed = divisionsFile(digits, { streets: 1, communities: 2 })
    .replace('1街1社区', '甲')
    .replace('1街2社区', '1街1社区')
    .replace('甲', '1街2社区');
  expect(await load(changed)).toMatchObject({ added: 0, renamed: 2, unchanged: 2 });
  const after = await stored(digits);
  expect(after.map(({ name, version }) => `${name} ${version}`)).toEqual([
    '和平区 1',
    '1号街道 1',
    '1街2社区 2',
    '1街1社区 2',
    '1街3社区 1',
  ]);
  expect((await eventsOf(after[0]?.id ?? '')).at(-1)?.changes).toEqual({
    added: [0, 0],
    names: [
      ['1街1社区', '1街2社区'],
      ['1街2社区', '1街1社区'],
    ],
  });
});

it('loads nothing of a file with one fault, and says on which line', async () => {
  const digits = someDistrictDigits();
  const csv = divisionsFile(digits).replace('1街2社区', '');
  const faults = [{ line: 5, code: 'name_missing', value: `${digits}001002` }];
  expect(await preview(csv)).toMatchObject({ errorCount: 1, errors: faults });
  const problem = await api.refused(contract.loadDivisions, admin, { body: { csv } });
  expect(problem).toMatchObject({ status: 409, code: 'org_unit.file_has_errors', params: { errorCount: 1 } });
  expect(await stored(digits)).toEqual([]);
});

describe('reads files as spreadsheets write them', () => {
  it.each([
    [
      'a byte order mark, Windows line ends and quotes everywhere',
      (csv: string) => `\uFEFF${csv.replaceAll(/[^,\n]+/g, '"$&"').replaceAll('\n', '\r\n')}\r\n`,
    ],
    ['old Macintosh line ends', (csv: string) => csv.replaceAll('\n', '\r')],
    ['blank lines between and behind', (csv: string) => `${csv.replaceAll('\n', '\n\n')}\n,,,\n\n`],
    ['a name with a comma in quotes', (csv: string) => csv.replace('1号街道', '"1号,街道"')],
  ])('%s', async (_, written) => {
    const report = await preview(written(divisionsFile(someDistrictDigits())));
    expect(report).toMatchObject({ lines: 9, added: 9, errorCount: 0 });
  });

  it('and names the line of a quote that is never closed', async () => {
    const digits = someDistrictDigits();
    const { errors } = await preview(
      divisionsFile(digits, { streets: 1, communities: 2 }).replace('1街1社区', '"1街1社区'),
    );
    expect(errors).toMatchObject([{ line: 4, code: 'column_count' }]);
  });

  it('and tells the first hundred of many faults', async () => {
    const report = await preview(
      divisionsFile(someDistrictDigits(), { streets: 1, communities: 150 }).replaceAll(/1街\d+社区/g, ''),
    );
    expect(report.errors.length).toBe(100);
  });
});

it('lets two loads at once take turns', async () => {
  const digits = someDistrictDigits();
  const reports = await Promise.all([1, 2, 3].map(() => load(divisionsFile(digits))));
  expect(reports.map(({ added }) => added).sort()).toEqual([0, 0, 9]);
});

it('tells districts of one sound apart in their ticket numbers, also when they come at once', async () => {
  const [one, other] = [someDistrictDigits(), someDistrictDigits()];
  await Promise.all([load(divisionsFile(one, { name: '曌曌区' })), load(divisionsFile(other, { name: '照照区' }))]);
  const prefixes = [...(await stored(one)), ...(await stored(other))].flatMap(({ ticketPrefix }) => ticketPrefix ?? []);
  expect(prefixes.sort()).toEqual(['ZZ', 'ZZ2']);
});

it.each([
  ['和平区', [], 'HP'],
  ['和平区', ['HP'], 'HP2'],
  ['和平区', ['HP', 'HP2'], 'HP3'],
  ['东莞市', [], 'DG'],
  ['重庆市', [], 'CQ'],
  ['浑南区', [], 'HN'],
  ['朝阳县', [], 'CY'],
  ['沙县', [], 'SX'],
  ['市区', [], 'SQ'],
  ['积石山保安族东乡族撒拉族自治县', [], 'JSSBAZ'],
  ['ℵ', [], 'LL'],
])('ticket numbers of %s begin, where %s are taken, with %s', (name, taken, prefix) => {
  expect(newTicketPrefix(name, new Set(taken))).toBe(prefix);
});

it('is for administrators alone', async () => {
  const official = await givenPerson(api, { role: 'district_official', unit: (await givenCommunity(api)).district });
  const body = { csv: divisionsFile(someDistrictDigits()) };
  expect((await api.refused(contract.loadDivisions, official, { body })).code).toBe('request.role_not_allowed');
  expect((await api.refused(contract.previewDivisions, null, { body })).code).toBe('request.sign_in_needed');
});
