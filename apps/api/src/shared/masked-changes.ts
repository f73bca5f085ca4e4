import { maskField } from '@linli/domain/shared/masking.ts';
import { DATA_CLASSES } from '../generated/data-classes.ts';
import type { ColumnClass } from './data-classes.ts';

type Change = readonly [before: unknown, after: unknown];

const isProtected = ({ protection }: ColumnClass): boolean => protection !== null && protection !== 'plain';

/** Fields that are kept protected in some table: what they hold is told masked, whoever tells it. */
const PROTECTED: ReadonlySet<string> = new Set(
  DATA_CLASSES.flatMap(({ columns }) => columns.filter(isProtected).map(({ field }) => field)),
);

/** `table.field` of what is kept as it is: a unit's name is told although a contact's name is protected. */
const KEPT_AS_IT_IS: ReadonlySet<string> = new Set(
  DATA_CLASSES.flatMap(({ table, columns }) =>
    columns.filter((column) => !isProtected(column)).map(({ field }) => `${table}.${field}`),
  ),
);

/** The table whose records a subject of an event is one of. */
const tableOf = (subjectType: string): string => (subjectType === 'person' ? 'people' : `${subjectType}s`);

/**
 * What an event tells of a change to a subject, with personal data masked by the classes of the columns
 * (docs/decisions/0010): a service that forgets it, or a column that is encrypted only later, leaves nothing in the
 * trail. The subject's own table decides; for a field that it does not have, every table does.
 */
export function maskedChanges(
  subjectType: string,
  changes: Readonly<Record<string, Change | undefined>>,
): Record<string, Change> {
  return Object.fromEntries(
    Object.entries(changes).flatMap(([field, change]) => {
      if (change === undefined) return [];
      const [before, after] = change;
      const isHidden = PROTECTED.has(field) && !KEPT_AS_IT_IS.has(`${tableOf(subjectType)}.${field}`);
      return [[field, isHidden ? [masked(field, before), masked(field, after)] : change]];
    }),
  );
}

function masked(field: string, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  return typeof value === 'string' ? maskField(field, value) : maskField('', 'hidden');
}
