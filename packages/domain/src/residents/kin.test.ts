import { describe, expect, it } from 'vitest';
import { familyNames, marriageFault, roleOfChild, roleOfSpouse, tellsTie, type Betrothed } from './kin.ts';

const her: Betrothed = { id: 'a', status: 'living_here', sex: 'female', birthDate: '1996-03-01', maritalStatus: null };
const him: Betrothed = { ...her, id: 'b', sex: 'male', birthDate: '1995' };

describe('a marriage', () => {
  it.each([
    ['two people', him, '2026-11-01', null],
    ['somebody elsewhere', null, '2026-11-01', null],
    ['somebody of unknown sex and age', { ...him, sex: null, birthDate: '' }, '2026-11-01', null],
    ['whoever moved away', { ...him, status: 'moved_out' }, '2026-11-01', null],
    ['whoever was divorced', { ...him, maritalStatus: 'divorced' }, '2026-11-01', null],
    ['herself', her, '2026-11-01', 'self'],
    ['the dead', { ...him, status: 'deceased' }, '2026-11-01', 'gone'],
    ['a file that went into another', { ...him, status: 'merged' }, '2026-11-01', 'gone'],
    ['whoever is married', { ...him, maritalStatus: 'married' }, '2026-11-01', 'married'],
    ['her own sex', { ...him, sex: 'female' }, '2026-11-01', 'same_sex'],
    ['a boy', { ...him, birthDate: '2009-01-01' }, '2026-11-01', 'under_age'],
    ['anybody while she is a girl', null, '2014-02-28', 'under_age'],
    ['somebody on her 18th birthday', null, '2014-03-01', null],
  ] as const)('with %s', (_who, other, day, fault) => {
    expect(marriageFault(her, other, day)).toBe(fault);
  });
});

describe('who somebody is to the head', () => {
  it.each([
    ['head', 'son', 'spouse'],
    ['spouse', 'son', null],
    ['son', 'grandchild', 'daughter'],
    ['daughter', 'grandchild', 'son'],
    ['grandchild', 'grandchild', 'grandchild'],
    ['parent', 'sibling', 'parent'],
    ['grandparent', 'other', 'grandparent'],
    ['sibling', 'other', 'sibling'],
    ['other', 'other', 'other'],
    [null, null, null],
  ] as const)('follows from the %s: a boy is the %s, whoever marries them the %s', (role, child, spouse) => {
    expect(roleOfChild(role, 'male')).toBe(child);
    expect(roleOfSpouse(role)).toBe(spouse);
  });

  it('says of a girl that she is a daughter', () => expect(roleOfChild('head', 'female')).toBe('daughter'));
});

it('offers the surnames of both parents, once', () => {
  expect(familyNames(['欧阳修平', '李秀兰'])).toEqual(['欧阳', '李']);
  expect(familyNames(['李大军', '李秀兰'])).toEqual(['李']);
  expect(familyNames(['买买提·吐尔逊', ''])).toEqual(['买买提']);
});

const wife = { kind: 'spouse', name: '赵红', sex: 'female', from: '1980-05-01', to: null, otherId: null } as const;
const withFile = { ...wife, otherId: 'f' } as const;

it.each([
  ['the same again', wife, wife, true],
  ['less of her', wife, { ...wife, sex: null, from: null }, true],
  ['the same file under another name', withFile, { ...withFile, name: '赵小红' }, true],
  ['without the file', withFile, wife, true],
  ['another day', wife, { ...wife, from: '1981-05-01' }, false],
  ['a day that was not known', { ...wife, from: null }, wife, false],
  ['a marriage that is over', wife, { ...wife, to: '2020-01-01' }, false],
  ['another tie', wife, { ...wife, kind: 'child' }, false],
  ['somebody else', wife, { ...wife, name: '赵青' }, false],
  ['a file that was not known', wife, withFile, false],
] as const)('of two files that are one, a tie is told once or twice: %s', (_, one, other, isSaid) => {
  expect(tellsTie(one, other)).toBe(isSaid);
});
