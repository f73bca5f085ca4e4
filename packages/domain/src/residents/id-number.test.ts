import { describe, expect, it } from 'vitest';
import { ageOn, checkCharacter, readIdNumber } from './id-number.ts';

const TODAY = '2026-11-23';
const read = (text: string) => readIdNumber(text, TODAY);
const faultOf = (text: string) => {
  const result = read(text);
  return result.isSound ? null : result.fault;
};

describe('readIdNumber', () => {
  it.each([
    // The example of GB 11643-1999, annex A: 11010519491231002X.
    ['11010519491231002X', '1949-12-31', 'female', 'resident'],
    ['440524188001010014', '1880-01-01', 'male', 'resident'],
    ['210102198704146213', '1987-04-14', 'male', 'resident'],
    ['810000199408230021', '1994-08-23', 'female', 'resident'],
    [sound('9113101984012800'), '1984-01-28', 'male', 'permanent_residence'],
  ] as const)('%s: born %s, %s (%s)', (number, birthDate, sex, kind) => {
    expect(read(number)).toEqual({ isSound: true, id: { number, birthDate, sex, kind } });
  });

  it.each([
    ['11010519491231002x'],
    ['\t11010519491231002X'],
    ["'11010519491231002X"],
    ['110105 19491231 002X'],
    ['1 1 0 1 0 5-19491231-002x '],
  ])('reads %j as people write it', (text) => {
    expect(read(text)).toMatchObject({ isSound: true, id: { number: '11010519491231002X' } });
  });

  it('completes the fifteen digits of a first-generation card', () => {
    expect(read('110105491231002')).toMatchObject({ isSound: true, id: { number: '11010519491231002X' } });
  });

  it.each([
    ['1.10101E+17', 'damaged'],
    ['2.10102198206246E+17', 'damaged'],
    ['210102198206247000', 'damaged'],
    ['210102196207122400.0', 'damaged'],
    ['', 'length'],
    ['21010219820624', 'length'],
    ['2101021982062462411', 'length'],
    ['21010219820624624Y', 'characters'],
    ['X10102198206246241', 'characters'],
    ['00010219820624624X', 'region'],
    ['990102198206246241', 'region'],
    ['210102198213016241', 'birth_date'],
    ['210102198202306241', 'birth_date'],
    ['210102202611246241', 'birth_date'],
    ['210102174902016241', 'birth_date'],
    ['210102198704146214', 'check_digit'],
  ] as const)('%j is none: %s', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  it('takes no number of a spreadsheet for an ID, even if its check digit happens to be right', () => {
    expect(read('210102198206246000').isSound).toBe(true);
    expect(readIdNumber('210102198206246000', TODAY, { wasNumber: true })).toMatchObject({ fault: 'damaged' });
    expect(readIdNumber('110105491231002', TODAY, { wasNumber: true }).isSound).toBe(true);
  });

  it('notices every single wrong digit and every swap of neighbours', () => {
    const number = '210102198704146213';
    for (let place = 0; place < 18; place += 1) {
      const digit = (Number(number[place]) + 1) % 10;
      expect(read(number.slice(0, place) + digit + number.slice(place + 1)).isSound).toBe(false);
      const [one, other] = [number[place], number[place + 1]];
      if (other === undefined || one === other) continue;
      expect(read(number.slice(0, place) + other + one + number.slice(place + 2)).isSound).toBe(false);
    }
  });
});

it.each([
  ['1987-04-14', '2026-04-13', 38],
  ['1987-04-14', '2026-04-14', 39],
  ['2024-02-29', '2026-02-28', 1],
  ['2024-02-29', '2026-03-01', 2],
  ['2026-11-23', '2026-11-23', 0],
])('born %s, on %s: %i years', (birthDate, today, age) => {
  expect(ageOn(birthDate, today)).toBe(age);
});

function sound(first16: string): string {
  const first17 = `${first16}1`;
  return first17 + checkCharacter(first17);
}
