import { expect, it } from 'vitest';
import { personNameDoubt, personNameFault, surnameOf, tidyPersonName } from './person-name.ts';

it.each([
  ['王 晓东', '王晓东'],
  ['\u3000王\u3000晓东 ', '王晓东'],
  ['王\u200B小明', '王小明'],
  ['买买提•吐尔逊', '买买提·吐尔逊'],
  ['买买提.吐尔逊', '买买提·吐尔逊'],
  ['阿依古丽 · 艾合买提', '阿依古丽·艾合买提'],
  ['𠮷野', '𠮷野'],
  ['㛃', '㛃'],
  ['王\u202E小\u0000明', '王小明'],
  ['Ａｎｎａ  Li', 'Anna Li'],
  ['J. R. Smith', 'J. R. Smith'],
  ['', ''],
])('keeps %j as %j', (typed, kept) => {
  expect(tidyPersonName(typed)).toBe(kept);
});

it.each([
  ['王小明', null],
  ['', 'empty'],
  ['王'.repeat(50), null],
  ['王'.repeat(51), 'too_long'],
] as const)('the fault of %j is %j', (name, fault) => {
  expect(personNameFault(name)).toBe(fault);
});

it.each([
  ['王小明', null],
  ['买买提·吐尔逊', null],
  ['𠮷野', null],
  ['李〇', null],
  ["Anna O'Neill-Li", null],
  ['J. R. Smith', null],
  ['=cmd|calc', 'characters'],
  ['+86', 'characters'],
  ['王小明1', 'characters'],
  ['合计(人)', 'characters'],
  ['···', 'characters'],
  ['王\uE000', 'private_character'],
] as const)('the doubt about %j is %j', (name, doubt) => {
  expect(personNameDoubt(name)).toBe(doubt);
});

it.each([
  ['王小明', '王'],
  ['欧阳修', '欧阳'],
  ['诸葛怡强', '诸葛'],
  // Two characters: a surname and a given name, even if they read like a compound surname.
  ['司马', '司'],
  ['买买提·吐尔逊', '买买提'],
  ['𠮷野家', '𠮷'],
  ['', ''],
])('the surname of %s is %s', (name, surname) => {
  expect(surnameOf(name)).toBe(surname);
});
