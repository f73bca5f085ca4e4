import { expect, it } from 'vitest';
import { cellAddress, cellAt, numberKey, readCellAddress } from './spreadsheet.ts';

it.each([
  [0, 0, 'A1'],
  [6, 1, 'B7'],
  [0, 25, 'Z1'],
  [0, 26, 'AA1'],
  [99, 701, 'ZZ100'],
  [0, 702, 'AAA1'],
  [1_048_575, 16_383, 'XFD1048576'],
])('row %i, column %i is %s and back', (row, column, address) => {
  expect(cellAddress(row, column)).toBe(address);
  expect(readCellAddress(address)).toEqual({ row, column });
});

it.each(['', 'A', '7', 'A0', 'AAAA1', 'a1', 'A1:B2'])('%j is no address', (address) => {
  expect(readCellAddress(address)).toBeNull();
});

it('an empty cell is an empty text, wherever it is', () => {
  const sheet = {
    name: '',
    isHidden: false,
    rows: [['甲'], ['', '12']],
    numbers: new Set([numberKey(1, 1)]),
    merges: [],
  };
  expect(cellAt(sheet, 0, 0)).toEqual({ text: '甲', wasNumber: false });
  expect(cellAt(sheet, 1, 1)).toEqual({ text: '12', wasNumber: true });
  expect(cellAt(sheet, 40, 3)).toEqual({ text: '', wasNumber: false });
});
