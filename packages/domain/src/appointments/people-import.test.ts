import { expect, it } from 'vitest';
import { guessPeopleColumn, readRole } from './people-columns.ts';
import { comparePeople, type KnownPeople } from './people-compare.ts';
import type { ReadPerson } from './people-row.ts';
import { PeopleUnits, type PeopleUnit, type SpokenUnit } from './people-units.ts';

it.each([
  ['姓 名', 'name'],
  ['*登录名', 'username'],
  ['登录账号（系统）', 'username'],
  ['联系电话', 'phone'],
  ['职务/角色', 'role'],
  ['所属街道', 'street'],
  ['所在社区名称', 'community'],
  ['任职单位', 'unit'],
  ['任职到（含当天）', 'to'],
  ['区', 'district'],
  ['序号', 'ignored'],
  ['紧急联系人电话', null],
  ['血型', null],
])('a column headed %s holds %s', (heading, field) => {
  expect(guessPeopleColumn(heading)?.field ?? null).toBe(field);
});

it.each([
  ['社区工作者', 'community_worker'],
  [' 志愿者 ', 'volunteer'],
  ['街道干部', 'street_official'],
  ['馆长', null],
  ['', null],
])('%j is %s', (text, role) => {
  expect(readRole(text)).toBe(role);
});

const unit = (kind: PeopleUnit['kind'], name: string, streetId: string | null, id: string): PeopleUnit => ({
  id,
  name,
  kind,
  path: { districtId: 'd', streetId, communityId: kind === 'community' ? id : null },
});
const UNITS = new PeopleUnits([
  unit('street', '新荣街道', 's1', 's1'),
  unit('street', '南湖街道', 's2', 's2'),
  unit('community', '和平社区', 's1', 'c1'),
  unit('community', '和平社区', 's2', 'c2'),
  unit('community', '彩塔街社区', 's2', 'c3'),
]);
const SILENT: SpokenUnit = { district: null, street: null, community: null, unit: null };

it.each<[string, PeopleUnit['kind'], Partial<SpokenUnit>, string]>([
  ['by its name', 'community', { community: '彩塔街社区居委会' }, 'c3'],
  ['by its name in another column', 'community', { unit: '彩塔街' }, 'c3'],
  ['not one of two', 'community', { community: '和平' }, 'ambiguous'],
  ['one of two by its street', 'community', { community: '和平社区', street: '南湖街道办事处' }, 'c2'],
  ['not in another street', 'community', { community: '彩塔街社区', street: '新荣' }, 'unknown'],
  ['by its street', 'street', { street: '新荣' }, 's1'],
  ['not by nothing', 'street', {}, 'missing'],
  ['not elsewhere', 'community', { community: '别处' }, 'unknown'],
])('a unit is found %s', (_, kind, said, expected) => {
  const found = UNITS.spoken(kind, { ...SILENT, ...said });
  expect(typeof found === 'string' ? found : found.id).toBe(expected);
});

const NOBODY: KnownPeople = {
  byUsername: new Map(),
  byPhone: new Map(),
  holders: () => [],
  isUsernameTaken: (username) => username === 'li',
};
const read = (name: string, more: Partial<ReadPerson['person']> = {}): ReadPerson => ({
  person: { name, username: null, phone: null, role: 'volunteer', unit: null, lastDay: null, ...more },
  issues: [],
});

it('proposes usernames that nobody has or chose', () => {
  const rows = [read('李', { phone: '1' }), read('李', { phone: '2' }), read('李', { username: 'LI3' }), read('王')];
  const compared = comparePeople(rows, NOBODY, (name) => (name === '李' ? 'li' : ''));
  expect(compared.map(({ person }) => person.username)).toEqual(['li2', 'li4', 'LI3', 'user']);
});

it('takes two rows for one person by phone, username, or name at one place', () => {
  const rows = [
    read('李', { phone: '1' }),
    read('王', { phone: '1' }),
    read('赵'),
    read('赵'),
    read('钱', { username: 'q' }),
  ];
  const compared = comparePeople(rows, NOBODY, () => 'x');
  expect(compared.map(({ outcome, repeats }) => [outcome, repeats])).toEqual([
    ['new', null],
    ['wrong', 0],
    ['new', null],
    ['wrong', 2],
    ['new', null],
  ]);
});
