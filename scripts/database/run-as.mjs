import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { PlainError } from '../shared/plain-error.mjs';

/**
 * How to start PostgreSQL's programs. It refuses to run as root, so under root it runs as the owner of an existing
 * data folder, or as the system user `postgres`.
 * @typedef {object} RunAs
 * @property {{ uid: number, gid: number } | null} account who will own the data; null = whoever runs this script
 * @property {(program: string, args: string[]) => { command: string, args: string[], options: { uid?: number, gid?: number } }} wrap
 */

/**
 * Decides once per start which account runs PostgreSQL, and proves that it can.
 * @param {{ postgres: string, dataDir: string, parentDir: string }} places `dataDir` may not exist yet, its parent does
 * @returns {RunAs}
 */
export function chooseAccount({ postgres, dataDir, parentDir }) {
  if (process.getuid?.() !== 0) {
    return { account: null, wrap: (command, args) => ({ command, args, options: {} }) };
  }
  const account = ownerOf(dataDir) ?? postgresUser();
  const works = (/** @type {RunAs['wrap']} */ wrap) => {
    const probe = wrap('/bin/sh', ['-c', '"$1" --version && test -x "$1" && cd "$2"', 'sh', postgres, parentDir]);
    return spawnSync(probe.command, probe.args, { ...probe.options, cwd: '/' }).status === 0;
  };
  /** @type {RunAs['wrap'][]} */
  const ways = [
    (command, args) => ({ command, args, options: account }),
    // A clone under /root or in a private temporary folder: no other account may pass through. One capability, and
    // the lesser one where the container grants it, lets it pass without opening the folder to everybody.
    ...['dac_read_search', 'dac_override'].map((capability) => withCapability(account, capability)),
  ];
  const wrap = ways.find(works);
  if (wrap) return { account, wrap };
  throw new PlainError(
    `PostgreSQL does not run as root, and user id ${account.uid} cannot enter ${parentDir} or read node_modules. ` +
      'Move the project to a folder others may enter, start it as an ordinary user, or set DATABASE_URL.',
  );
}

/**
 * @param {{ uid: number, gid: number }} account
 * @param {string} capability
 * @returns {RunAs['wrap']}
 */
function withCapability({ uid, gid }, capability) {
  const flags = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  // initdb looks for postgres by access(2), which forgets the capabilities of anybody but root unless told not to.
  const capabilities = [`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`, '--securebits=+no_setuid_fixup'];
  return (program, args) => ({
    command: 'setpriv',
    args: [...flags, ...capabilities, '--', program, ...args],
    options: {},
  });
}

/** @param {string} dir */
function ownerOf(dir) {
  const stat = fs.statSync(dir, { throwIfNoEntry: false });
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : null;
}

function postgresUser() {
  const found = lookUp('postgres');
  if (found) return found;
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  // A system without useradd, or with a read-only /etc/passwd, has `nobody` all the same.
  const made = lookUp('postgres') ?? lookUp('nobody');
  if (made) return made;
  throw new PlainError('PostgreSQL does not run as root and no user `postgres` could be made. Set DATABASE_URL.');
}

/** @param {string} name */
function lookUp(name) {
  const ids = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
  if (ids.some((answer) => answer.status !== 0)) return null;
  const [uid, gid] = ids.map((answer) => Number(answer.stdout));
  return uid ? { uid, gid: gid ?? uid } : null;
}
