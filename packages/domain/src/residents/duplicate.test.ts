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
    [
      'the same phone and a near name, born on other days: brothers',
      { name: '王小亮', birthDate: '1958-03-01' },
      {},
      null,
    ],
    ['the same phone and name, born on other days: a slip', { birthDate: '1958-03-01' }, {}, 'near_name_same_phone'],
    ['no phone on either side', { phone: null, birthDate: null }, { phone: null }, null],
    ['an empty phone on both', { phone: '', birthDate: null }, { phone: '' }, null],
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
    // Rare characters: beyond the basic plane one character is two units; a roll has a question mark or a box for it.
    ['王𬱖', '王𬱖', true],
    ['王𬱖', '王?', true],
    ['王𬱖峰', '王頠峰', true],
    ['李𪚥', '王𪚥', false],
    // The same character with a mark that chooses its shape.
    ['葛\u{E0100}小明', '葛小明', true],
    ['买买提•吐尔逊', '买买提·吐尔逊', true],
    ['ANNA  LI', 'Anna Li', true],
  ])('%s and %s are near: %s', (one, other, isNear) => {
    expect(areNamesNear(one, other)).toBe(isNear);
    expect(areNamesNear(other, one)).toBe(isNear);
  });

  it.each([
    ['two characters in the other script', { name: '劉偉', sound: 'liuwei' }, { name: '刘伟', sound: 'liuwei' }, true],
    ['typed by ear', { name: '李静怡', sound: 'lijingyi' }, { name: '李景仪', sound: 'lijingyi' }, true],
    ['another surname of the same sound', { name: '仇英', sound: 'qiuying' }, { name: '裘英', sound: 'qiuying' }, true],
    [
      'another reading of the surname',
      { name: '单田芳', sound: 'shantianfang' },
      { name: '丹甜方', sound: 'dantianfang' },
      false,
    ],
    ['the same letters, cut elsewhere', { name: '西安', sound: 'xian' }, { name: '先', sound: 'xian' }, false],
    ['one character alone', { name: '李', sound: 'li' }, { name: '黎', sound: 'li' }, false],
    ['nothing known of how it sounds', { name: '劉偉', sound: '' }, { name: '刘伟', sound: '' }, false],
  ] as const)('names that sound alike: %s', (_what, one, other, isNear) => {
    const common = { idNumber: null, phone: null, birthDate: '1956-03-01' };
    expect(duplicateReason({ ...common, ...one }, { ...common, ...other }) !== null).toBe(isNear);
  });
});
