import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { withLock } from './lock.mjs';
import { fromRoot } from './paths.mjs';
import { run } from './run.mjs';

/**
 * Installs the packages if node_modules is not what package-lock.json says. Uses nothing but Node itself.
 * @param {AbortSignal} [signal]
 * @returns {Promise<boolean>} whether anything was installed
 */
export async function installPackages(signal) {
  if (isInstalled()) return false;
  // Not in node_modules, which npm ci removes.
  return withLock(fromRoot('.installing.lock'), async () => !isInstalled() && install(signal));
}

/** @param {AbortSignal | undefined} signal */
async function install(signal) {
  console.log('· 安装依赖 / Installing packages (npm ci) …');
  // Development packages build the web pages and the API, whatever NODE_ENV says.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const options = { signal, isShown: true };
  if (npm?.endsWith('.js')) await run('npm ci', process.execPath, [npm, ...args], options);
  else await run('npm ci', 'npm', args, { ...options, shell: process.platform === 'win32' });
  fs.writeFileSync(fromRoot(STAMP), lockHash());
  return true;
}

const STAMP = 'node_modules/.linli-installed';

/** Installed from this very lock file, by us or (npm leaves its own account of what it installed) by hand. */
function isInstalled() {
  return readText(STAMP) === lockHash() || isAsLocked();
}

const lockHash = () => createHash('sha256').update(readText('package-lock.json')).digest('hex');

/** Packages for other platforms are optional and may be missing. */
function isAsLocked() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([place, { version, link, optional }]) => {
    if (!place.includes('node_modules/')) return true;
    if (!present[place]) return optional === true;
    return link === true || (present[place].version === version && fs.existsSync(fromRoot(place)));
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, link?: boolean, optional?: boolean }>}
 */
function readPackages(file) {
  try {
    return JSON.parse(readText(file)).packages ?? {};
  } catch {
    return {};
  }
}

/** @param {string} file */
function readText(file) {
  try {
    return fs.readFileSync(fromRoot(file), 'utf8');
  } catch {
    return '';
  }
}
