import { refuse } from '@linli/domain/shared/refusal.ts';
import type { Spreadsheet } from '@linli/domain/shared/spreadsheet.ts';
import { utf16Of } from './text-encoding.ts';

const ZIP = '504b0304';
const COMPOUND_FILE = 'd0cf11e0a1b11ae1';

/**
 * What a file is by its first bytes, whatever it calls itself; refuses what is no spreadsheet, and what its name says it
 * is not. The two binary kinds are told apart by their content alone: people rename .xls to .xlsx, and all programs read it.
 */
export function kindOf(bytes: Uint8Array, fileName: string): Spreadsheet['kind'] {
  if (bytes.length === 0) refuse('spreadsheet.empty');
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  const claimed = /\.([a-z0-9]+)$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? null;
  if (claimed !== null && !['xlsx', 'xlsm', 'xls', 'csv', 'txt'].includes(claimed))
    refuse('spreadsheet.unsupported_kind');
  const claimsText = claimed === 'csv' || claimed === 'txt';
  if (start.startsWith(ZIP) || start === COMPOUND_FILE) {
    if (claimsText) refuse('spreadsheet.kind_mismatch');
    return start === COMPOUND_FILE ? 'xls' : 'xlsx';
  }
  if (!looksLikeText(bytes)) refuse('spreadsheet.unsupported_kind');
  if (claimed !== null && !claimsText) refuse('spreadsheet.kind_mismatch');
  return 'csv';
}

/** No control characters, and not one of the text formats that are no table. */
function looksLikeText(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 4_000);
  const encoding = utf16Of(bytes);
  const text = encoding ? new TextDecoder(encoding).decode(start) : Buffer.from(start).toString('latin1');
  if (/^(<\?xml|<!doctype|<html|<table|%PDF|\{\\rtf|MIME-Version)/i.test(text.replace(/^(ï»¿|\uFEFF)?\s*/, '')))
    return false;
  return !CONTROL.test(text);
}

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u0008\u000B\u000E-\u001F]/;
