import fs from 'node:fs';
import { fromRoot } from './paths.mjs';
import { run } from './run.mjs';

/**
 * Installs the packages if node_modules is not what package-lock.json says. Uses nothing but Node itself.
 * @param {AbortSignal} [signal]
 * @returns {Promise<boolean>} whether anything was installed
 */
export async function installPackages(signal) {
  if (isInstalled()) return false;
  console.log('· 安装依赖 / Installing packages (npm ci) …');
  // Development packages build the web pages and the API, whatever NODE_ENV says.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const options = { signal, isShown: true };
  if (npm?.endsWith('.js')) await run('npm ci', process.execPath, [npm, ...args], options);
  else await run('npm ci', 'npm', args, { ...options, shell: process.platform === 'win32' });
  return true;
}

/**
 * npm leaves its own account of what it installed in node_modules; that is compared, so that an `npm install` by hand
 * counts too. Packages for other platforms are optional and may be missing.
 */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([place, { version, link, optional }]) => {
    if (!place.includes('node_modules/')) return true;
    if (!present[place]) return optional === true;
    return link === true || (present[place].version === version && fs.existsSync(fromRoot(place)));
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, link?: boolean, optional?: boolean }> | null}
 */
function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(fromRoot(file), 'utf8')).packages;
  } catch {
    return null;
  }
}
