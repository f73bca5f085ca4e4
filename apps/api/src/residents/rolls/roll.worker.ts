import { parentPort, workerData } from 'node:worker_threads';
import { Refusal, type RefusalCode, type RefusalDetails } from '@linli/domain/shared/refusal.ts';
import type { Scope } from '@linli/domain/shared/scope.ts';
import { stepBehindRequests } from '../../shared/background-thread.ts';
import { fieldCipher } from '../../shared/field-cipher.ts';
import { openKeyRing } from '../../shared/key-ring.ts';
import type { ThreadSettings } from '../../shared/platform.ts';
import { withScope } from '../../shared/request-context.ts';
import { ScopedPool } from '../../shared/scoped-pool.ts';
import type { RollHost } from './roll-host.ts';
import { readUpload, rereadRoll, type ReadRoll, type RereadTask, type UploadTask } from './roll-tasks.ts';
import type { WriteTask } from './roll-writer.ts';
import { writeRoll } from './write-roll.ts';

export type RollTask = UploadTask | RereadTask | WriteTask;

export interface RollThreadInput {
  readonly settings: ThreadSettings;
  readonly scope: Scope;
  readonly now: Date;
  readonly task: RollTask;
}

export type RollThreadMessage =
  | { readonly progress: number }
  | { readonly read: ReadRoll }
  | { readonly written: number }
  | { readonly refusal: { readonly code: RefusalCode; readonly details: RefusalDetails } };

stepBehindRequests();
const { settings, scope, now, task } = workerData as RollThreadInput;
const say = (message: RollThreadMessage) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(message);
};

const pool = new ScopedPool({ connectionString: settings.databaseUrl, max: 1, application_name: 'linli roll' });
const cipher = fieldCipher(settings.secret, openKeyRing(settings.secret, settings.fieldKeysFile));
const host: RollHost = { pool, cipher, now, scope };

async function run(): Promise<RollThreadMessage> {
  switch (task.task) {
    case 'upload':
      return { read: await readUpload(host, task) };
    case 'reread':
      return { read: await rereadRoll(host, task) };
    case 'write':
      return { written: await writeRoll(host, task, (progress) => say({ progress })) };
  }
}

try {
  say(await withScope(scope, run));
} catch (error) {
  // A refusal cannot be thrown across threads as what it is; anything else is a bug and ends the thread.
  if (!(error instanceof Refusal)) throw error;
  say({ refusal: { code: error.code, details: error.details } });
} finally {
  await pool.end();
}
