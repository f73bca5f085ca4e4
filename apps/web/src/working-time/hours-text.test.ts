import { expect, it } from 'vitest';
import { hoursText, readHours } from './hours-text.ts';

it.each([
  ['08:30-12:00 13:00-17:00', '08:30-12:00 13:00-17:00'],
  ['8：30－12：00，13：00－17：00', '08:30-12:00 13:00-17:00'],
  ['830-1200、1300-1700', '08:30-12:00 13:00-17:00'],
  ['9:00 至 24:00', '09:00-24:00'],
  ['', ''],
])('reads %j as people type it', (typed, read) => {
  expect(hoursText(readHours(typed) ?? [])).toBe(read);
});

it.each(['12:00-08:30', '08:30-12:00 11:00-17:00', '25:00-26:00', '上午', '8-9', '1-2 3-4', '08:00-09:60'])(
  'refuses %j',
  (typed) => {
    expect(readHours(typed)).toBeNull();
  },
);
