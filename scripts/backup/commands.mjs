import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installPackages } from '../shared/install.mjs';
import { PlainError, printFailure } from '../shared/plain-error.mjs';
import { createShutdown } from '../shared/shutdown.mjs';
import { readSecrets } from '../start/data-dir.mjs';
import { readSettings } from '../start/settings.mjs';
import { keyRingFile, markOf, megabytes, readKeyIds, SECRETS } from './manifest.mjs';

/** @typedef {import('../shared/shutdown.mjs').Shutdown} Shutdown */

const passphrase = process.env.LINLI_BACKUP_PASSPHRASE || undefined;

/**
 * Ends the process, with 0 when everything is in the backup.
 * @param {string[]} args of the command line
 */
export const backup = (args) => run(args, 'backup', 'with-secrets', makeBackup);

/**
 * Ends the process, with 0 when everything is restored.
 * @param {string[]} args of the command line
 */
export const restore = (args) => run(args, 'restore', 'other-secret', restoreBackup);

/**
 * @param {string[]} args
 * @param {string} command
 * @param {string} flag
 * @param {(place: string, isSet: boolean, shutdown: Shutdown) => Promise<boolean>} work whether all is well
 */
async function run(args, command, flag, work) {
  const shutdown = createShutdown({ signalExitCode: 130 });
  try {
    const use = new PlainError(`Use: npm run ${command} -- <file> [--${flag}]`);
    const given = readArgs(args, flag);
    const [place] = given?.positionals ?? [];
    if (!given || place === undefined || given.positionals.length !== 1) throw use;
    await installPackages(shutdown.signal);
    const isWell = await work(path.resolve(place), given.values[flag] === true, shutdown);
    await shutdown.stop(isWell ? 0 : 1);
  } catch (error) {
    if (!shutdown.isStopping) printFailure(error);
    await shutdown.stop(1);
  }
}

/**
 * @param {string[]} args
 * @param {string} flag
 */
function readArgs(args, flag) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { [flag]: { type: 'boolean' } } });
  } catch {
    return null;
  }
}

/**
 * @param {string} place a file, or a folder for a file named by the time
 * @param {boolean} withSecrets
 * @param {Shutdown} shutdown
 */
async function makeBackup(place, withSecrets, shutdown) {
  if (withSecrets && !passphrase) {
    throw new PlainError(
      '--with-secrets puts the keys beside what they open: set LINLI_BACKUP_PASSPHRASE, which encrypts the backup.',
    );
  }
  const settings = readSettings();
  if (!settings.databaseUrl && !readSecrets(settings.dataDir))
    throw new PlainError(`There is no Linli in ${settings.dataDir}.`);
  const { attach } = await import('../start/attach.mjs');
  const { writeBackup } = await import('./write-backup.mjs');
  const { secret, ownerUrl } = await attach(settings, shutdown);
  const isFolder = fs.statSync(place, { throwIfNoEntry: false })?.isDirectory();
  const name = `linli-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')}.tar${passphrase ? '.age' : ''}`;
  const file = isFolder ? path.join(place, name) : place;
  if (fs.existsSync(file)) throw new PlainError(`${file} exists already.`);
  const { manifest, bytes, damagedFiles } = await writeBackup({
    ownerUrl,
    dataDir: settings.dataDir,
    secret,
    file,
    passphrase,
    withSecrets,
  });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const files = manifest.parts.filter((part) => part.name.startsWith('files/')).length;
  console.log(`✓ 已备份 / Backed up  ${file}`);
  console.log(`  ${rows} 行 rows   ${manifest.tables.length} 表 tables   ${files} 个文件 files   ${megabytes(bytes)}`);
  if (!withSecrets) {
    const ring = manifest.keyIds.length > 0 ? ` and ${keyRingFile(settings.dataDir)}` : '';
    console.log(
      '! 备份中没有密钥，请另外妥善保存 / The keys are not in it. To read what is encrypted you need, kept elsewhere:',
    );
    console.log(`    LINLI_SECRET (${path.join(settings.dataDir, SECRETS)}, or your environment)${ring}`);
  }
  for (const each of damagedFiles) console.error(`✗ 文件已损坏，未备份 / Damaged on the disk and left out: ${each}`);
  return damagedFiles.length === 0;
}

/**
 * @param {string} file
 * @param {boolean} mayDiffer whether another LINLI_SECRET than the backup's is meant
 * @param {Shutdown} shutdown
 */
async function restoreBackup(file, mayDiffer, shutdown) {
  const { verify } = await import('./container.mjs');
  const { attach } = await import('../start/attach.mjs');
  const { restoreDatabase } = await import('./restore-database.mjs');
  const settings = readSettings();
  /** @type {{ LINLI_SECRET: string, fieldKeys: object | null } | undefined} */
  let kept;
  const manifest = await verify(file, passphrase, ({ name, bytes }) => {
    if (name === SECRETS) kept = JSON.parse(bytes.toString('utf8'));
  });
  const found = process.env.LINLI_SECRET || readSecrets(settings.dataDir)?.LINLI_SECRET || kept?.LINLI_SECRET;
  if (!mayDiffer && (found === undefined || markOf(found) !== manifest.secretMark)) {
    throw new PlainError(
      'This backup was made under another LINLI_SECRET, so nothing was written. Set LINLI_SECRET to the one of its ' +
        'installation; or add --other-secret: then what is encrypted in it will never open.',
    );
  }
  if (kept) keepSecrets(settings.dataDir, kept);
  const missing = manifest.keyIds.filter((id) => !readKeyIds(settings.dataDir).includes(id));
  if (missing.length > 0 && !mayDiffer) {
    throw new PlainError(
      `Nothing was written: the keys ${missing.join(', ')} are missing. Put the installation's key ring to ${keyRingFile(settings.dataDir)}.`,
    );
  }
  const { ownerUrl } = await attach(settings, shutdown);
  const { applied } = await restoreDatabase({ ownerUrl, dataDir: settings.dataDir, file, passphrase, manifest });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`✓ 已恢复 / Restored what was committed at ${manifest.madeAt}: ${rows} 行 rows, every table compared`);
  if (applied.length > 0) console.log(`  数据库结构已更新 / Migrations applied: ${applied.join(', ')}`);
  console.log('  所有人需要重新登录，未用的登录链接已失效 / Everybody signs in again; unused links have ended');
  if (process.env.LINLI_SECRET) console.log('! 启动时仍需设置同样的 LINLI_SECRET / Start with the same LINLI_SECRET');
  return true;
}

/**
 * The keys of the backup become those of the new installation, where it has none.
 * @param {string} dataDir
 * @param {{ LINLI_SECRET: string, fieldKeys: object | null }} kept
 */
function keepSecrets(dataDir, { LINLI_SECRET, fieldKeys }) {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  fs.chmodSync(dataDir, 0o711);
  if (!readSecrets(dataDir)) {
    const secrets = { LINLI_SECRET, POSTGRES_PASSWORD: randomBytes(32).toString('base64url') };
    fs.writeFileSync(path.join(dataDir, SECRETS), `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  }
  const ring = keyRingFile(dataDir);
  if (fieldKeys && !fs.existsSync(ring)) fs.writeFileSync(ring, JSON.stringify(fieldKeys), { mode: 0o600 });
}
