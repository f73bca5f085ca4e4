import { z } from 'zod';
import type { FieldRule } from './access.ts';

/** The rule of every field that not everybody is told who sees its record; a field without one is told to all. */
export const FIELD_RULES = z.registry<FieldRule>();

/** Declares beside a field of a view who is told it. The view's code decides; the test of the walls compares. */
export function toldTo<S extends z.ZodType>(rule: FieldRule, field: S): S {
  FIELD_RULES.add(field, rule);
  return field;
}
