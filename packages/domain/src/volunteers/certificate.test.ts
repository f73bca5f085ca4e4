import { expect, it } from 'vitest';
import { newCertificateNumber, readCertificateNumber } from './certificate.ts';

it('has a number of twelve letters that nobody misreads', () => {
  let turn = 0;
  expect(newCertificateNumber(() => turn++ * 2)).toBe('0246-8ACE-GJMP');
});

it.each([
  ['7K2M-9XQ4-T3VB', '7K2M-9XQ4-T3VB'],
  [' 7k2m9xq4 t3vb ', '7K2M-9XQ4-T3VB'],
  ['７Ｋ２Ｍ－9XQ4-T3VB', '7K2M-9XQ4-T3VB'],
  ['OIL0-0000-0000', '0110-0000-0000'],
  ['7K2M-9XQ4-T3V', null],
  ['7K2M-9XQ4-T3VU', null],
  ['', null],
])('typed as “%s” it is read as %s', (typed, read) => {
  expect(readCertificateNumber(typed)).toBe(read);
});
