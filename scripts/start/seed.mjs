import { once } from 'node:events';
import fs from 'node:fs';
import { withConnection } from '../database/connection.mjs';
import { fromRoot } from '../shared/paths.mjs';
import { PlainError } from '../shared/plain-error.mjs';
import { hasEnded } from '../shared/processes.mjs';
import { apiLogFile, spawnApi } from './api-process.mjs';

/** Held while one starter seeds; not the number of migrate.mjs. */
const LOCK = 0x11a12;

/**
 * Fills an empty database with the demo, once in its life, however many start on it together; with `residents`, fills
 * it up to so many residents whenever it is asked to.
 * @param {object} options
 * @param {string} options.ownerUrl
 * @param {NodeJS.ProcessEnv} options.env of `apiEnvironment`
 * @param {AbortSignal} options.signal
 * @param {number} [options.residents]
 * @param {string[]} [options.command] instead of the bundled seed-demo
 * @returns {Promise<boolean>} whether it was seeded now
 */
export async function seedDemoOnce({ ownerUrl, env, signal, residents, command }) {
  if (!command && !fs.existsSync(fromRoot('apps/api/dist/seed-demo.js'))) return false;
  return withConnection(ownerUrl, async (owner) => {
    // What is seeded last; a demo of an earlier version gets what it lacks.
    const seeded = "SELECT FROM demo_seedings WHERE seed LIKE 'residents-%' LIMIT 1";
    const isSeeded = async () => residents === undefined && (await owner.query(seeded)).rowCount !== 0;
    if (await isSeeded()) return false;
    await owner.query('SELECT pg_advisory_lock($1)', [LOCK]);
    if (await isSeeded()) return false;
    console.log('· 准备演示数据 / Filling the demo …');
    const total = residents === undefined ? {} : { LINLI_DEMO_RESIDENTS: String(residents) };
    const child = spawnApi('seed-demo', { ...env, ...total }, command);
    const stop = () => child.kill('SIGTERM');
    signal.addEventListener('abort', stop, { once: true });
    if (!hasEnded(child)) await once(child, 'exit');
    signal.removeEventListener('abort', stop);
    if (child.exitCode !== 0) {
      throw new PlainError(`The demo could not be filled in; see the end of ${apiLogFile(env.LINLI_DATA_DIR ?? '')}.`);
    }
    return true;
  });
}
