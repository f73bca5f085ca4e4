import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../shared/paths.mjs';

export const MIGRATIONS_DIR = fromRoot('prisma/migrations');
const SCHEMA_DIR = fromRoot('prisma/schema');

/**
 * One folder of prisma/migrations.
 * @typedef {object} Migration
 * @property {string} name `20261123000000_foundation`
 * @property {string} sql
 * @property {string} checksum SHA-256 in hex, as Prisma keeps it in _prisma_migrations
 */

/**
 * The migrations in the order in which they are applied.
 * @param {string} [dir]
 * @returns {Migration[]}
 */
export function readMigrations(dir = MIGRATIONS_DIR) {
  if (!fs.existsSync(dir)) return [];
  return fs
    .readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && fs.existsSync(path.join(dir, entry.name, 'migration.sql')))
    .map(({ name }) => {
      const sql = fs.readFileSync(path.join(dir, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The same as Prisma's engine wants to be told.
 * @param {Migration[]} migrations
 * @returns {import('@prisma/schema-engine-wasm').MigrationList}
 */
export const asEngineList = (migrations) => ({
  baseDir: MIGRATIONS_DIR,
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
  shadowDbInitScript: '',
  migrationDirectories: migrations.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
  })),
});

/**
 * The Prisma schema, one file per capability.
 * @returns {[path: string, content: string][]}
 */
export function readDatamodels() {
  return fs
    .readdirSync(SCHEMA_DIR)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => [path.join(SCHEMA_DIR, name), fs.readFileSync(path.join(SCHEMA_DIR, name), 'utf8')]);
}
