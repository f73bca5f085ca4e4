import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { withLock } from '../shared/lock.mjs';
import { fromRoot } from '../shared/paths.mjs';

const SKIPPED = /^(node_modules|dist|dist-building-.*|generated|\..*)$/;
const TEST = /\.(test|given)\.[^.]+$/;

/**
 * Does `work` unless its output was made from exactly these inputs. The stamp lies in the output, so deleting that
 * is enough to make it again.
 * @param {object} what
 * @param {string} what.stamp file, relative to the root
 * @param {string[]} what.inputs files and folders, relative to the root; tests and outputs inside them do not count
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether it was stale
 */
export async function makeIfStale({ stamp, inputs }, work) {
  const isFresh = () => readText(fromRoot(stamp)) === fingerprint(inputs);
  if (isFresh()) return false;
  // `npm start` and `npm test` may be run side by side; who comes second finds it made.
  return withLock(fromRoot('node_modules', `.linli-build-${stamp.replaceAll('/', '-')}.lock`), async () => {
    const wanted = fingerprint(inputs);
    if (isFresh()) return false;
    await work();
    fs.writeFileSync(fromRoot(stamp), wanted);
    return true;
  });
}

/**
 * A hash over names and contents. Dates do not count: a checkout changes them.
 * @param {string[]} inputs
 */
function fingerprint(inputs) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  for (const file of inputs.flatMap((input) => filesIn(fromRoot(input))).sort()) {
    const content = fs.readFileSync(file);
    hash.update(`${path.relative(fromRoot(), file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesIn(place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [place];
  return fs
    .readdirSync(place)
    .filter((name) => !SKIPPED.test(name) && !TEST.test(name))
    .flatMap((name) => filesIn(path.join(place, name)));
}

/** @param {string} file */
function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Lets `work` fill a new folder and puts that in the place of `dir`, so that a build which fails or is killed leaves
 * the old one whole, and a server that runs meanwhile never finds half of it.
 * @param {string} dir relative to the root
 * @param {(newDir: string) => Promise<void>} work gets the absolute path
 */
export async function replaceFolder(dir, work) {
  const target = fromRoot(dir);
  const parent = path.dirname(target);
  const newDir = path.join(parent, `dist-building-${process.pid}`);
  for (const name of fs.existsSync(parent) ? fs.readdirSync(parent) : []) {
    const pid = /^dist-building-(\d+)$/.exec(name)?.[1];
    const isOld = pid && Date.now() - fs.statSync(path.join(parent, name)).mtimeMs > 10 * 60_000;
    if (isOld) fs.rmSync(path.join(parent, name), { recursive: true, force: true });
  }
  try {
    await work(newDir);
    fs.rmSync(target, { recursive: true, force: true });
    fs.renameSync(newDir, target);
  } finally {
    fs.rmSync(newDir, { recursive: true, force: true });
  }
}
