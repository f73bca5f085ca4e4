import fs from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../shared/paths.mjs';
import { PlainError } from '../shared/plain-error.mjs';

/**
 * What a column's `/// @<class> …` says. (docs/decisions/0010)
 * @typedef {object} ColumnClass
 * @property {string} column
 * @property {string} field its name in the Prisma client
 * @property {string} dataClass
 * @property {'encrypted' | 'hashed' | 'index' | 'empty' | 'plain' | null} protection
 * @property {string | null} why of a personal column that is kept as it is, or is empty
 * @property {{ of: string, normalised: string } | null} index a blind index: of which field, and how that is normalised
 */
/** @typedef {{ table: string, key: string[], columns: ColumnClass[] }} TableClasses */

const MODEL = /^model (\w+) \{\n([\s\S]*?)^\}/gm;
const FIELD = /^ {2}(\w+)\s+(\w+)(?:\("[^"]*"\))?(?:\[\]|\?)?(?=\s|$)(.*)$/;
const CLASS =
  /\/\/\/ @(public|internal|personal|sensitive)(?: (encrypted|hashed|index)(?:\((\w+), (text|digits|upper|tail)\))?| (plain|empty): (\S.*))?$/;

/**
 * The class of every column, where it stands: behind the column in prisma/schema. A column without one is refused
 * here, so nothing that needs the database's client is built before somebody has thought about it.
 * @param {string} [folder]
 * @returns {TableClasses[]}
 */
export function readDataClasses(folder = fromRoot('prisma/schema')) {
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.prisma'));
  const source = files
    .sort()
    .map((name) => fs.readFileSync(path.join(folder, name), 'utf8'))
    .join('\n');
  const models = [...source.matchAll(MODEL)].map(([, name = '', body = '']) => ({ name, body }));
  const names = new Set(models.map(({ name }) => name));
  return models.map(({ name, body }) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name;
    const columns = body.split('\n').flatMap((line) => {
      const [, field = '', type = '', rest = ''] = FIELD.exec(line) ?? [];
      return field === '' || names.has(type) ? [] : [columnOf(`${table}.${field}`, field, rest)];
    });
    const fieldOf = (/** @type {string} */ field) => columns.find((each) => each.field === field)?.column ?? field;
    const compound = /@@id\(\[([^\]]+)\]\)/
      .exec(body)?.[1]
      ?.split(',')
      .map((each) => fieldOf(each.trim()));
    const single = /^ {2}(\w+)\s.*@id\b/m.exec(body)?.[1];
    const key = compound ?? (single === undefined ? [] : [fieldOf(single)]);
    const isFound = columns.some(({ protection }) => protection === 'encrypted' || protection === 'index');
    if (isFound && key.length !== 1)
      throw new PlainError(`prisma/schema: ${table} holds encrypted columns, so it needs one column as @id.`);
    return { table, key, columns };
  });
}

/**
 * @param {string} place
 * @param {string} field
 * @param {string} rest of its line
 * @returns {ColumnClass}
 */
function columnOf(place, field, rest) {
  const found = CLASS.exec(rest);
  if (!found) {
    throw new PlainError(
      `prisma/schema: ${place} has no class. End its line with /// @public, @internal, @personal or @sensitive; the ` +
        'last two also say how it is protected: encrypted, hashed, index(<field>, text|digits|upper|tail), empty: <why> or, ' +
        'if personal, plain: <why>. (docs/decisions/0010)',
    );
  }
  const [, dataClass = '', sealed, indexed, normalised, plain, why = null] = found;
  const protection = /** @type {ColumnClass['protection']} */ (sealed ?? plain ?? null);
  const isPersonal = dataClass === 'personal' || dataClass === 'sensitive';
  if (isPersonal === (protection === null) || (dataClass === 'sensitive' && protection === 'plain'))
    throw new PlainError(`prisma/schema: ${place} is @${dataClass} and cannot be kept ${protection ?? 'unprotected'}.`);
  if ((protection === 'index') !== (indexed !== undefined))
    throw new PlainError(`prisma/schema: ${place}: write index(<field>, <text|digits|upper|tail>).`);
  const column = /@map\("(\w+)"\)/.exec(rest)?.[1] ?? field;
  const index = indexed === undefined ? null : { of: indexed, normalised: normalised ?? 'text' };
  return { column, field, dataClass, protection, why, index };
}

/** The module that the API reads: the table, and the names of what is encrypted, so that nothing else can be. */
export function dataClassesModule() {
  const tables = readDataClasses();
  const named = (/** @type {ColumnClass['protection']} */ protection) =>
    tables.flatMap(({ table, columns }) =>
      columns.filter((each) => each.protection === protection).map(({ field }) => `'${table}.${field}'`),
    );
  const union = (/** @type {string[]} */ names) => names.join(' | ') || 'never';
  return [
    '// Made from the comments in prisma/schema by scripts/build/data-classes.mjs.',
    "import type { TableClasses } from '../shared/data-classes.ts';",
    `export type EncryptedField = ${union(named('encrypted'))};`,
    `export type IndexField = ${union(named('index'))};`,
    `export const DATA_CLASSES: readonly TableClasses[] = ${JSON.stringify(tables, null, 2)};`,
    '',
  ].join('\n');
}
