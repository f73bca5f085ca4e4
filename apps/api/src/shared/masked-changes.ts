import { maskField } from '@linli/domain/shared/masking.ts';
import { DATA_CLASSES } from '../generated/data-classes.ts';

type Change = readonly [before: unknown, after: unknown];

/** Fields that are kept protected: what they hold is told masked, whoever tells it. */
const PROTECTED: ReadonlySet<string> = new Set(
  DATA_CLASSES.flatMap(({ columns }) =>
    columns.filter(({ protection }) => protection !== null && protection !== 'plain').map(({ field }) => field),
  ),
);

/**
 * What an event tells of a change, with personal data masked by the classes of the columns (docs/decisions/0010): a
 * service that forgets it, or a column that is encrypted only later, leaves nothing in the trail.
 */
export function maskedChanges(changes: Readonly<Record<string, Change | undefined>>): Record<string, Change> {
  return Object.fromEntries(
    Object.entries(changes).flatMap(([field, change]) => {
      if (change === undefined) return [];
      const [before, after] = change;
      return [[field, PROTECTED.has(field) ? [masked(field, before), masked(field, after)] : change]];
    }),
  );
}

function masked(field: string, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  return typeof value === 'string' ? maskField(field, value) : maskField('', 'hidden');
}
