import fc from 'fast-check';
import { foreignKey } from './poison.ts';
import type { RealRecords } from './real-records.ts';

/** Pieces of an address as they are sent, encoded wrongly or not at all. */
const RAW_PIECES = [
  '%',
  '%c0',
  '%c0%ae%c0%ae%2f',
  '%00',
  'a%00b',
  '%ed%a0%80',
  '%2e%2e%2f',
  '..%2f..%2fetc%2fpasswd',
  '%u0041',
  '%25%32%65',
  '%0d%0aSet-Cookie:%20x=1',
  ';jsessionid=1',
  'x'.repeat(250),
  '*',
  '-1',
  '0',
  'NaN',
  '__proto__',
  'constructor',
  '%E9%82%BB%E9%87%8C',
];

const TEXTS = [
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  '101',
  '1.5',
  'null',
  'true',
  '[]',
  '{}',
  'x'.repeat(300),
  '\u0000',
  "' OR 1=1",
];

/** A path parameter: mostly a real record's, sometimes another kind of record's, sometimes nonsense. */
export function spoiltParam(name: string, own: readonly string[], records: RealRecords): fc.Arbitrary<string> {
  const real = own.length > 0 ? own : records.valuesOf(name);
  return fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...(real.length > 0 ? real : records.ids)).map(encodeURIComponent) },
    { weight: 2, arbitrary: fc.constantFrom(...records.ids) },
    { weight: 2, arbitrary: fc.constantFrom(...RAW_PIECES) },
    {
      weight: 1,
      arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }).map(encodeURIComponent),
    },
  );
}

const pair = (name: string, value: string) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;

/** What follows the `?`: true to the schema, spoilt, said twice, as arrays and objects, or unreadable. */
export function spoiltQuery(value: fc.Arbitrary<unknown>, records: RealRecords): fc.Arbitrary<string> {
  const pairs = value.map((valid) =>
    Object.entries(valid as Record<string, unknown>).map(([name, each]) => [name, String(each)] as const),
  );
  const plain = pairs.map((list) => list.map(([name, each]) => pair(name, each)).join('&'));
  const spoilt = fc
    .tuple(pairs, fc.constantFrom(...TEXTS), fc.nat())
    .map(([list, text, at]) =>
      list.map(([name, each], place) => pair(name, place === at % list.length ? text : each)).join('&'),
    );
  const raw = fc
    .tuple(pairs, fc.constantFrom(...RAW_PIECES))
    .map(([list, piece]) => list.map(([name]) => `${name}=${piece}`).join('&') || piece);
  const polluted = fc
    .tuple(pairs, fc.constantFrom('', '[]', '[0]', '[a]', '[__proto__]', '.a'))
    .map(([list, suffix]) => list.flatMap(([name, each]) => [pair(name, each), pair(name + suffix, 'x')]).join('&'));
  const foreign = fc
    .tuple(plain, foreignKey(records), fc.constantFrom(...TEXTS))
    .map(([text, name, given]) => `${text}&${pair(name, given)}`);
  const broken = fc.constantFrom(
    '&&&',
    '=',
    '==&=',
    '%',
    '?',
    `a=${'x'.repeat(20_000)}`,
    'a&'.repeat(1_500),
    '__proto__[x]=1',
  );
  return fc.oneof(
    { weight: 8, arbitrary: plain },
    { weight: 5, arbitrary: spoilt },
    { weight: 2, arbitrary: raw },
    { weight: 4, arbitrary: polluted },
    { weight: 3, arbitrary: foreign },
    { weight: 1, arbitrary: broken },
  );
}
