import type { ChildProcess } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { AppOptions } from '../../app.ts';
import type { Platform } from '../platform.ts';

/** Where `npm test` collects every log of its run, to be searched for personal data by the step `logs`. */
const FOLDER = process.env['LINLI_TEST_LOGS'];

function fileIn(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  return path.join(folder, name);
}

/** Everything that an API says, from `trace` on. */
export function collectedLog(name: string): Pick<AppOptions, 'log'> {
  if (FOLDER === undefined) return {};
  const file = fileIn(FOLDER, `${name}-${process.pid}.log`);
  return { log: { level: 'trace', stream: { write: (line) => appendFileSync(file, line) } } };
}

/** What a process of its own says, with its last words. */
export function collectOutput(child: ChildProcess, name: string): void {
  const file = FOLDER === undefined ? undefined : fileIn(FOLDER, `${name}-${child.pid}.log`);
  child.stdout?.on('data', (text: Buffer) => file && appendFileSync(file, text));
  child.stderr?.on('data', (text: Buffer) => (file ? appendFileSync(file, text) : process.stderr.write(text)));
}

export function collectFile(file: string, name: string): void {
  if (FOLDER !== undefined) copyFileSync(file, fileIn(FOLDER, `${name}-${process.pid}.log`));
}

/** Secrets that a person holds. */
const SECRETS = new Set(['ticket-secret', 'sign_in_link']);

/**
 * Notes down whatever a test lets the product encrypt or hash as somebody's: no log may hold any of it. So the
 * personal data of every capability is known without its tests doing anything.
 */
export function recordPersonalData({ cipher }: Platform): void {
  if (FOLDER === undefined) return;
  const file = fileIn(FOLDER, `personal-data-${process.pid}.jsonl`);
  const { encrypt, hash } = cipher;
  const known = new Set<string>();
  const record = (text: string) => {
    if (known.has(text)) return;
    known.add(text);
    appendFileSync(file, `${JSON.stringify(text)}\n`);
  };
  Object.assign(cipher, {
    encrypt: ((text, context) => {
      if (!context.startsWith('idempotency_keys.')) record(text);
      return encrypt(text, context);
    }) satisfies Platform['cipher']['encrypt'],
    hash: ((text, purpose) => {
      if (SECRETS.has(purpose)) record(text);
      return hash(text, purpose);
    }) satisfies Platform['cipher']['hash'],
  });
}
