import { spawn } from 'node:child_process';
import path from 'node:path';

/**
 * Waits for the end of its standard input, which is the death of the launcher (or its dismissal), then shuts down
 * the PostgreSQL that is still there. The process id is believed only while PostgreSQL's own pid file names it.
 */
const GUARD = `
trap '' INT HUP TERM
read -r _
if [ "$(head -n 1 "$2" 2>/dev/null)" = "$1" ]; then kill -INT "$1"; fi
while [ "$(head -n 1 "$2" 2>/dev/null)" = "$1" ] && kill -0 "$1" 2>/dev/null; do sleep 0.1; done
if [ -n "$3" ]; then rm -rf -- "$3"; fi
`;

/**
 * Lets no PostgreSQL outlive this process, even after `kill -9`: a shell of 1 MB watches a pipe from here.
 * (Windows has no such shell; there the next start stops what was left.)
 * @param {{ pid: number | undefined, dataDir: string, removeDir: string | undefined }} watched
 * @returns {() => void} dismisses the guard, once PostgreSQL has been stopped
 */
export function standGuard({ pid, dataDir, removeDir }) {
  if (pid === undefined || process.platform === 'win32') return () => {};
  const args = [
    '-c',
    GUARD,
    'linli-database-guard',
    String(pid),
    path.join(dataDir, 'postmaster.pid'),
    removeDir ?? '',
  ];
  const guard = spawn('/bin/sh', args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/' });
  guard.once('error', () => {});
  guard.stdin?.once('error', () => {});
  guard.unref();
  /** @type {import('node:net').Socket | null} */ (guard.stdin)?.unref();
  return () => guard.stdin?.destroy();
}
