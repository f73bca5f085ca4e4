import fc from 'fast-check';
import { z } from 'zod';
import type { RealRecords } from './real-records.ts';

/** The part of JSON Schema that zod writes for requests. */
interface Schema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

/** Values that a schema would take, or nearly: what is behind a transform or a refinement it does not know. */
export function validIsh(schema: z.ZodType, records: RealRecords): fc.Arbitrary<unknown> {
  return arbitraryOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema, '', records);
}

function arbitraryOf(schema: Schema, name: string, records: RealRecords): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((each) => arbitraryOf(each, name, records)));
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object':
      return objectOf(schema, records);
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}, name, records), { maxLength: 4 });
    case 'string':
      return stringOf(schema, name, records);
    case 'integer':
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.oneof(fc.integer({ min: 0, max: 200 }), fc.constantFrom('1', 'true', 'x', null));
  }
}

function objectOf({ properties = {}, required = [] }: Schema, records: RealRecords): fc.Arbitrary<unknown> {
  const entries = Object.entries(properties).map(([key, each]) => [key, arbitraryOf(each, key, records)] as const);
  return fc.record(Object.fromEntries(entries), { requiredKeys: required });
}

function stringOf({ format, pattern, maxLength = 40 }: Schema, name: string, records: RealRecords) {
  const known = records.valuesOf(name);
  const made =
    format === 'uuid'
      ? fc.constantFrom(...records.ids)
      : pattern
        ? fc.stringMatching(new RegExp(pattern))
        : fc.oneof(
            fc.constantFrom('楼道灯不亮', '13900001234', 'x', '张三'),
            fc.string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(maxLength, 30) }),
          );
  return known.length === 0
    ? made
    : fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: made });
}

function numberOf({ type, minimum = -1000, maximum = 1000 }: Schema): fc.Arbitrary<number> {
  const top = Math.min(maximum, Number.MAX_SAFE_INTEGER);
  const small = fc.integer({ min: Math.max(minimum, 0), max: Math.max(Math.min(top, 6), minimum) });
  const any = type === 'integer' ? fc.integer({ min: minimum, max: top }) : fc.double({ min: minimum, max: top });
  return fc.oneof({ weight: 3, arbitrary: small }, { weight: 1, arbitrary: any });
}
