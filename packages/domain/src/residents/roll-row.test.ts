import { describe, expect, it } from 'vitest';
import type { RollField } from './roll-columns.ts';
import { readRollRow } from './roll-row.ts';

const TODAY = '2026-11-23';
const read = (cells: Partial<Record<RollField, string | number>>) =>
  readRollRow(
    Object.fromEntries(
      Object.entries(cells).map(([field, value]) => [
        field,
        { text: String(value), wasNumber: typeof value === 'number' },
      ]),
    ),
    TODAY,
  );
const issuesOf = (cells: Parameters<typeof read>[0]) => read(cells).issues;

describe('readRollRow', () => {
  it('reads a whole row', () => {
    const { person, issues } = read({
      name: '姚 怡强',
      sex: '男',
      birthDate: '1962.7.12',
      idNumber: '210102196207122393',
      ethnicGroup: '蒙古',
      phone: '177-5184-0254',
      address: '文化街59号17栋2单元1801室',
      householdRole: '户主',
      politicalStatus: '中共党员',
      careLabels: '残疾(二级)、低保',
      notes: '长期在外',
    });
    expect(issues).toEqual([]);
    expect(person).toMatchObject({
      name: '姚怡强',
      sex: 'male',
      birthDate: '1962-07-12',
      idNumber: '210102196207122393',
      ethnicGroup: '蒙古族',
      phone: '17751840254',
      address: '文化街59号17栋2单元1801室',
      householdRole: 'head',
      careLabels: [
        { label: 'disability', detail: '二级' },
        { label: 'minimum_living', detail: null },
        { label: 'party_member', detail: null },
      ],
      notes: '长期在外',
      workplace: null,
    });
  });

  it('takes sex and birth from the ID number where the roll is silent', () => {
    const { person, issues } = read({ name: '姚怡强', idNumber: '210102196207122393', age: 64 });
    expect(issues).toEqual([]);
    expect(person).toMatchObject({ sex: 'male', birthDate: '1962-07-12' });
  });

  it('keeps a name that is a formula as text, and asks somebody to look', () => {
    const { person, issues } = read({ name: '=cmd|calc', phone: '18602368923' });
    expect(person.name).toBe('=cmd|calc');
    expect(issues).toEqual([{ field: 'name', severity: 'doubtful', code: 'name_characters' }]);
  });

  it('never keeps an ID number that a spreadsheet damaged', () => {
    for (const idNumber of [210102198206246240, '2.10102E+17']) {
      const { person, issues } = read({ name: '田建', idNumber, birthDate: '1982-06-24' });
      expect(person).toMatchObject({ idNumber: null, birthDate: '1982-06-24' });
      expect(issues).toEqual([{ field: 'idNumber', severity: 'doubtful', code: 'id_damaged' }]);
    }
  });

  it.each([
    [
      'a wrong check digit',
      { idNumber: '210102198704146214' },
      'idNumber',
      'wrong',
      'id_check_digit',
      '210102198704146213',
    ],
    ['a short ID number', { idNumber: '2101021987' }, 'idNumber', 'wrong', 'id_length', undefined],
    ['another sex', { idNumber: '210102198704146213', sex: '女' }, 'sex', 'wrong', 'sex_contradicts_id', 'male'],
    ['no sex that can be read', { sex: '不详' }, 'sex', 'wrong', 'sex_unreadable', undefined],
    [
      'another birth date',
      { idNumber: '210102198704146213', birthDate: '1987.4.15' },
      'birthDate',
      'wrong',
      'birth_date_contradicts_id',
      '1987-04-14',
    ],
    ['a day that is none', { birthDate: '1987.2.30' }, 'birthDate', 'wrong', 'birth_date_unreadable', undefined],
    ['a birth to come', { birthDate: '2026.12.1' }, 'birthDate', 'wrong', 'birth_date_unreadable', undefined],
    ['another age', { idNumber: '210102198704146213', age: 50 }, 'age', 'doubtful', 'age_contradicts', '39'],
    ['no phone', { phone: '1380013800' }, 'phone', 'doubtful', 'phone_unreadable', undefined],
    ['an unknown label', { careLabels: '热心人' }, 'careLabels', 'doubtful', 'care_label_unknown', undefined],
    ['an endless text', { address: '街'.repeat(201) }, 'address', 'wrong', 'too_long', undefined],
  ] as const)('tells of %s', (_what, cells, field, severity, code, proposal) => {
    const issue = { field, severity, code, ...(proposal !== undefined && { proposal }) };
    expect(issuesOf({ name: '王小明', ...cells })).toEqual([issue]);
  });

  it('is not bothered by a birth date to the month, an older roll, or a second phone', () => {
    const cells = { name: '王小明', idNumber: '210102198704146213', birthDate: '1987年4月', age: '38岁' };
    expect(read({ ...cells, phone: '无/13800138000' })).toMatchObject({ issues: [], person: { phone: '13800138000' } });
  });

  it('does not believe what a wrong ID number says', () => {
    expect(read({ name: '王小明', idNumber: '210102198704146214' }).person).toMatchObject({
      sex: null,
      birthDate: null,
    });
  });

  it('keeps in words what it does not understand', () => {
    expect(read({ name: '王小明', careLabels: '热心人、低保', notes: '三楼' }).person.notes).toBe('三楼；热心人');
  });
});
