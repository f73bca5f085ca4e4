import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { capture } from '../shared/run.mjs';
import { fromRoot } from '../shared/paths.mjs';
import { PlainError } from '../shared/plain-error.mjs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
];

/**
 * A Chromium for the tests in the browser: an installed one, else Debian's, else Playwright's own.
 * @param {AbortSignal} signal
 * @returns {Promise<string>} its absolute path
 */
export async function ensureBrowser(signal) {
  const chosen = process.env.LINLI_CHROMIUM;
  if (chosen) {
    if (works(chosen)) return chosen;
    throw new PlainError(`LINLI_CHROMIUM is ${chosen}, and that does not run.`);
  }
  const installed = PLACES.find(works) ?? (await playwrightsOwn());
  if (installed) return installed;
  for (const install of [fromDebian, fromPlaywright]) {
    await install(signal);
    const found = PLACES.find(works) ?? (await playwrightsOwn());
    if (found) return found;
  }
  throw new PlainError(
    'No Chromium or Chrome was found, and none could be installed. Install one, or set LINLI_CHROMIUM.',
  );
}

/**
 * Ubuntu's chromium is a stub that asks for a snap: to be there is not enough.
 * @param {string} file
 */
const works = (file) =>
  fs.existsSync(file) && spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  const file = chromium.executablePath();
  return fs.existsSync(file) ? file : undefined;
}

/** @param {AbortSignal} signal */
async function fromDebian(signal) {
  if (process.getuid?.() !== 0 || !fs.existsSync('/etc/debian_version')) return;
  console.log('· 安装浏览器 / Installing Chromium (apt-get) …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    capture('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env, signal });
  // A fresh image knows no packages at all until its lists are fetched.
  if ((await install()).code === 0) return;
  await capture('apt-get', ['update'], { env, signal });
  await install();
}

/** @param {AbortSignal} signal */
async function fromPlaywright(signal) {
  console.log('· 安装浏览器 / Installing Chromium (Playwright) …');
  // With the system's libraries where that is allowed.
  const more = process.platform === 'linux' && process.getuid?.() === 0 ? ['--with-deps'] : [];
  await capture(process.execPath, [fromRoot('node_modules/@playwright/test/cli.js'), 'install', ...more, 'chromium'], {
    signal,
  });
}
