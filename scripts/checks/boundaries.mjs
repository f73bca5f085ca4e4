// Holds the boundaries in .dependency-cruiser.cjs against the sources, and first proves that every one of them bites.
import { printFailure } from '../shared/plain-error.mjs';
import { ROOT } from '../shared/paths.mjs';
import { cruiseFolders } from './cruise.mjs';
import { plantedViolations } from './planted-violations.mjs';

const FOLDERS = ['packages/domain/src', 'apps/api/src', 'apps/web/src'];

try {
  const faults = [...(await plantedViolations()), ...(await realViolations())];
  if (faults.length > 0) {
    console.error(faults.join('\n'));
    process.exitCode = 1;
  }
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}

/** @returns {Promise<string[]>} */
async function realViolations() {
  const { modules, violations } = await cruiseFolders(ROOT, FOLDERS);
  const unread = FOLDERS.filter((folder) => !modules.some((file) => file.startsWith(`${folder}/`)));
  if (unread.length === 0) console.log(`${modules.length} modules were read.`);
  return [
    ...unread.map((folder) => `Nothing was read below ${folder}: the check checks nothing.`),
    ...violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`),
  ];
}
