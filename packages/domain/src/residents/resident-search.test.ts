import { describe, expect, it } from 'vitest';
import { givenNameOf, namePairs, pairsOfPart, readResidentSearch } from './resident-search.ts';

describe('the box reads', () => {
  it.each([
    ['210102195709119595', [{ by: 'id_number', number: '210102195709119595' }]],
    ['21010219400324228x', [{ by: 'id_number', number: '21010219400324228X' }]],
    [' 2101 0219 5709 1195 95 ', [{ by: 'id_number', number: '210102195709119595' }]],
    ['E12345678', [{ by: 'id_number', number: 'E12345678' }]],
    ['138 0013 8000', [{ by: 'phone', number: '13800138000' }]],
    ['138-0013-8000', [{ by: 'phone', number: '13800138000' }]],
    ['86 138 0013 8000', [{ by: 'phone', number: '13800138000' }]],
    ['+86 13800138000', [{ by: 'phone', number: '13800138000' }]],
    ['9595', [{ by: 'tail', tail: '9595' }]],
    ['228x', [{ by: 'tail', tail: '228X' }]],
    ['wxm', [{ by: 'latin', letters: 'wxm' }]],
    ['Wang Xiao', [{ by: 'latin', letters: 'wangxiao' }]],
    ['lüe', [{ by: 'latin', letters: 'lve' }]],
    ['w', []],
    ['王', []],
    ['', []],
    ['12', []],
  ] as const)('“%s”', (text, expected) => {
    expect(readResidentSearch(text)).toEqual(expected);
  });

  it.each([
    ['小明', ['name', 'address']],
    ['买买提·吐尔逊', ['name', 'address']],
    ['文化街', ['address', 'name']],
    ['文化街59号', ['address']],
    ['17栋2单元', ['address']],
  ])('“%s” as %j', (text, kinds) => {
    expect(readResidentSearch(text).map(({ by }) => by)).toEqual(kinds);
  });

  it('anything, in no time', () => {
    const began = Date.now();
    for (const text of [
      '王'.repeat(60),
      '1'.repeat(60),
      'a'.repeat(60),
      '-'.repeat(60),
      '栋1'.repeat(30),
      '\u{10FFFF}',
    ])
      readResidentSearch(text);
    expect(Date.now() - began).toBeLessThan(100);
  });
});

describe('a name', () => {
  it.each([
    ['王明', ['王明']],
    ['王小明', ['王小', '王明', '小明']],
    ['Li', ['li']],
    ['王', []],
  ])('%s is found by the pairs %j', (name, pairs) => {
    expect(namePairs(name)).toEqual(pairs);
  });

  it.each([
    ['王小明', '王明'],
    ['王小明', '小明'],
    ['欧阳修文', '欧修'],
    ['阿卜杜热合曼·买买提', '曼买买'],
    ['阿卜杜热合曼·买买提', '热合曼'],
  ])('%s holds every pair of its part %s', (name, part) => {
    expect(namePairs(name)).toEqual(expect.arrayContaining(pairsOfPart(part)));
  });

  it.each([
    ['王小明', '小明'],
    ['欧阳修', '修'],
    ['买买提·吐尔逊', '吐尔逊'],
    ['王', ''],
  ])('%s has the given name “%s”', (name, given) => {
    expect(givenNameOf(name)).toBe(given);
  });
});
