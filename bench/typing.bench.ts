import { chromium, type Page } from '@playwright/test';
import { openPlatform } from '../apps/api/src/shared/open-platform.ts';
import { readEnvironment } from '../apps/api/src/shared/environment.ts';
import { sowResidents } from '../apps/api/src/seed-demo/residents/sow-residents.ts';
import { sowDemo } from '../apps/api/src/seed-demo/sow.ts';
import { ensureBrowser } from '../scripts/testing/browser.mjs';
import { makeDatabase } from './support/database.ts';
import { percentile } from './support/rounds.ts';
import { startServer } from './support/server.ts';

/**
 * The search box in a real browser, in a district of a million residents (`BENCH_RESIDENTS`): how long after the last
 * key the list shows what the API answers to the whole text. Each text is typed key by key, as a fast typist does.
 */
const SIZE = Number(process.env['BENCH_RESIDENTS'] ?? 1_000_000);
const TIMES = Number(process.env['BENCH_TIMES'] ?? 5);
const KEY_MS = 90;
const TEXTS = ['王伟', '建国', 'wang', 'liq', 'zhangwei', '文化', '1234', '李'];

/** Runs in the page: notes the last key, what the API answers to which text, and each frame's first row. */
const WATCH = `
  window.noted = { keyAt: 0, shown: [], answers: [] };
  if (!window.seen) {
    document.addEventListener('input', () => { noted.keyAt = performance.now(); }, true);
    const ask = window.fetch;
    window.fetch = async (input, init) => {
      const answer = await ask(input, init);
      if (String(input.url ?? input).endsWith('/residents/search') && init?.body) {
        const { items } = await answer.clone().json();
        const { text } = JSON.parse(init.body);
        noted.answers.push({ text, first: items[0]?.id ?? '', at: performance.now() });
      }
      return answer;
    };
    const look = () => {
      const first = document.querySelector('[data-resident-id]')?.dataset.residentId ?? '';
      noted.shown.push({ first, at: performance.now() });
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    window.seen = async (wanted) => {
      for (let tries = 0; tries < 500; tries += 1) {
        const answer = noted.answers.findLast(({ text }) => text === wanted);
        const shown = answer && noted.shown.find(({ first, at }) => first === answer.first && at >= answer.at);
        if (shown) return shown.at - noted.keyAt;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error('The results never came.');
    };
  }
`;

const { appUrl, settle } = await makeDatabase(`typing_${SIZE}`);
const platform = openPlatform({ ...readEnvironment({ ...process.env, LINLI_APP_DATABASE_URL: appUrl }), isDemo: true });
await sowDemo(platform, () => {});
await sowResidents(platform, { total: SIZE, tell: () => {} });
await platform.database.close();
await settle();
const server = await startServer(
  [process.execPath, 'apps/api/dist/server.js'],
  { LINLI_APP_DATABASE_URL: appUrl, LINLI_DEMO: 'on', LINLI_PUBLIC_REQUESTS_PER_MINUTE: '10000000' },
  '/api/health/ready',
);
const browser = await chromium.launch({
  executablePath: await ensureBrowser(new AbortController().signal),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
console.log(
  `\nResults after the last key with ${SIZE.toLocaleString('en')} residents, ms: half of them, 95 of 100, the longest`,
);
for (const [username, list] of [
  ['district', '/overlook/residents'],
  ['worker', '/desk/residents'],
] as const) {
  const page = await signedIn(username);
  const times: number[] = [];
  for (let turn = 0; turn < TIMES; turn += 1) {
    // Opened anew, so that nothing is shown from what the page remembers.
    await page.goto(`${server.base}${list}`);
    for (const text of TEXTS) times.push(await type(page, text));
  }
  const figures = [percentile(times, 0.5), percentile(times, 0.95), Math.max(...times)];
  console.log(`  ${username.padEnd(10)} ${figures.map((value) => value.toFixed(0).padStart(6)).join(' ')}`);
  await page.context().close();
}
await browser.close();
await server.stop();

async function signedIn(username: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${server.base}/sign-in`);
  await page.locator('input[name=username]').fill(username);
  await page.locator('input[name=password]').fill('Linli-demo-2026');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  return page;
}

/** Types a text into the empty box; milliseconds from its last key to the first of its own results on the screen. */
async function type(page: Page, text: string): Promise<number> {
  const box = page.getByRole('searchbox');
  await box.fill('');
  await page.locator('[data-resident-id]').first().waitFor();
  await page.waitForTimeout(400);
  await page.evaluate(WATCH);
  await box.focus();
  await page.keyboard.type(text, { delay: KEY_MS });
  return page.evaluate<number>(`seen(${JSON.stringify(text)})`);
}
