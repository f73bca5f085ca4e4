import { describe, expect, it } from 'vitest';
import { areNamesNear, duplicateReason, type Identity } from './duplicate.ts';

const wang: Identity = { name: '王小明', idNumber: null, phone: '13800138000', birthDate: '1956-03-01' };

describe('two files are probably of one person', () => {
  it.each([
    ['the same ID number, whatever the name', { name: '李四', idNumber: 'A' }, { idNumber: 'A' }, 'same_id_number'],
    ['a near name and birth date', { name: '王晓明', phone: null }, {}, 'near_name_same_birth_date'],
    ['a near name and phone', { name: '王晓明', birthDate: null }, {}, 'near_name_same_phone'],
    ['another ID number: twins', { name: '王小亮', idNumber: 'B' }, { idNumber: 'A' }, null],
    ['another name', { name: '李四' }, {}, null],
    ['a near name alone', { name: '王晓明', phone: null, birthDate: null }, {}, null],
    [
      'a near name and the same year only',
      { phone: null, birthDate: '1956' },
      { phone: null, birthDate: '1956' },
      null,
    ],
    ['one number unknown and the rest the same', {}, { idNumber: 'A' }, 'near_name_same_birth_date'],
  ] as const)('%s', (_what, other, one, reason) => {
    expect(duplicateReason({ ...wang, ...one }, { ...wang, ...other })).toBe(reason);
    expect(duplicateReason({ ...wang, ...other }, { ...wang, ...one })).toBe(reason);
  });

  it.each([
    ['王小明', '王晓明', true],
    ['王小明', '王明小', true],
    ['王小明', '王明', true],
    ['买买提·吐尔逊', '买买提 吐尔逊', true],
    ['王明', '王亮', true],
    ['王明', '李明', false],
    ['王小明', '王大亮', false],
    ['王', '王', true],
    ['王', '李', false],
    ['王小明', '王小明明亮', false],
  ])('%s and %s are near: %s', (one, other, isNear) => {
    expect(areNamesNear(one, other)).toBe(isNear);
    expect(areNamesNear(other, one)).toBe(isNear);
  });
});
