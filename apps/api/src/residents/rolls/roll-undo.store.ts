import type { Transaction } from '../../shared/database.ts';
import type { ChunkEffects } from './roll-content.ts';

/** Files of an import that are not any more as it left them; locked until the transaction ends. */
export async function countDependent(transaction: Transaction, { created, changed }: ChunkEffects): Promise<number> {
  const files = [...created.map((id) => ({ id, version: 1 })), ...changed.map(({ id, version }) => ({ id, version }))];
  if (files.length === 0) return 0;
  const rows = await transaction.$queryRaw<{ id: string; version: number }[]>`
    SELECT r.id, r.version FROM json_to_recordset(${JSON.stringify(files)}::json) AS f (id uuid, version int)
    JOIN residents r ON r.id = f.id AND r.version = f.version FOR UPDATE OF r`;
  return files.length - rows.length;
}

/** Takes away what the import made. Compounds, buildings and doors stay: they are there whoever lives behind them. */
export async function takeBackFiles(
  transaction: Transaction,
  { created, households, labels }: ChunkEffects,
): Promise<void> {
  const ids = [...created];
  await transaction.$executeRaw`DELETE FROM resident_labels WHERE resident_id = ANY (${ids}::uuid[]) OR id = ANY (${[...labels]}::uuid[])`;
  await transaction.$executeRaw`DELETE FROM residencies WHERE resident_id = ANY (${ids}::uuid[])`;
  await transaction.$executeRaw`DELETE FROM residents WHERE id = ANY (${ids}::uuid[])`;
  // Somebody else may have moved into one of them since.
  await transaction.$executeRaw`DELETE FROM households h WHERE id = ANY (${[...households]}::uuid[])
    AND NOT EXISTS (SELECT FROM residents r WHERE r.household_id = h.id)`;
}

/** Puts back what stood in files before the import changed them. */
export async function restoreFiles(transaction: Transaction, changed: ChunkEffects['changed']): Promise<void> {
  const byColumns = new Map<string, (typeof changed)[number][]>();
  for (const each of changed) {
    const columns = Object.keys(each.before).sort().join(', ');
    byColumns.set(columns, [...(byColumns.get(columns) ?? []), each]);
  }
  for (const [columns, files] of byColumns) {
    // Names of columns come from the table itself; anything else never gets here.
    const names = columns.split(', ').filter((name) => /^[a-z_]+$/.test(name));
    const rows = JSON.stringify(files.map(({ id, before }) => ({ id, ...before })));
    await transaction.$executeRawUnsafe(
      `UPDATE residents r SET version = r.version + 1${names.map((name) => `, ${name} = j.${name}`).join('')}
        FROM json_populate_recordset(NULL::residents, $1::json) j WHERE r.id = j.id`,
      rows,
    );
  }
}
