import { refuse } from '@linli/domain/shared/refusal.ts';
import { rowsOf, type FileColumns } from './roll-statements.ts';
import type { RollWriting } from './roll-writing.store.ts';

/** Changes files that are still as they were compared; gives what stood there before. */
export async function editFiles(
  writing: RollWriting,
  edits: readonly FileColumns[],
  founded: readonly Record<string, unknown>[],
): Promise<{ id: string; version: number; before: Record<string, unknown> }[]> {
  if (edits.length === 0) return [];
  if (founded.length > 0)
    await writing.run(`INSERT INTO households ${rowsOf('households', 1)}`, [JSON.stringify(founded)]);
  const ids = edits.map(({ id }) => id);
  const { rows } = await writing.run('SELECT to_json(r) AS file FROM residents r WHERE r.id = ANY ($1) FOR UPDATE', [
    ids,
  ]);
  const files = new Map(
    (rows as { file: Record<string, unknown> & { id: string; version: number } }[]).map(({ file }) => [file.id, file]),
  );
  const kept: { id: string; version: number; before: Record<string, unknown> }[] = [];
  const written: Record<string, unknown>[] = [];
  for (const { id, version, label_tokens: added, ...columns } of edits) {
    const file = files.get(String(id));
    if (!file || file.version !== version) refuse('roll.files_changed');
    const tokens =
      added === undefined
        ? {}
        : { label_tokens: [...new Set([...(file['label_tokens'] as string[]), ...(added as string[])])] };
    const changed = { ...columns, ...tokens };
    kept.push({
      id: file.id,
      version: file.version + 1,
      before: Object.fromEntries(Object.keys(changed).map((name) => [name, file[name]])),
    });
    written.push({ ...file, ...changed, version: file.version + 1 });
  }
  await replaceFiles(writing, written);
  return kept;
}

/** Writes whole files in the place of those of the same id. */
async function replaceFiles(writing: RollWriting, files: readonly Record<string, unknown>[]): Promise<void> {
  const columns = await columnsOfFiles(writing);
  await writing.run(
    `UPDATE residents r SET ${columns.map((name) => `${name} = j.${name}`).join(', ')}
      FROM json_populate_recordset(NULL::residents, $1::json) j WHERE r.id = j.id`,
    [JSON.stringify(files)],
  );
}

async function columnsOfFiles(writing: RollWriting): Promise<readonly string[]> {
  const { rows } = await writing.run(
    "SELECT attname FROM pg_attribute WHERE attrelid = 'residents'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'id'",
  );
  return (rows as { attname: string }[]).map(({ attname }) => attname);
}
