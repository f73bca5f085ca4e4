import { z } from 'zod';
import type { FieldName, FieldRule } from './access.ts';

export interface RuledField {
  readonly name: FieldName;
  readonly rule: FieldRule;
}

const RULED = z.registry<RuledField>();

/** Declares beside a field of a view who is told it. The view's code decides; the test of the walls compares. */
export function toldTo<S extends z.ZodType>(name: FieldName, rule: FieldRule, field: S): S {
  RULED.add(field, { name, rule });
  return field;
}

/** The rule of a field that not everybody is told who sees its record; a field without one is told to all. */
export function ruleOf(field: z.ZodType): RuledField | undefined {
  return RULED.get(field);
}

/** Every ruled field of a view, however deep. */
export function ruledFieldsIn(view: z.ZodType): RuledField[] {
  const { shape, element, innerType } = view._zod.def as {
    shape?: Record<string, z.ZodType>;
    element?: z.ZodType;
    innerType?: z.ZodType;
  };
  const below = [...Object.values(shape ?? {}), ...[element, innerType].filter((each) => each !== undefined)];
  return [...[ruleOf(view)].filter((each) => each !== undefined), ...below.flatMap(ruledFieldsIn)];
}
