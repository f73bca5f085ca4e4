import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import {
  peopleImportContract as contract,
  type PeoplePreview,
} from '@linli/domain/appointments/people-import.contract.ts';
import { signInLinksContract } from '@linli/domain/appointments/sign-in-links.contract.ts';
import { PEOPLE_IMPORT_ROWS } from '@linli/domain/appointments/people-row.ts';
import { describe, expect, it } from 'vitest';
import { givenCommunity, givenDistrict, givenStreet } from '../org-units/org-units.given.ts';
import { givenApi, type Caller } from '../shared/testing/app.ts';
import { tellFigures } from '../shared/testing/figures.ts';
import { givenAppointment, givenPerson, signIn } from './appointments.given.ts';

const api = await givenApi();
const { client } = api.platform.database.system;
const district = await givenDistrict(api);
const street = await givenStreet(api, { district, name: '名册街道' });
const community = await givenCommunity(api, { street, name: '一社区' });
const beside = await givenCommunity(api, { street, name: '二社区' });
const official = await givenPerson(api, { role: 'street_official', unit: street });

const HEADINGS = '姓名,登录名,手机,职务,社区,任职到';
let surnames = 0;
/** A name that nobody else has, so that other tests of this file are not met. */
const newName = () => `王${String.fromCodePoint(0x4e00 + (surnames += 1))}${String.fromCodePoint(0x5200 + surnames)}`;
const newPhone = () => `139${String(20_000_000 + (surnames += 1))}`;

const list = (...rows: string[]) => Buffer.from([HEADINGS, ...rows].join('\n'));
const preview = (by: Caller, file: Buffer, fileName = '名单.csv') =>
  api.ok(contract.preview, by, { query: { fileName }, file });
/** What the page sends of a preview. */
const bodyOf = ({ rows }: PeoplePreview) => ({
  people: rows
    .filter(({ outcome }) => outcome === 'new' || outcome === 'appoint')
    .map(({ name, username, phone, role, unit, lastDay, outcome }) => ({
      name,
      username,
      phone,
      role: role!,
      unitId: unit?.id ?? null,
      lastDay,
      isNew: outcome === 'new',
    })),
});
const confirm = async (by: Caller, file: Buffer) => {
  const body = bodyOf(await preview(by, file));
  return api.ok(contract.confirm, by, { body });
};
const outcomes = ({ rows }: PeoplePreview) => rows.map(({ outcome }) => outcome);
const issues = ({ rows }: PeoplePreview) =>
  rows.map((row) => row.issues.map(({ field, code, address }) => `${address} ${field} ${code}`).join(' '));

