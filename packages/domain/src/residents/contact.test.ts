import { expect, it } from 'vitest';
import { inOrderOfCalling } from './contact.ts';

it('calls guardians first, then for emergencies, then in the order in which they were named', () => {
  const who = (id: string, isGuardian: boolean, isEmergency: boolean) => ({ id, isGuardian, isEmergency });
  const all = [who('a', false, false), who('b', false, true), who('d', true, false), who('c', false, true)];
  expect(inOrderOfCalling(all).map(({ id }) => id)).toEqual(['d', 'b', 'c', 'a']);
  expect(inOrderOfCalling([who('e', true, false), who('f', true, true)]).map(({ id }) => id)).toEqual(['f', 'e']);
});
