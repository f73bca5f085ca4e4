/** A date as a roll has it: to the day, or no closer than a month or a year. */
export interface RollDate {
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY` */
  readonly date: string;
  readonly precision: 'day' | 'month' | 'year';
}

/** The day that spreadsheets count as number 0: day 60 is a 29 February 1900 that never was, later days are right. */
const SPREADSHEET_EPOCH_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/**
 * Reads a date in the styles that one column mixes: `1962.7.12`, `1962/7/12`, `1962-07-12`, `2011年4月16日`, `19620712`,
 * `1962年7月`, `1962`, and the serial number of a spreadsheet day (31955). Null when it is none of them, or no day that exists.
 */
export function readRollDate(text: string): RollDate | null {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const parts =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?(T[\d:.]+Z?)?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    /^(\d{4})[-./年](\d{1,2})月?$/.exec(plain) ??
    /^((?:18|19|20)\d{2})年?$/.exec(plain);
  if (parts) return dateOf(parts[1], parts[2], parts[3]);
  // Days from 1900 to 2099; smaller numbers would be ages or counts.
  if (/^\d{3,5}(\.\d+)?$/.test(plain)) {
    const serial = Math.floor(Number(plain));
    if (serial < 366 || serial > 73_050) return null;
    return { date: new Date(SPREADSHEET_EPOCH_MS + serial * DAY_MS).toISOString().slice(0, 10), precision: 'day' };
  }
  return null;
}

function dateOf(year = '', month?: string, day?: string): RollDate | null {
  if (month === undefined) return { date: year, precision: 'year' };
  const toMonth = `${year}-${month.padStart(2, '0')}`;
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return { date: toMonth, precision: 'month' };
  const date = `${toMonth}-${day.padStart(2, '0')}`;
  const moment = new Date(`${date}T00:00:00Z`);
  const exists = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
  return exists ? { date, precision: 'day' } : null;
}