describe('a list of people', () => {
  it('is shown row by row, opens accounts with first links once confirmed, and changes nothing the second time', async () => {
    const [worker, volunteer, phone] = [newName(), newName(), newPhone()];
    const file = list(`${worker},,${phone},社区工作者,一社区居委会,2099-12-31`, `${volunteer},,,志愿者,二社区,`);
    const before = await client.person.count();
    const shown = await preview(official, file);
    expect(outcomes(shown)).toEqual(['new', 'new']);
    expect(shown.rows[0]).toMatchObject({
      address: 'A2',
      isUsernameProposed: true,
      phone,
      role: 'community_worker',
      unit: { id: community.id },
      lastDay: '2099-12-31',
    });
    expect(shown.rows[0]?.username).toMatch(/^wang[a-z]+$/);
    expect(await client.person.count()).toBe(before);

    const { slips, appointed } = await api.ok(contract.confirm, official, { body: bodyOf(shown) });
    expect(appointed).toBe(0);
    expect(slips.map(({ name, unitName }) => [name, unitName])).toEqual([
      [worker, '一社区'],
      [volunteer, '二社区'],
    ]);
    const token = slips[0]?.path.split('#')[1] ?? '';
    const password = 'A password by a slip 1';
    await api.ok(signInLinksContract.use, null, { body: { token, password } });
    const session = (await signIn(api, phone, password))!;
    const me = await api.ok(appointmentsContract.me, session, {});
    expect(me.appointments).toMatchObject([{ role: 'community_worker', to: '2099-12-31T16:00:00.000Z' }]);
    expect((await api.refused(appointmentsContract.list, { cookie: '' }, { query: {} })).status).toBe(401);

    expect(outcomes(await preview(official, file))).toEqual(['same', 'same']);
    const events = await client.event.findMany({ where: { actorId: official.id }, orderBy: { id: 'asc' } });
    const told = events.map(({ action }) => action);
    expect(told.filter((action) => action === 'appointments.add_person')).toHaveLength(2);
    expect(told.filter((action) => action === 'appointments.import_people')).toHaveLength(1);
  });

  it('says of every cell what is wrong with it, and leaves its places to those whose they are', async () => {
    const [name, other] = [newName(), newName()];
    const known = await givenPerson(api, { role: 'volunteer', unit: community, name: other });
    const shown = await preview(
      official,
      list(
        ',,,志愿者,一社区,',
        `${name},,12345,志愿者,一社区,`,
        `${name},名字,,志愿者,一社区,`,
        `${name},,,馆长,一社区,`,
        `${name},,,,一社区,`,
        `${name},,,志愿者,三社区,`,
        `${name},,,志愿者,,`,
        `${name},,,区干部,,`,
        `${name},,,志愿者,一社区,2001-01-01`,
        `${name},,,志愿者,一社区,明年`,
        `${name},${known.username},,志愿者,一社区,`,
        `${newName()},x.y,,志愿者,一社区,`,
        `${newName()},X.Y,,志愿者,一社区,`,
      ),
    );
    expect(issues(shown)).toEqual([
      'A2 name missing',
      'C3 phone invalid',
      'B4 username invalid',
      'D5 role unknown',
      'D6 role missing',
      'E7 unit unknown',
      'E8 unit missing',
      'E9 unit missing',
      'F10 to past',
      'F11 to invalid',
      'B12 username taken',
      '',
      'A14 name repeated',
    ]);
    expect(shown.rows[12]?.repeats).toBe('A13');
    expect(new Set(outcomes(shown))).toEqual(new Set(['wrong', 'new']));
  });

  it('gives what is theirs to give and nothing else, however it is asked', async () => {
    const elsewhere = await givenCommunity(api, { name: '别处社区' });
    const worker = await givenPerson(api, { role: 'community_worker', unit: community });
    const rows = [`${newName()},,,社区工作者,一社区,`, `${newName()},,,志愿者,,`, `${newName()},,,志愿者,别处社区,`];
    const shown = await preview(worker, list(...rows));
    expect(issues(shown)).toEqual(['D2 role not_yours', '', 'E4 unit unknown']);
    expect(shown.rows[1]?.unit?.id).toBe(community.id);
    const person = { name: newName(), username: `n${Date.now()}`, phone: null, lastDay: null, isNew: true };
    const ask = (by: Caller, more: object) =>
      api.refused(contract.confirm, by, {
        body: { people: [{ ...person, role: 'volunteer', unitId: community.id, ...more }] },
      });
    expect((await ask(worker, { unitId: elsewhere.id })).code).toBe('appointment.unit_not_found');
    expect((await ask(worker, { role: 'community_worker' })).code).toBe('appointment.not_allowed');
    expect((await ask(official, { role: 'district_official', unitId: null })).code).toBe('appointment.not_allowed');
    expect((await ask(official, { role: 'volunteer', unitId: street.id })).code).toBe('appointment.role_not_at_unit');
    expect((await ask(official, { lastDay: '2001-01-01' })).code).toBe('request.invalid');
    expect((await ask(official, { isAdmin: true })).code).toBe('request.invalid');
    expect(await client.person.count({ where: { username: person.username } })).toBe(0);
  });

  it('means the account of a username, of a phone, or of whoever holds the place; another one of that name makes way', async () => {
    const [name, phone] = [newName(), newPhone()];
    await confirm(official, list(`${name},,${phone},志愿者,一社区,`));
    const { username } = (await client.person.findFirst({ where: { name } }))!;
    expect(outcomes(await preview(official, list(`${name},,${phone},志愿者,二社区,`)))).toEqual(['appoint']);
    expect(outcomes(await preview(official, list(`${name},${username.toUpperCase()},,志愿者,二社区,`)))).toEqual([
      'appoint',
    ]);
    expect(issues(await preview(official, list(`${newName()},,${phone},志愿者,二社区,`)))).toEqual(['C2 phone taken']);
    const namesake = await preview(official, list(`${name},,${newPhone()},志愿者,一社区,`));
    expect(namesake.rows[0]).toMatchObject({ outcome: 'new', username: `${username}2` });
    expect(await confirm(official, list(`${name},,${phone},志愿者,二社区,`))).toEqual({ slips: [], appointed: 1 });
    const held = await client.appointment.findMany({ where: { person: { username } } });
    expect(held.map(({ unitId }) => unitId).sort()).toEqual([community.id, beside.id].sort());
  });

  it('is refused whole when anything changed since it was shown', async () => {
    const [name, other] = [newName(), newName()];
    const shown = await preview(official, list(`${name},,,志愿者,一社区,`, `${other},,,志愿者,一社区,`));
    const taken = shown.rows[1]!.username;
    await givenPerson(api, { role: 'volunteer', unit: community, name: '别人' });
    await client.person.updateMany({ where: { name: '别人' }, data: { username: taken } });
    const refused = await api.refused(contract.confirm, official, { body: bodyOf(shown) });
    expect(refused.code).toBe('people_import.changed_meanwhile');
    expect(await client.person.count({ where: { name } })).toBe(0);
    // An account of the same name that came to be in between is nobody to appoint by mistake.
    const again = await preview(official, list(`${name},,,志愿者,一社区,`));
    const namesake = await givenPerson(api, { role: 'volunteer', unit: beside, name });
    await client.person.updateMany({ where: { id: namesake.id }, data: { username: again.rows[0]!.username } });
    expect((await api.refused(contract.confirm, official, { body: bodyOf(again) })).code).toBe(
      'people_import.changed_meanwhile',
    );
    expect(await client.appointment.count({ where: { personId: namesake.id } })).toBe(1);
  });

  it('is written once when it is confirmed twice at the same moment', async () => {
    const names = [newName(), newName(), newName()];
    const body = bodyOf(await preview(official, list(...names.map((name) => `${name},,,志愿者,一社区,`))));
    const send = () =>
      api.app.inject({
        method: 'POST',
        url: '/api/v1/appointments/people/import',
        headers: { cookie: official.cookie },
        payload: body,
      });
    const answers = await Promise.all([send(), send(), send()]);
    // Whoever comes behind finds all of it there already, or is told to look again; nobody writes a second time.
    expect(
      answers.filter(({ statusCode, body: text }) => statusCode === 201 && JSON.parse(text).slips.length === 3),
    ).toHaveLength(1);
    for (const name of names) expect(await client.person.count({ where: { name } })).toBe(1);
  });

  it('keeps administration and audit apart', async () => {
    const admin = await givenPerson(api, { role: 'system_admin' });
    const auditor = await givenPerson(api, { role: 'auditor', unit: district, name: newName() });
    expect(issues(await preview(admin, list(`${auditor.name},${auditor.username},,系统管理员,,`)))).toEqual([
      'D2 role stands_apart',
    ]);
  });

  it('may be ended and begun again', async () => {
    const ended = await givenPerson(api, {
      role: 'volunteer',
      unit: community,
      name: newName(),
      to: new Date('2021-01-01'),
    });
    const file = list(`${ended.name},${ended.username},,志愿者,一社区,`);
    expect(outcomes(await preview(official, file))).toEqual(['appoint']);
    const never = new Date('2099-01-01');
    await givenAppointment(api, { personId: ended.id, role: 'volunteer', unit: community, from: never, to: never });
    expect(outcomes(await preview(official, file))).toEqual(['appoint']);
    await givenAppointment(api, { personId: ended.id, role: 'volunteer', unit: community });
    expect(outcomes(await preview(official, file))).toEqual(['same']);
  });
});

