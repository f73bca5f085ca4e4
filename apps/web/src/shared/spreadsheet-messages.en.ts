import type { SPREADSHEET_REFUSALS } from '@linli/domain/shared/spreadsheet-refusals.ts';

const refusals: Record<keyof typeof SPREADSHEET_REFUSALS, string> = {
  'spreadsheet.unsupported_kind':
    'This is not a spreadsheet we can read. Choose a .xlsx, .xls or .csv file; save other formats as .xlsx first.',
  'spreadsheet.kind_mismatch':
    'The content is not what the file name says. Open it in Excel or WPS, save it as .xlsx and upload that.',
  'spreadsheet.locked': 'This file opens with a password only. Remove the password in Excel or WPS, then upload it.',
  'spreadsheet.encoding_unknown':
    'The text encoding of this file is unknown. Open it in Excel or WPS, save it as .xlsx and upload that.',
  'spreadsheet.damaged':
    'The file is damaged and cannot be read. Open it in Excel or WPS, save a copy and upload that.',
  'spreadsheet.unsafe':
    'The file holds what no spreadsheet should, so it was not read. Copy the content into a new spreadsheet and upload that.',
  'spreadsheet.empty': 'The file is empty.',
  'spreadsheet.too_large':
    'The file is too large; {{megabytes}} MB is the most. Remove pictures or upload it in several files.',
  'spreadsheet.too_many_cells': 'The table is too large; {{rows}} rows is the most. Upload it in several files.',
  'spreadsheet.too_far':
    'Cell {{address}} holds something far outside of the table. Clear it, or upload several files of at most {{rows}} rows.',
  'spreadsheet.too_slow':
    'The table is too complicated to be read in time. Copy the content into a new one, or upload it in several files.',
  'spreadsheet.busy': 'Many spreadsheets are being uploaded right now. Please try again in a moment.',
};

export const spreadsheetsOfficeEn = { refusals };
