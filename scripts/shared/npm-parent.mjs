import fs from 'node:fs';

const LOOK_EVERY_MS = 500;
const SHELL = /^(sh|dash|bash|ash|zsh|busybox)$/;

/**
 * Calls `onGone` when the npm that runs this script is gone. A signal to npm reaches the shell that it put between,
 * which dies of it without passing it on; this process would stay behind alone. Run without npm, nothing is watched:
 * then it is the shell's own business whether its jobs outlive it.
 * @param {() => void} onGone
 */
export function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const npm = isShell(parent) ? parentOf(parent) : parent;
  const watching = setInterval(() => {
    const isGone = process.ppid !== parent || (npm !== parent && parentOf(parent) !== npm);
    if (!isGone) return;
    clearInterval(watching);
    onGone();
  }, LOOK_EVERY_MS);
  watching.unref();
}

/** @param {number} pid */
const isShell = (pid) => SHELL.test(stat(pid)?.name ?? '');

/** @param {number} pid */
const parentOf = (pid) => stat(pid)?.parent ?? pid;

/**
 * Linux only; elsewhere the direct parent alone is watched.
 * @param {number} pid
 */
function stat(pid) {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = text.lastIndexOf(')');
    return { name: text.slice(text.indexOf('(') + 1, end), parent: Number(text.slice(end + 2).split(' ')[1]) };
  } catch {
    return undefined;
  }
}