describe('a file', () => {
  it.each([
    ['名单.csv', Buffer.from('物品,数量\n椅子,3\n'), 'people_import.not_recognised'],
    ['名单.xlsx', Buffer.from('姓名,职务\n'), 'spreadsheet.kind_mismatch'],
    ['名单.exe', Buffer.from('姓名,职务\n'), 'spreadsheet.unsupported_kind'],
    ['名单.xlsx', Buffer.from('504b030400000000', 'hex'), 'spreadsheet.damaged'],
    ['名单.csv', Buffer.from('<html><table>'), 'spreadsheet.unsupported_kind'],
    [
      '名单.csv',
      list(...Array.from({ length: PEOPLE_IMPORT_ROWS + 1 }, (_, row) => `王${row},,,志愿者,一社区,`)),
      'people_import.too_many_rows',
    ],
  ])('%s is refused: %#', async (fileName, file, code) => {
    expect((await api.refused(contract.preview, official, { query: { fileName }, file })).code).toBe(code);
  });

  it('filled in from the template is understood', async () => {
    const template = await api.ok(contract.template, official, {});
    const shown = await api.refused(contract.preview, official, {
      query: { fileName: '人员名单.xlsx' },
      file: template,
    });
    // Its headings are; there is nobody below them.
    expect(shown.code).toBe('people_import.not_recognised');
    const { readSpreadsheet } = await import('../shared/spreadsheets/read-spreadsheet.ts');
    const { sheets } = await readSpreadsheet(template, '人员名单.xlsx');
    const filled = [sheets[0]!.rows[0]!.join(','), `${newName()},,,志愿者,名册街道,一社区,`].join('\n');
    const { rows, unread } = await preview(official, Buffer.from(filled));
    expect([rows[0]?.outcome, unread]).toEqual(['new', []]);
  });
});

it(`takes in ${PEOPLE_IMPORT_ROWS} people as one`, async () => {
  const rows = Array.from(
    { length: PEOPLE_IMPORT_ROWS },
    (_, row) =>
      `李${String.fromCodePoint(0x4e00 + row)},,150${String(10_000_000 + row)},志愿者,${row % 2 ? '一' : '二'}社区,`,
  );
  let from = performance.now();
  const shown = await preview(official, list(...rows));
  const previewMs = Math.round(performance.now() - from);
  expect(new Set(outcomes(shown))).toEqual(new Set(['new']));
  from = performance.now();
  const { slips } = await api.ok(contract.confirm, official, { body: bodyOf(shown) });
  const writeMs = Math.round(performance.now() - from);
  expect(new Set(slips.map(({ username }) => username)).size).toBe(PEOPLE_IMPORT_ROWS);
  expect(new Set(outcomes(await preview(official, list(...rows))))).toEqual(new Set(['same']));
  tellFigures(
    'import of people',
    `${PEOPLE_IMPORT_ROWS} rows read and compared in ${previewMs} ms, written with their links in ${writeMs} ms`,
  );
  expect(writeMs).toBeLessThan(25_000);
}, 90_000);
