// The step `logs` of `npm test`: every log that the run has written (API in tests and as processes, PostgreSQL, the
// house of the e2e stories) is searched for personal data: for whatever the tests let the product encrypt, and for
// what phones, ID numbers and secrets look like. Lines of leaks planted by hand come first: each must be found.
import fs from 'node:fs';
import path from 'node:path';
import { findLeaks, PLANTED } from './log-leaks.mjs';

const folder = process.env.LINLI_TEST_LOGS ?? '';
const house = process.env.LINLI_E2E_DATA ?? '';
/** @type {string[]} */
const faults = [];

for (const [leak, line] of Object.entries(PLANTED)) {
  const found = findLeaks(line, ['欧阳听雪', 'K7QF2M9PXR4T']);
  if (!found.includes(leak)) faults.push(`A planted leak is not found: ${leak}`);
}

const named = (/** @type {string} */ dir, /** @type {RegExp} */ pattern) =>
  (fs.existsSync(dir) ? fs.readdirSync(dir) : [])
    .filter((name) => pattern.test(name))
    .map((name) => path.join(dir, name));
const known = named(folder, /^personal-data-.*\.jsonl$/).flatMap((file) =>
  fs
    .readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => String(JSON.parse(line))),
);
const files = [
  ...named(folder, /\.log$/),
  ...named(house, /\.log$/),
  ...named(path.join(house, 'logs'), /\.log(\.1)?$/),
];

// A log that nobody collects any more would be clean for ever.
const reports = path.dirname(folder);
const isThere = (/** @type {RegExp} */ pattern) =>
  files.some((file) => pattern.test(file) && fs.statSync(file).size > 0);
const wanted = [
  { after: 'api.json', what: 'the API in its tests', pattern: /logs\/api-\d+\.log$/ },
  { after: 'api.json', what: 'API processes', pattern: /logs\/process-\d+\.log$/ },
  { after: 'api.json', what: 'PostgreSQL', pattern: /logs\/postgres-\d+\.log$/ },
  { after: 'e2e.json', what: 'the house of the stories', pattern: /e2e-data\/logs\/api\.log$/ },
  { after: 'e2e.json', what: 'its PostgreSQL', pattern: /e2e-data\/postgres\.log$/ },
];
for (const { after, what, pattern } of wanted) {
  if (fs.existsSync(path.join(reports, after)) && !isThere(pattern)) faults.push(`There is no log of ${what}.`);
}
if (files.length === 0) faults.push('There are no logs: run the steps api or e2e before.');

let lines = 0;
for (const file of files) {
  for (const [index, line] of fs.readFileSync(file, 'utf8').split('\n').entries()) {
    if (line === '') continue;
    lines += 1;
    const found = findLeaks(line, known);
    // What leaked is not printed again.
    if (found.length > 0) faults.push(`${path.basename(file)}:${index + 1} ${found.join(', ')}; ${outline(line)}`);
  }
}

/** @param {string} line what can be told of it: its message and the names of its fields */
function outline(line) {
  try {
    const entry = JSON.parse(line);
    return `fields ${Object.keys(entry).join(' ')}`;
  } catch {
    return `begins ${JSON.stringify(line.slice(0, 60).replaceAll(/[^ -~]|\d/g, '*'))}`;
  }
}

const summary = `personal data in logs: scanned ${lines} lines of ${files.length} files for ${new Set(known).size} values and ${Object.keys(PLANTED).length} patterns, ${faults.length} findings`;
console.log(summary);
if (process.env.LINLI_FIGURES_FILE) fs.appendFileSync(process.env.LINLI_FIGURES_FILE, `${summary}\n`);
if (faults.length > 0) {
  console.error(faults.slice(0, 40).join('\n'));
  process.exitCode = 1;
}
