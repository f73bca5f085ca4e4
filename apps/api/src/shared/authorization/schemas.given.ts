import { ruleOf, type RuledField } from '@linli/domain/shared/told-to.contract.ts';
import { toldBy, type FieldRule } from '@linli/domain/shared/access.ts';
import type { Role } from '@linli/domain/shared/actor.ts';
import type { z } from 'zod';
import type { Stands } from './world.given.ts';

/** What of zod's own description of a schema is read here. */
interface Definition {
  readonly type: string;
  readonly format?: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly in?: z.ZodType;
  readonly entries?: Record<string, unknown>;
  readonly values?: readonly unknown[];
  readonly checks?: readonly {
    readonly _zod: { readonly def: { readonly check: string; readonly format?: string } };
  }[];
}

const definitionOf = (schema: z.ZodType) => schema._zod.def as unknown as Definition;
const WRAPPERS = new Set(['optional', 'nullable', 'default', 'prefault', 'readonly', 'catch']);

/** The schema within `.optional()`, `.default()` and the like. */
function bare(schema: z.ZodType): z.ZodType {
  const { type, innerType, in: input } = definitionOf(schema);
  if (WRAPPERS.has(type) && innerType) return bare(innerType);
  return type === 'pipe' && input ? bare(input) : schema;
}

export function shapeOf(schema: z.ZodType | undefined): Record<string, z.ZodType> {
  return (schema && definitionOf(bare(schema)).shape) ?? {};
}

/** Whether leaving the field out is right. */
export const mayBeLeftOut = (schema: z.ZodType) => schema.safeParse(undefined).success;

/** A UUID names a record; nothing else in a request is one. */
export function namesRecord(schema: z.ZodType): boolean {
  const { type, format, checks = [] } = definitionOf(bare(schema));
  return type === 'string' && (format === 'uuid' || checks.some(({ _zod }) => _zod.def.format === 'uuid'));
}

/** Text that somebody types to find something. */
export function isSearchText(schema: z.ZodType): boolean {
  return definitionOf(bare(schema)).type === 'string' && !namesRecord(schema);
}

/** The least that a schema of plain fields accepts; `named` says what cannot be thought of. */
export function exampleOf(schema: z.ZodType, named: Readonly<Record<string, unknown>>): unknown {
  const { type, shape = {}, element, entries, values, options } = definitionOf(bare(schema));
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(shape).flatMap(([field, each]) => {
          if (field in named) return [[field, named[field]]];
          return mayBeLeftOut(each) ? [] : [[field, exampleOf(each, named)]];
        }),
      );
    case 'array':
      return element && !schema.safeParse([]).success ? [exampleOf(element, named)] : [];
    case 'enum':
      return Object.values(entries ?? {})[0];
    case 'literal':
      return values?.[0];
    case 'union':
      return options?.[0] && exampleOf(options[0], named);
    case 'number':
      return 1;
    case 'boolean':
      return true;
    default:
      return schema.safeParse(null).success ? null : '照办';
  }
}

export interface Reader {
  readonly role: Role | null;
  readonly situation: Stands;
}

/** Fields of an answer that its schema does not name, misses, or whose rule lets this reader not be told them. */
export function fieldFaults(
  schema: z.ZodType,
  value: unknown,
  reader: Reader,
  onTold: (field: RuledField) => void,
  path = '',
): string[] {
  const ruled = ruleOf(schema);
  if (ruled && !isEmpty(value)) {
    onTold(ruled);
    const fault = ruleFault(ruled.rule, value, reader);
    if (fault) return [`${path} ${fault}`];
  }
  if (!ruled && typeof value === 'string' && PERSONAL.test(value)) return [`${path} tells who reported, by no rule`];
  const { type, shape = {}, element } = definitionOf(bare(schema));
  if (type === 'array' && element && Array.isArray(value))
    return value.flatMap((each) => fieldFaults(element, each, reader, onTold, `${path}[]`));
  if (type !== 'object' || typeof value !== 'object' || value === null) return [];
  const given = Object.keys(value);
  const extra = given.filter((field) => !(field in shape)).map((field) => `${path}.${field} is not declared`);
  const missing = Object.keys(shape)
    .filter((field) => !given.includes(field) && !mayBeLeftOut(shape[field]!))
    .map((field) => `${path}.${field} is missing`);
  const below = Object.entries(shape).flatMap(([field, each]) =>
    fieldFaults(each, (value as Record<string, unknown>)[field], reader, onTold, `${path}.${field}`),
  );
  return [...extra, ...missing, ...below];
}

/** What `records.given.ts` writes into tickets as the reporter's name, phone and door. */
const PERSONAL = /张T\(|门T\(|1380000\d{4}/;

function ruleFault(rule: FieldRule, value: unknown, { role, situation }: Reader): string | null {
  const told = role === null ? [] : toldBy(rule, role);
  if (told === 'whole') return null;
  if (told === 'masked') return typeof value === 'string' && value.includes('*') ? null : 'is not masked';
  return (told as readonly string[]).includes(situation) ? null : 'is told to somebody who may not know it';
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  );
}
