import fc from 'fast-check';
import type { RealRecords } from './real-records.ts';

/** JSON that JSON.stringify cannot write: it stands for itself in the text of a body. */
const RAW = [
  '1e999',
  '-1e999',
  '-0',
  '9'.repeat(400),
  '0.1e-400',
  '9007199254740993',
  '"\\u0000"',
  '"a\\u0000b"',
  '"\\ud800"',
  '"\\udfff\\ud800"',
  '"\\u202e\\u2066"',
  `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  `"${'长'.repeat(15_000)}"`,
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"role":"system_admin"}}}',
] as const;

const rawAt = (index: number) => `\uE000raw ${index}\uE000`;

const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  1e21,
  '',
  ' ',
  '0',
  'null',
  'NaN',
  [],
  {},
  [[]],
  ['a', 'b'],
  { $ne: null },
  { set: 'closed' },
  { toString: 1 },
  { length: -1 },
  "'; DROP TABLE tickets; --",
  '${7*7}{{7*7}}<script>alert(1)</script>',
  '../../../../etc/passwd',
  '2026-13-45T99:99:99Z',
  '0001-01-01T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '00000000-0000-0000-0000-000000000000',
  '=cmd|/c calc',
  'a\r\nSet-Cookie: x=1',
  '\u202Egnp.exe',
  'a\u0000b',
  '\u0000',
  'x\uD800',
  '👨‍👩‍👧‍👦'.repeat(40),
  'ﷺ'.repeat(500),
];

/** Any value that a field does not expect. */
export const poison: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 2, arbitrary: fc.nat({ max: RAW.length - 1 }).map(rawAt) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.double() },
);

/** Keys that reach into objects instead of standing in them. */
const REACHING = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', '', '$where', '0'];

/** A key that no body declares: columns that stand in tables, and keys that reach into objects. */
export function foreignKey(records: RealRecords): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...records.columns) },
    { weight: 1, arbitrary: fc.constantFrom(...REACHING) },
  );
}

/** The text of a value that may hold raw parts. */
export function textOf(value: unknown): string {
  return (JSON.stringify(value) ?? 'undefined').replaceAll(
    /"\uE000raw (\d+)\uE000"/g,
    (_, index: string) => RAW[Number(index)] ?? '',
  );
}
