// Weighs what each entry of the site loads first, gzipped, after `npm run build`; over budget is an error.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../dist');
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

/** kB of 1,000 bytes. */
const LIGHT_KB = 130;
const OFFICE_KB = 300;

/** The modules that a first visit loads besides index.html, in the larger of the two languages. */
const texts = (...more) =>
  ['zh', 'en'].map((language) => ['src/app/messages', ...more].map((file) => `${file}.${language}.ts`));
const REPORT = 'src/tickets/report/messages';
const FOLLOW = 'src/tickets/follow/messages';
const FIRST_SIGN_IN = 'src/app/first-sign-in-messages';
const ACCOUNT = 'src/accounts/messages';
const ACCOUNT_FORMS = 'src/accounts/account-forms-messages';
const OWN_ACCOUNT = 'src/accounts/own-account-messages';
const POCKET = 'src/tickets/pocket/messages';
const ENTRIES = [
  {
    route: '/',
    pages: ['src/app/public-shell.tsx', 'src/app/public-home-page.tsx'],
    texts: texts('src/app/home-messages'),
    budget: LIGHT_KB,
  },
  {
    route: '/volunteer',
    pages: ['src/app/public-shell.tsx', 'src/volunteers/sign-up-page.tsx'],
    texts: texts('src/volunteers/messages'),
    budget: LIGHT_KB,
  },
  {
    route: '/report',
    pages: ['src/app/public-shell.tsx', 'src/tickets/report/report-page.tsx'],
    texts: texts(REPORT),
    budget: LIGHT_KB,
  },
  {
    route: '/follow',
    pages: ['src/app/public-shell.tsx', 'src/tickets/follow/follow-page.tsx'],
    texts: texts(FOLLOW),
    budget: LIGHT_KB,
  },
  { route: '/sign-in', pages: ['src/app/sign-in-page.tsx'], texts: texts(ACCOUNT), budget: LIGHT_KB },
  {
    route: '/first-sign-in',
    pages: ['src/app/first-sign-in-page.tsx'],
    texts: texts(FIRST_SIGN_IN, ACCOUNT),
    budget: LIGHT_KB,
  },
  {
    route: '/pocket',
    pages: ['src/app/volunteer-shell.tsx', 'src/tickets/pocket/pocket-page.tsx'],
    texts: texts(POCKET),
    budget: LIGHT_KB,
  },
  {
    route: '/pocket/tickets/…',
    pages: ['src/app/volunteer-shell.tsx', 'src/tickets/pocket/pocket-ticket-page.tsx'],
    texts: texts(POCKET),
    budget: LIGHT_KB,
  },
  {
    route: '/pocket/mine',
    pages: ['src/app/volunteer-shell.tsx', 'src/tickets/pocket/mine-page.tsx'],
    texts: texts(POCKET),
    budget: LIGHT_KB,
  },
  {
    route: '/pocket/account',
    pages: ['src/app/volunteer-shell.tsx', 'src/accounts/own-account-page.tsx'],
    texts: texts(POCKET, OWN_ACCOUNT),
    budget: LIGHT_KB,
  },
  {
    route: '(limited session)',
    pages: ['src/app/limited-session-page.tsx'],
    texts: texts(ACCOUNT, ACCOUNT_FORMS),
    budget: LIGHT_KB,
  },
  // Each room opens on a chunk of its own.
  ...[
    ['/desk/tickets', 'src/tickets/desk/desk-tickets-page.tsx'],
    ['/overlook/tickets', 'src/tickets/desk/overlook-tickets-page.tsx'],
    ['/admin/org-units', 'src/org-units/org-units-page.tsx'],
  ].map(([route, ...lazy]) => ({
    route,
    pages: ['src/app/office-routes.tsx', ...lazy],
    texts: texts('src/app/office-messages'),
    budget: OFFICE_KB,
  })),
];

/** Every script that loading these modules loads, by static imports all the way down. */
function closure(modules) {
  const files = new Set();
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The build's manifest has no ${key}; was it renamed? Mend ENTRIES in check-size.mjs.`);
    if (chunk.file.endsWith('.js')) files.add(chunk.file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const module of modules) visit(module);
  return files;
}

const gzipped = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
const weigh = (modules) => [...closure(modules)].reduce((sum, file) => sum + gzipped(file), 0) / 1000;

const rows = ENTRIES.map(({ route, pages, texts: languages, budget }) => {
  const size = Math.max(...languages.map((languageTexts) => weigh(['index.html', ...pages, ...languageTexts])));
  return { 'first load of': route, 'kB gzip': Number(size.toFixed(1)), budget, fits: size <= budget ? 'yes' : 'NO' };
});
console.table(rows);
if (rows.some(({ fits }) => fits === 'NO')) {
  console.error('Over budget: see docs/decisions/0003-web-first-load.md for what may load first.');
  process.exit(1);
}
