import { refuse } from '@linli/domain/shared/refusal.ts';
import { SPREADSHEET_LIMITS, type Spreadsheet } from '@linli/domain/shared/spreadsheet.ts';
import { runInWorker, WorkerEnded } from '../worker-threads.ts';
import { kindOf } from './spreadsheet-kind.ts';
import type { SpreadsheetAnswer } from './spreadsheet.worker.ts';
import { takeTurn } from './turns.ts';

/** Far more than 100,000 rows need, and little enough that whoever sends a riddle gets no more than this. */
const LIMITS = { heapMb: 512, timeMs: 20_000 };

/**
 * Reads an uploaded spreadsheet in a thread with limits of its own. `fileName` is what the person's file is called.
 * Refuses with `spreadsheet.*` and a reason the person can act on.
 */
export async function readSpreadsheet(bytes: Uint8Array, fileName: string): Promise<Spreadsheet> {
  if (bytes.length > SPREADSHEET_LIMITS.fileBytes)
    refuse('spreadsheet.too_large', { params: { megabytes: SPREADSHEET_LIMITS.fileBytes / 1024 / 1024 } });
  // What is no spreadsheet at all costs no thread.
  kindOf(bytes, fileName);
  const answer = await takeTurn(() => runLimited(bytes, fileName));
  if ('refusal' in answer) refuse(answer.refusal.code, answer.refusal.details);
  return answer.spreadsheet;
}

async function runLimited(bytes: Uint8Array, fileName: string): Promise<SpreadsheetAnswer> {
  try {
    return await runInWorker<SpreadsheetAnswer>({
      file: 'shared/spreadsheets/spreadsheet.worker',
      input: { bytes, fileName },
      limits: LIMITS,
    });
  } catch (error) {
    if (!(error instanceof WorkerEnded)) throw error;
    if (error.why === 'time') refuse('spreadsheet.too_slow');
    if (error.why === 'memory') refuse('spreadsheet.too_many_cells', { params: { rows: SPREADSHEET_LIMITS.rows } });
    throw error;
  }
}
