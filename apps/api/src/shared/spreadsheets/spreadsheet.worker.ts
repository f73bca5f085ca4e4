import { parentPort, workerData } from 'node:worker_threads';
import { Refusal, type RefusalCode, type RefusalDetails } from '@linli/domain/shared/refusal.ts';
import type { Spreadsheet } from '@linli/domain/shared/spreadsheet.ts';
import { parseSpreadsheet } from './parse-spreadsheet.ts';

/** Reads one file and ends; errors cannot be thrown across threads as what they are. */
export type SpreadsheetAnswer =
  | { readonly spreadsheet: Spreadsheet }
  | { readonly refusal: { readonly code: RefusalCode; readonly details: RefusalDetails } };

const { bytes, fileName } = workerData as { bytes: Uint8Array; fileName: string };

async function answer(): Promise<SpreadsheetAnswer> {
  try {
    return { spreadsheet: await parseSpreadsheet(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), fileName) };
  } catch (error) {
    const { code, details } = error instanceof Refusal ? error : new Refusal('spreadsheet.damaged');
    return { refusal: { code, details } };
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(await answer());
