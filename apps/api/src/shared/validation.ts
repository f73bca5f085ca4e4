import type { FieldIssue } from '@linli/domain/shared/refusal.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { z } from 'zod';

type Part = 'params' | 'query' | 'body';

/** Checks all parts of a request and refuses with all their faults at once. */
export function parseParts(
  schemas: Partial<Record<Part, z.ZodType>>,
  given: Record<Part, unknown>,
): Record<Part, unknown> {
  const parsed: Record<Part, unknown> = { params: undefined, query: undefined, body: undefined };
  const errors: FieldIssue[] = [];
  for (const part of ['params', 'query', 'body'] as const) {
    if (!isReadable(given[part])) {
      errors.push({ path: [], code: 'invalid' });
      continue;
    }
    const schema = schemas[part];
    if (!schema) {
      errors.push(...unexpected(part, given[part]));
      continue;
    }
    // Nothing sent is nothing said; `null` is something, and no form.
    const result = schema.safeParse(given[part] === undefined ? {} : given[part]);
    if (result.success) parsed[part] = result.data;
    else errors.push(...result.error.issues.flatMap(fieldIssues));
  }
  if (errors.length > 0) refuse('request.invalid', { errors });
  return parsed;
}

/** An endpoint that takes no query or body refuses one, as it refuses any unknown field. */
function unexpected(part: Part, given: unknown): FieldIssue[] {
  if (part === 'params' || given === undefined || given instanceof Uint8Array) return [];
  if (typeof given !== 'object' || given === null) return [{ path: [], code: 'invalid' }];
  return Object.keys(given).map((field) => ({ path: [field], code: 'unknown_field' as const }));
}

function fieldIssues(issue: z.core.$ZodIssue): FieldIssue[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  switch (issue.code) {
    case 'invalid_type':
      return [
        {
          path,
          code: issue.input === undefined && /received undefined/.test(issue.message) ? 'required' : 'wrong_type',
        },
      ];
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) === 1) return [{ path, code: 'required' }];
      return [
        {
          path,
          code: issue.origin === 'string' ? 'too_short' : 'too_small',
          params: { minimum: Number(issue.minimum) },
        },
      ];
    case 'too_big':
      return [
        { path, code: issue.origin === 'string' ? 'too_long' : 'too_big', params: { maximum: Number(issue.maximum) } },
      ];
    case 'invalid_format':
      return [{ path, code: 'invalid_format' }];
    case 'invalid_value':
      return [{ path, code: 'invalid_choice' }];
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], code: 'unknown_field' as const }));
    case 'invalid_union':
      return (
        issue.errors.at(-1)?.flatMap((each) => fieldIssues({ ...each, path: [...issue.path, ...each.path] })) ?? [
          { path, code: 'invalid' },
        ]
      );
    default:
      return [{ path, code: 'invalid' }];
  }
}

/** No form nests deeper than this; what reads a body by recursion must not run out of stack. */
const MOST_DEPTH = 32;

/**
 * PostgreSQL's text can hold neither U+0000 nor half of a surrogate pair; nobody types them. The one would be an error
 * there, the other would come back as another character.
 */
function isReadable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed();
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true;
  return (
    depth < MOST_DEPTH && Object.entries(value).every(([key, each]) => isReadable(key) && isReadable(each, depth + 1))
  );
}
