import { openDatabase } from './shared/database.ts';
import { readEnvironment } from './shared/environment.ts';
import { fieldCipher } from './shared/field-cipher.ts';
import { countStale, reencrypt, RETIRABLE_MS, rotatingAlone } from './shared/key-rotation.ts';
import { openKeyRing, readKeyFile, withNewKey, withoutOldKeys, writeKeyFile } from './shared/key-ring.ts';
import { fieldKeysFileOf } from './shared/open-platform.ts';

/**
 * `npm run keys:rotate`: adds a key and writes everything that is encrypted anew under it; begun again after it was
 * killed, it goes on. With `--retire` it forgets the older keys, once nothing needs them. (docs/decisions/0010)
 */
const environment = readEnvironment(process.env);
const { secret } = environment;
const file = fieldKeysFileOf(environment);
const database = openDatabase({ url: environment.databaseUrl, poolSize: 1 });

/** The keys as the file has them at this moment. */
function readKeys() {
  const ring = openKeyRing(secret, file);
  return { pool: database.system.pool, ring, cipher: fieldCipher(secret, ring) };
}

async function rotate(): Promise<string> {
  if ((await countStale(readKeys())) === 0) writeKeyFile(file, withNewKey(readKeyFile(file), new Date()));
  else console.log('· 继续上次的密钥轮换 / Going on with the rotation that was begun …');
  const onBatch = (table: string, rows: number) => console.log(`  ${table}: ${rows}`);
  const { rows, unreadable } = await reencrypt({ ...readKeys(), onBatch });
  if (unreadable.length > 0) {
    throw new Error(
      `${unreadable.length} values are opened by no key and stay as they are:\n  ${unreadable.slice(0, 10).join('\n  ')}`,
    );
  }
  return (
    `已用新密钥重新加密 ${rows} 行 / ${rows} rows were written anew. Back up ${file}.\n` +
    'Older keys still open older backups. `npm run keys:rotate -- --retire` forgets them.'
  );
}

async function retire(): Promise<string> {
  const keys = readKeys();
  const content = readKeyFile(file);
  if (!content) throw new Error('There is one key only, derived from LINLI_SECRET: rotate first.');
  const stale = await countStale(keys);
  if (stale > 0) throw new Error(`${stale} rows still need an older key: run \`npm run keys:rotate\` again first.`);
  const waitMs = RETIRABLE_MS - (Date.now() - (keys.ring.currentSince()?.getTime() ?? 0));
  if (waitMs > 0) throw new Error(`The key is new; try again in ${Math.ceil(waitMs / 1_000)} seconds.`);
  writeKeyFile(file, withoutOldKeys(content));
  return '旧密钥已移除 / The older keys are forgotten. Backups made before the rotation need the key file of that time.';
}

try {
  const outcome = await rotatingAlone(database.system.pool, process.argv.includes('--retire') ? retire : rotate);
  if (outcome === null) throw new Error('Another rotation is running.');
  console.log(outcome);
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await database.close();
}
