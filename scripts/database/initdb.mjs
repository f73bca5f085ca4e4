import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { PlainError } from '../shared/plain-error.mjs';

/** The superuser of an embedded database. */
export const SUPERUSER = 'postgres';

/**
 * Makes a new database folder. It appears under its name only when it is whole, so a start that was killed half-way
 * leaves nothing that the next one would take for a database.
 * @param {object} options
 * @param {string} options.initdb
 * @param {string} options.dataDir
 * @param {string} options.password of the superuser
 * @param {boolean} options.durable
 * @param {import('./run-as.mjs').RunAs} options.runAs
 */
export async function initialise({ initdb, dataDir, password, durable, runAs }) {
  const parent = path.dirname(dataDir);
  for (const name of fs.readdirSync(parent)) {
    if (name.startsWith('initdb-')) fs.rmSync(path.join(parent, name), { recursive: true, force: true });
  }
  const workDir = path.join(parent, `initdb-${randomUUID()}`);
  const passwordFile = path.join(workDir, 'password');
  const newDir = path.join(workDir, 'data');
  fs.mkdirSync(workDir, { mode: 0o700 });
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runAs.account) {
    for (const file of [workDir, passwordFile]) fs.chownSync(file, runAs.account.uid, runAs.account.gid);
  }
  try {
    await runInitdb(
      runAs.wrap(initdb, [
        `--pgdata=${newDir}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // Collation by code point: the same order on every system. With locale C pg_trgm would find no Chinese text.
        '--locale-provider=builtin',
        '--locale=C.UTF-8',
        '--no-instructions',
        ...(durable ? [] : ['--no-sync']),
      ]),
    );
    fs.renameSync(newDir, dataDir);
  } finally {
    fs.rmSync(workDir, { recursive: true, force: true });
  }
}

/** @param {ReturnType<import('./run-as.mjs').RunAs['wrap']>} program */
async function runInitdb({ command, args, options }) {
  const child = spawn(command, args, {
    ...options,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    // Its messages are matched by nobody, but a locale that is not installed would be an error of its own.
    env: { ...process.env, LC_ALL: 'C' },
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (complaint += text));
  const [code] = await once(child, 'close');
  if (code !== 0) {
    const reason =
      complaint
        .trim()
        .split('\n')
        .find((line) => /error|fatal/i.test(line)) ?? complaint.trim();
    throw new PlainError(`The embedded PostgreSQL cannot be set up: ${reason || `initdb ended with ${code}`}`);
  }
}
