import { expect, it } from 'vitest';
import { readPhoneNumber } from './phone-number.ts';

it.each([
  ['13800138000', '13800138000', 'mobile'],
  ['138-0013-8000', '13800138000', 'mobile'],
  ['+86 138 0013 8000', '13800138000', 'mobile'],
  ['0086-13800138000', '13800138000', 'mobile'],
  ['１３８００１３８０００', '13800138000', 'mobile'],
  ['13800138000.0', '13800138000', 'mobile'],
  ['024-23456789', '02423456789', 'landline'],
  ['(0412) 2345678', '04122345678', 'landline'],
  ['23456789', '23456789', 'landline'],
  ['+852 2345 6789', '+85223456789', 'foreign'],
  ['0081312345678', '+81312345678', 'foreign'],
] as const)('%s is %s (%s)', (text, number, kind) => {
  expect(readPhoneNumber(text)).toEqual({ isSound: true, number, kind });
});

it.each(['', '12800138000', '1380013800', '138001380001', '无', '+86 12', '+0123456789', '1.38E+10'])(
  '%j is none',
  (text) => {
    expect(readPhoneNumber(text).isSound).toBe(false);
  },
);
