import { describe, expect, it } from 'vitest';
import { compareRoll, type RollEntry } from './roll-compare.ts';
import type { KnownFile } from './roll-outcome.ts';
import { readRollRow } from './roll-row.ts';

const TODAY = '2026-11-23';
const ID = '210102196207122393';
const OTHER_ID = '210102198704146213';
const HERE = { communityId: 'a', fault: null };

function entry(cells: Record<string, string>, further: Partial<RollEntry> = {}): RollEntry {
  const read = readRollRow(
    Object.fromEntries(Object.entries(cells).map(([field, text]) => [field, { text, wasNumber: text.includes('E+') }])),
    TODAY,
  );
  return {
    ...read,
    place: HERE,
    idKey: read.person.idNumber && `key of ${read.person.idNumber}`,
    decision: null,
    ...further,
  };
}

const file = (further: Partial<KnownFile> = {}): KnownFile => ({
  id: 'file',
  communityId: 'a',
  idKey: `key of ${ID}`,
  version: 1,
  name: '姚怡强',
  sex: 'male',
  birthDate: '1962-07-12',
  phone: '17751840254',
  ethnicGroup: '汉族',
  address: '文化街59号',
  registeredAddress: null,
  householdRole: null,
  employment: null,
  workplace: null,
  notes: '长期在外',
  careLabels: ['minimum_living'],
  ...further,
});

const compare = (entries: RollEntry[], files: KnownFile[] = []) => compareRoll(entries, { candidates: () => files });
const outcomes = (entries: RollEntry[], files: KnownFile[] = []) =>
  compare(entries, files).map(({ outcome }) => outcome);
const PERSON = { name: '姚怡强', idNumber: ID };

describe('compared with the files there are', () => {
  it.each([
    ['nobody knows them', PERSON, [], 'new'],
    ['the file says it all', { ...PERSON, phone: '17751840254', careLabels: '低保', notes: '在外' }, [file()], 'same'],
    ['the roll is silent', PERSON, [file()], 'same'],
    ['a month is no other birth date', { name: '姚怡强', birthDate: '1962年7月', idNumber: ID }, [file()], 'same'],
    ['another phone', { ...PERSON, phone: '13800138000' }, [file()], 'changed'],
    ['a further label', { ...PERSON, careLabels: '低保、独居' }, [file()], 'changed'],
    ['the ID number that was missing', { ...PERSON, phone: '17751840254' }, [file({ idKey: null })], 'changed'],
    [
      'a damaged number, known by name and phone',
      { name: '姚怡强', idNumber: '2.10102E+17', phone: '17751840254' },
      [file()],
      'same',
    ],
    ['a damaged number that nobody knows', { name: '姚怡强', idNumber: '2.10102E+17' }, [], 'doubtful'],
    ['a near name only', { name: '姚恰强', phone: '17751840254' }, [file()], 'doubtful'],
    ['two ID numbers are two people', { name: '姚怡强', idNumber: OTHER_ID }, [file()], 'new'],
    ['the file of another community', PERSON, [file({ communityId: 'b' })], 'doubtful'],
    ['a wrong check digit', { name: '姚怡强', idNumber: '210102196207122394' }, [file()], 'wrong'],
  ] as const)('%s', (_what, cells, files, outcome) => {
    expect(outcomes([entry(cells)], [...files])).toEqual([outcome]);
  });

  it('tells each field that changes, before and after', () => {
    const [found] = compare(
      [entry({ ...PERSON, phone: '13800138000', address: '文化街60号', careLabels: '独居' })],
      [file()],
    );
    expect(found).toMatchObject({
      file: { id: 'file' },
      changes: [
        { field: 'phone', before: '17751840254', after: '13800138000' },
        { field: 'address', before: '文化街59号', after: '文化街60号' },
        { field: 'careLabels', before: 'minimum_living', after: 'living_alone' },
      ],
    });
  });
});

describe('compared with the rows above', () => {
  it.each([
    ['the same row', [PERSON, PERSON], ['new', 'repeated']],
    ['one that says less', [{ ...PERSON, phone: '13800138000' }, PERSON], ['new', 'repeated']],
    [
      'one that says otherwise',
      [
        { ...PERSON, phone: '13800138000' },
        { ...PERSON, phone: '13800138001' },
      ],
      ['new', 'wrong'],
    ],
    ['twins', [PERSON, { name: '姚怡刚', idNumber: '210102196207122414' }], ['new', 'new']],
    [
      'no ID number, but name, birth and phone',
      [
        { name: '王小明', birthDate: '1990-01-02', phone: '13800138000' },
        { name: '王小明', birthDate: '1990-01-02', phone: '13800138000' },
      ],
      ['new', 'repeated'],
    ],
    [
      'no ID number, and the phone only',
      [
        { name: '王小明', phone: '13800138000' },
        { name: '王小朋', phone: '13800138000' },
      ],
      ['new', 'doubtful'],
    ],
  ] as const)('%s', (_what, rows, expected) => {
    expect(outcomes(rows.map((cells) => entry(cells)))).toEqual(expected);
  });

  it('says which row it was, and in what they differ', () => {
    const [, second] = compare([
      entry({ ...PERSON, sex: '男', phone: '13800138000' }),
      entry({ ...PERSON, phone: '13800138001' }),
    ]);
    expect(second?.doubts).toEqual([{ code: 'repeated_differently', severity: 'wrong', row: 0, fields: ['phone'] }]);
  });

  it('takes no notice of a row that is left out', () => {
    expect(outcomes([entry({ ...PERSON, phone: '13800138000' }, { decision: 'leave' }), entry(PERSON)])).toEqual([
      'new',
      'new',
    ]);
  });

  it('keeps communities apart', () => {
    expect(outcomes([entry(PERSON), entry(PERSON, { place: { communityId: 'b', fault: null } })])).toEqual([
      'new',
      'new',
    ]);
  });
});

it('is wrong where the row is not the importer’s', () => {
  expect(outcomes([entry(PERSON, { place: { communityId: null, fault: 'community_not_yours' } })])).toEqual(['wrong']);
});
