import { expect, it } from 'vitest';
import { maskAddress, maskBankAccount, maskField, maskIdNumber, maskName, maskPhone } from './masking.ts';

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

it.each([
  ['6222020200112233445', '***************3445'],
  ['12345678901', '***********'],
  ['', ''],
])('masks the account %s as %s', (account, masked) => {
  expect(maskBankAccount(account)).toBe(masked);
});

it.each([
  ['沈阳市和平区文化路12号3单元', '沈阳市和平区****'],
  ['辽中县茨榆坨镇1号', '辽中县****'],
  ['文化路12号', '****'],
  ['和平区', '****'],
  ['', ''],
])('masks the address %s as %s', (address, masked) => {
  expect(maskAddress(address)).toBe(masked);
});

it.each([
  ['phone', '13800138000', '138****8000'],
  ['idNumber', '210102195709119595', '210102********9595'],
  ['notes', '低保户，患糖尿病', '***'],
  ['notes', '', ''],
  ['constructor', '低保户', '***'],
])('masks the field %s of “%s” as %s, once and again', (field, text, masked) => {
  expect(maskField(field, text)).toBe(masked);
  expect(maskField(field, masked)).toBe(masked);
});
