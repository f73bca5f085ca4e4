import fc from 'fast-check';
import { foreignKey, poison, textOf } from './poison.ts';
import type { RealRecords } from './real-records.ts';

/** What travels as the body, and what it says it is; no `type` leaves it out. */
export interface SpoiltBody {
  readonly type?: string;
  readonly payload?: string | Buffer;
}

type Spoil = (value: unknown) => fc.Arbitrary<unknown>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Own properties whatever their name: assigning to `__proto__` would not make one. */
const withKey = (value: Record<string, unknown>, key: string, given: unknown) =>
  Object.fromEntries([...Object.entries(value), [key, given]]);

const replaceField: Spoil = (value) => {
  if (!isObject(value) || Object.keys(value).length === 0) return poison;
  return fc
    .tuple(fc.constantFrom(...Object.keys(value)), poison)
    .chain(([key, given]) =>
      isObject(value[key])
        ? fc.oneof(replaceField(value[key]), fc.constant(given)).map((inner) => ({ ...value, [key]: inner }))
        : fc.constant({ ...value, [key]: given }),
    );
};

const dropField: Spoil = (value) =>
  isObject(value) && Object.keys(value).length > 0
    ? fc
        .constantFrom(...Object.keys(value))
        .map((key) => Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)))
    : fc.constant({});

const addField =
  (records: RealRecords): Spoil =>
  (value) =>
    fc
      .tuple(foreignKey(records), fc.oneof(poison, fc.constantFrom(...records.ids)))
      .map(([key, given]) => (isObject(value) ? withKey(value, key, given) : { [key]: given }));

/** As a form says it: what is nested in brackets, lists several times. */
function formOf(value: unknown): string {
  if (!isObject(value)) return String(textOf(value)).slice(0, 60_000);
  const pairs = Object.entries(value).flatMap(([name, each]): [string, unknown][] => {
    if (isObject(each)) return Object.entries(each).map(([code, one]) => [`${name}[${code}]`, one]);
    return Array.isArray(each) ? each.map((one) => [`${name}[]`, one]) : [[name, each]];
  });
  const said = (one: unknown) => (typeof one === 'string' ? one.toWellFormed() : String(textOf(one)));
  return new URLSearchParams(pairs.map(([name, one]): [string, string] => [name.toWellFormed(), said(one)])).toString();
}

/** A body that is wrong in what it says: a field of another type, missing, too many, or the whole. */
function spoiltValue(value: fc.Arbitrary<unknown>, records: RealRecords): fc.Arbitrary<unknown> {
  return value.chain((valid) =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(valid) },
      { weight: 6, arbitrary: replaceField(valid) },
      { weight: 2, arbitrary: dropField(valid) },
      { weight: 4, arbitrary: addField(records)(valid) },
      { weight: 1, arbitrary: poison },
      { weight: 1, arbitrary: fc.constant([valid, valid]) },
    ),
  );
}

const BROKEN_UTF8 = [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80], [0xc0, 0xae], [0x00]];

/** A text that is wrong in how it is written. */
function spoiltText(text: string): fc.Arbitrary<string | Buffer> {
  const inText = (bytes: number[], at: number) => {
    const whole = Buffer.from(text);
    return Buffer.concat([whole.subarray(0, at), Buffer.from(bytes), whole.subarray(at)]);
  };
  return fc.oneof(
    { weight: 14, arbitrary: fc.constant(text) },
    { weight: 1, arbitrary: fc.nat({ max: text.length }).map((at) => text.slice(0, at)) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...BROKEN_UTF8), fc.nat({ max: text.length }))
        .map(([bytes, at]) => inText(bytes, at)),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        'null',
        '\uFEFF{}',
        `${text},`,
        `${text}${text}`,
        text.replace('{', '{"version":1,"version":2,'),
        text.replaceAll('"', "'"),
        '{"a":NaN}',
        '{"a":01}',
        '{a:1}',
      ),
    },
  );
}

const TYPES = [
  'application/json; charset=utf-16',
  'application/json;;;',
  'APPLICATION/JSON',
  'application/problem+json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'text/html',
  'application/xml',
  'image/jpeg',
  'image/svg+xml',
  'application/octet-stream',
  'x',
  'application/json, text/plain',
];

/** Bodies of an endpoint that takes JSON (`value`), a file, or none. */
export function spoiltBody(
  takes: { value?: fc.Arbitrary<unknown>; limit: number; accept?: readonly string[]; isForm?: boolean },
  records: RealRecords,
): fc.Arbitrary<SpoiltBody> {
  const value = takes.value ?? fc.constant({});
  const json = spoiltValue(value, records)
    .chain((each) => spoiltText(textOf(each)))
    .map((payload): SpoiltBody => ({ type: 'application/json', payload }));
  const form = spoiltValue(value, records)
    .map(formOf)
    .chain(spoiltText)
    .map((payload): SpoiltBody => ({ type: 'application/x-www-form-urlencoded', payload }));
  const oversized = value.map((each): SpoiltBody => {
    const text = textOf(each);
    return { type: takes.accept?.[0] ?? 'application/json', payload: text + ' '.repeat(takes.limit + 1 - text.length) };
  });
  const file = fc.record({
    type: fc.constantFrom(...(takes.accept ?? ['image/jpeg'])),
    payload: fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
  });
  const wrongType = fc.record({ type: fc.constantFrom(...TYPES), payload: value.map(textOf) });
  return fc.oneof(
    { weight: takes.value ? 30 : 6, arbitrary: takes.isForm ? fc.oneof({ weight: 20, arbitrary: form }, json) : json },
    { weight: 3, arbitrary: wrongType },
    { weight: takes.accept ? 20 : 1, arbitrary: file },
    // Megabytes take their time: the limit is one branch for every endpoint.
    { weight: takes.limit > 200_000 ? 0 : 1, arbitrary: oversized },
    { weight: takes.value ? 1 : 10, arbitrary: fc.constant({}) },
  );
}
