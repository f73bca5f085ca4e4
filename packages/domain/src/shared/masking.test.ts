import { expect, it } from 'vitest';
import { maskIdNumber, maskName, maskPhone } from './masking.ts';

it.each([
  ['13800138000', '138****8000'],
  ['02423456789', '024****6789'],
  ['23456789', '234*6789'],
  ['2345678', '*******'],
  ['', ''],
])('masks the phone %s as %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked);
});

it.each([
  ['王小明', '王**'],
  ['李四', '李*'],
  ['欧阳修文', '欧**'],
  ['买买提·吐尔逊', '买**'],
  ['𠮷野', '𠮷*'],
  ['王', '王*'],
  ['', ''],
])('masks the name %s as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

it.each([
  ['210102195709119595', '210102********9595'],
  ['E12345678', '*******78'],
  ['123', '***'],
  ['', ''],
])('masks the document number %s as %s', (number, masked) => {
  expect(maskIdNumber(number)).toBe(masked);
});
