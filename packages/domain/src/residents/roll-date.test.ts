import { expect, it } from 'vitest';
import { readRollDate } from './roll-date.ts';

it.each([
  ['1962.7.12', '1962-07-12', 'day'],
  ['1962/7/12', '1962-07-12', 'day'],
  ['1962-07-12', '1962-07-12', 'day'],
  ['2011年4月16日', '2011-04-16', 'day'],
  ['2011 年 4 月 16 号', '2011-04-16', 'day'],
  ['１９６２．７．１２', '1962-07-12', 'day'],
  ['19620712', '1962-07-12', 'day'],
  ['1962-07-12T00:00:00.000Z', '1962-07-12', 'day'],
  // What a spreadsheet keeps of 1987-06-27.
  ['31955', '1987-06-27', 'day'],
  ['1962.7', '1962-07', 'month'],
  ['1962年7月', '1962-07', 'month'],
  ['1962', '1962', 'year'],
  ['1962年', '1962', 'year'],
] as const)('%s is %s, to the %s', (text, date, precision) => {
  expect(readRollDate(text)).toEqual({ date, precision });
});

it.each(['', '37', '365', '99999', '1962-13-01', '1962-02-30', '19621301', '7/12/1962', '不详', '1962-00-10'])(
  '%j is none',
  (text) => {
    expect(readRollDate(text)).toBeNull();
  },
);
