import { expect, it } from 'vitest';
import { inOrderOfCalling, namesContact } from './contact.ts';

it('calls guardians first, then for emergencies, then in the order in which they were named', () => {
  const who = (id: string, isGuardian: boolean, isEmergency: boolean) => ({ id, isGuardian, isEmergency });
  const all = [who('a', false, false), who('b', false, true), who('d', true, false), who('c', false, true)];
  expect(inOrderOfCalling(all).map(({ id }) => id)).toEqual(['d', 'b', 'c', 'a']);
  expect(inOrderOfCalling([who('e', true, false), who('f', true, true)]).map(({ id }) => id)).toEqual(['f', 'e']);
});

const daughter = {
  relation: 'child',
  name: '钱晓芳',
  phone: '13998765432',
  otherId: null,
  isGuardian: false,
  isEmergency: true,
} as const;
const withFile = { ...daughter, name: '钱芳', otherId: 'f' } as const;

it.each([
  ['the same again', daughter, daughter, true],
  ['without the phone', daughter, { ...daughter, phone: '' }, true],
  ['not called in an emergency', daughter, { ...daughter, isEmergency: false }, true],
  ['the same file under another name', withFile, { ...withFile, name: '钱晓芳' }, true],
  ['without the file', { ...withFile, name: '钱晓芳' }, daughter, true],
  ['another phone', daughter, { ...daughter, phone: '13700003333' }, false],
  ['a guardian', daughter, { ...daughter, isGuardian: true }, false],
  ['called in an emergency', { ...daughter, isEmergency: false }, daughter, false],
  ['another relation', daughter, { ...daughter, relation: 'carer' }, false],
  ['somebody else', daughter, { ...daughter, name: '钱卫东' }, false],
  ['a file that was not known', daughter, withFile, false],
  ['another file', withFile, { ...withFile, otherId: 'g' }, false],
] as const)('of two files that are one, a contact is named once or twice: %s', (_, one, other, isSaid) => {
  expect(namesContact(one, other)).toBe(isSaid);
});
