import { inject } from 'vitest';
import { prepareDatabase } from '../../../../../scripts/database/roles.mjs';
import { cloneDatabase, findDatabase } from '../../../../../scripts/database/throwaway.mjs';

export interface TestDatabase {
  /** As superuser: looks behind row-level security, for tests of it. */
  adminUrl: string;
  /** As `linli_owner`, who owns the tables. */
  ownerUrl: string;
  /** As `linli_app`, the way the API connects. */
  appUrl: string;
}

let own: Promise<TestDatabase> | undefined;

/**
 * This worker's own copy of the migrated database. Files that the same worker runs one after another share it, and
 * nothing is cleaned between tests: each test founds its own community, so every test also proves that communities
 * do not see each other.
 */
export function testDatabase(): Promise<TestDatabase> {
  own ??= makeOwn(`linli_worker_${process.env['VITEST_POOL_ID'] ?? '1'}`);
  return own;
}

/** A further copy that nobody else writes to, for a test that counts everything there is. */
export function freshTestDatabase(): Promise<TestDatabase> {
  return makeOwn(`linli_fresh_${crypto.randomUUID().replaceAll('-', '')}`);
}

async function makeOwn(name: string): Promise<TestDatabase> {
  const { url, template } = inject('testServer');
  const adminUrl = (await findDatabase(url, name)) ?? (await cloneDatabase({ serverUrl: url, template, name }));
  return { adminUrl, ...(await prepareDatabase({ adminUrl, secret: '' })) };
}
