import { canBeRepeated, compareRow, rollKeys, type RollComparison, type RollEntry } from './roll-compare.ts';
import type { KnownFile } from './roll-outcome.ts';

/** A row as it was compared last. */
export interface ComparedRow {
  readonly entry: RollEntry;
  readonly isRepeated: boolean;
}

/** What is around a row: other rows by what they have in common with it, and the files that could be of it. */
export interface RollSurroundings {
  /** All rows with one of the keys, as they were compared last; null where they are a crowd. */
  sharing(keys: readonly string[]): Promise<ReadonlyMap<number, ComparedRow> | null>;
  candidates(entry: RollEntry): Promise<readonly KnownFile[]>;
}

/** So many rows may be compared anew for one that was mended; beyond that all are. */
const MOST_ROWS = 200;

/**
 * What becomes of a row that was mended, and of the rows below it that it has to do with: exactly what comparing all
 * rows would give, but only rows that share an ID number, a birth date or a phone are looked at, from one to the next
 * as far as an outcome reaches. Null where that would be too many.
 */
export async function compareMended(
  row: number,
  { before, after }: { readonly before: ComparedRow; readonly after: RollEntry },
  around: RollSurroundings,
): Promise<ReadonlyMap<number, RollComparison> | null> {
  const results = new Map<number, RollComparison>();
  const seen = new Map<number, ComparedRow>([[row, { ...before, entry: after }]]);
  const waiting = new Set([row]);
  while (waiting.size > 0) {
    if (results.size + waiting.size > MOST_ROWS) return null;
    // In their order: what a row comes to hangs on those above it alone.
    const next = Math.min(...waiting);
    waiting.delete(next);
    const own = seen.get(next) as ComparedRow;
    // Whoever had to do with the row as it was has to be looked at as well as those it has to do with now.
    const former = next === row ? rollKeys(before.entry) : [];
    const near = await around.sharing([...new Set([...rollKeys(own.entry), ...former])]);
    if (!near) return null;
    for (const [other, compared] of near) if (!seen.has(other)) seen.set(other, compared);
    const above = rowsAbove(next, new Set([...near.keys(), row]), seen);
    const compared = compareRow(own.entry, await around.candidates(own.entry), (key) => above.get(key) ?? []);
    results.set(next, compared);
    seen.set(next, { ...own, isRepeated: compared.isRepeated });
    if (next !== row && compared.isRepeated === own.isRepeated) continue;
    for (const other of near.keys()) if (other > next) waiting.add(other);
  }
  return results;
}

function rowsAbove(row: number, near: ReadonlySet<number>, seen: ReadonlyMap<number, ComparedRow>) {
  const above = new Map<string, { row: number; entry: RollEntry }[]>();
  for (const other of [...near].toSorted((one, two) => one - two)) {
    const { entry, isRepeated } = seen.get(other) as ComparedRow;
    if (other >= row || !canBeRepeated(entry, isRepeated)) continue;
    for (const key of rollKeys(entry)) above.set(key, [...(above.get(key) ?? []), { row: other, entry }]);
  }
  return above;
}
