import { SPREADSHEET_LIMITS, SPREADSHEET_UPLOAD } from '@linli/domain/shared/spreadsheet.ts';
import { ApiProblem } from './api-problem.ts';

export const SPREADSHEET_MEGABYTES = SPREADSHEET_LIMITS.fileBytes / 1024 / 1024;

/** A chosen file as the API takes it: browsers name the types of spreadsheets as they like, the content decides. */
export function uploadOf(file: File): Blob {
  if (file.size > SPREADSHEET_LIMITS.fileBytes)
    throw new ApiProblem('spreadsheet.too_large', 413, { params: { megabytes: SPREADSHEET_MEGABYTES } });
  const accepted: readonly string[] = SPREADSHEET_UPLOAD.accept;
  return accepted.includes(file.type) ? file : file.slice(0, file.size, 'application/octet-stream');
}
