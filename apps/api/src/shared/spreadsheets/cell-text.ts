import { SSF } from '@e965/xlsx';

const { format, is_date, parse_date_code } = SSF as {
  format(code: string | number, value: number, options?: { date1904?: boolean }): string;
  is_date(code: string): boolean;
  parse_date_code(
    value: number,
    options: { date1904: boolean },
  ): { y: number; m: number; d: number; H: number; M: number; S: number } | null;
};

/** How a number is shown: a code as spreadsheets write it, or what stands for one (ECMA-376 part 1, 18.8.30). */
export interface NumberFormat {
  readonly code: string | number;
  readonly isDate: boolean;
}

/** 14–22 and 45–47 everywhere; 27–36 and 50–58 in Chinese, Japanese and Korean. */
const isDateId = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return { code: id, isDate: isDateId(id) };
  return { code, isDate: is_date(code) };
}

/** 0 and 49 are “General” and “text”; 1 has no decimals and shows all digits. */
const isPlain = ({ code }: NumberFormat) =>
  code === 0 || code === 1 || code === 49 || /^(general|@|0)$/i.test(`${code}`);

/**
 * A number as people see it, but with all its digits: a long one is shown as 2.10102E+17 and is of more use as
 * 210102196207122390. Days are `YYYY-MM-DD` whatever the format, with the time where there is one.
 */
export function numberText(
  value: number,
  shown: NumberFormat,
  date1904: boolean,
): { text: string; wasNumber: boolean } {
  if (shown.isDate && value >= 1) {
    const day = parse_date_code(value, { date1904 });
    if (day) return { text: dayText(day), wasNumber: false };
  }
  const digits = Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
  if (isPlain(shown)) return { text: digits, wasNumber: true };
  let text = digits;
  try {
    text = format(shown.code, value, { date1904 }).trim();
  } catch {
    // A format that nobody can read; the number itself is still there.
  }
  return { text: text === '' || /E[+-]\d|#{3}/.test(text) ? digits : text, wasNumber: true };
}

function dayText({ y, m, d, H, M, S }: { y: number; m: number; d: number; H: number; M: number; S: number }): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}`;
  return H + M + S === 0 ? day : `${day} ${two(H)}:${two(M)}:${two(S)}`;
}
