/** A sheet as text, row by row; merged cells have their text in the first cell only. */
export type SheetRows = readonly (readonly string[])[];

/** How a column of a list is headed. `words`: exactly this, sure; `hints`: somewhere in it, unsure. */
export type Headings<F extends string> = Readonly<
  Record<F, { readonly words: readonly string[]; readonly hints: readonly string[] }>
>;

export interface ColumnGuess<F extends string> {
  readonly field: F;
  /** An unsure guess is shown to the person before anything is read by it. */
  readonly certainty: 'sure' | 'unsure';
}

export interface SheetColumn<F extends string> {
  /** From 0. */
  readonly column: number;
  /** As it stands in the file; a two-row heading is joined: `联系方式 / 手机`. */
  readonly heading: string;
  /** Null when nobody knows what the column holds. */
  readonly guess: ColumnGuess<F> | null;
}

export interface SheetHeader<F extends string> {
  /** From 0; the rows of people begin after `lastRow`. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: readonly SheetColumn<F>[];
}

/** What a list of people has at least, and what of it nobody needs. */
type Listed = 'name' | 'ignored';
type Guess<F extends string> = (heading: string) => ColumnGuess<F> | null;

/** A heading without spaces, marks and whatever explains it: `*身份证号码(18位):` → `身份证号码`. */
export function tidyHeading(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s*:：_\-—.、]/g, '')
    .toLowerCase();
}

/** What a column with this heading holds, or null when nothing says; where hints of several fit, the first of `fields` counts. */
export function guessHeading<F extends string>(
  fields: readonly F[],
  headings: Headings<F>,
  heading: string,
): ColumnGuess<F> | null {
  const tidy = tidyHeading(heading);
  const bare = tidy.replaceAll(/\([^)]*\)/g, '');
  if (tidy === '') return null;
  for (const word of [tidy, bare])
    for (const field of fields) if (headings[field].words.includes(word)) return { field, certainty: 'sure' };
  // Whose? A guardian's or a head's name and number are not the person's own.
  if (/监护人|联系人|配偶|父亲|母亲|紧急|网格员|负责人/.test(bare)) return null;
  for (const field of fields)
    if (headings[field].hints.some((hint) => bare.includes(hint))) return { field, certainty: 'unsure' };
  return null;
}

/** How far down a title, a filing line and remarks may push the heading. */
const SEARCHED_ROWS = 40;

/**
 * Finds the heading of a list of people wherever it is: the row, or the two rows on top of each other, whose cells name
 * most of what such a list holds. A name column and one further must be among them. Null when there is none.
 */
export function findSheetHeader<F extends string>(
  rows: SheetRows,
  guess: Guess<F | Listed>,
): SheetHeader<F | Listed> | null {
  let best: { header: SheetHeader<F | Listed>; score: number } | null = null;
  for (let row = 0; row < Math.min(rows.length, SEARCHED_ROWS); row += 1) {
    for (const lastRow of [row, row + 1]) {
      if (lastRow >= rows.length) continue;
      const header = { firstRow: row, lastRow, columns: columnsOf(rows, row, lastRow, guess) };
      const score = scoreOf(header);
      if (score > (best?.score ?? 0)) best = { header, score };
    }
  }
  return best && { ...best.header, columns: eachFieldOnce(best.header.columns) };
}

function columnsOf<F extends string>(
  rows: SheetRows,
  firstRow: number,
  lastRow: number,
  guess: Guess<F>,
): SheetColumn<F>[] {
  const upper = rows[firstRow] ?? [];
  const lower = lastRow === firstRow ? [] : (rows[lastRow] ?? []);
  const columns: SheetColumn<F>[] = [];
  let group = '';
  for (let column = 0; column < Math.max(upper.length, lower.length); column += 1) {
    const above = (upper[column] ?? '').trim();
    const below = (lower[column] ?? '').trim();
    if (above !== '') group = above;
    if (above === '' && below === '') continue;
    // Under a merged cell the group says whose it is (监护人 / 姓名); alone above, it is the heading itself.
    const parts = below === '' ? [above] : [group, below].filter((part) => part !== '');
    const heading = parts.join(' / ').replaceAll(/\s+/g, ' ');
    const isOthers = parts.length === 2 && /监护人|紧急|网格员|负责人/.test(tidyHeading(group));
    columns.push({ column, heading, guess: isOthers ? null : guess(below === '' ? above : below) });
  }
  return columns;
}

/** Rows of people name nothing, titles one thing. Two rows count only if the second one adds something. */
function scoreOf<F extends string>({ columns, firstRow, lastRow }: SheetHeader<F>): number {
  const fields = new Set<string>();
  let score = 0;
  for (const { guess } of columns) {
    if (!guess || fields.has(guess.field)) continue;
    fields.add(guess.field);
    score += guess.certainty === 'sure' ? 2 : 1;
  }
  if (!fields.has('name') || fields.size < 2) return 0;
  return score - (lastRow - firstRow) * 0.5;
}

/** Of two columns that seem to hold the same, the first sure one does; the person decides about the other. */
function eachFieldOnce<F extends string>(columns: readonly SheetColumn<F>[]): SheetColumn<F>[] {
  const holder = new Map<F, SheetColumn<F>>();
  for (const each of columns) {
    if (!each.guess || each.guess.field === 'ignored') continue;
    const held = holder.get(each.guess.field);
    if (!held || (held.guess?.certainty === 'unsure' && each.guess.certainty === 'sure'))
      holder.set(each.guess.field, each);
  }
  return columns.map((each) =>
    !each.guess || each.guess.field === 'ignored' || holder.get(each.guess.field) === each
      ? each
      : { ...each, guess: null },
  );
}

/** What stands below a heading: people, and rows that are none. */
export type SheetRowKind = 'person' | 'blank' | 'heading' | 'footer';

/** Totals, signatures and remarks below or between people; `cells` as text, `nameColumn` from 0. */
export function sheetRowKind<F extends string>(
  cells: readonly string[],
  header: SheetHeader<F>,
  nameColumn: number,
  guess: Guess<F>,
): SheetRowKind {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0) return 'blank';
  const name = tidyHeading(cells[nameColumn] ?? '');
  if (guess(name)?.field === 'name' || isNumbering(filled)) return 'heading';
  // Offices number lines that nobody stands in yet, and write below the list into whatever column is free.
  const told = header.columns.filter(
    ({ column, guess: is }) => is && is.field !== 'ignored' && isFilled(cells[column]),
  );
  if (told.length === 0 && filled.length <= 3)
    return filled.length === 1 && /^\d+$/.test(filled[0] ?? '') ? 'blank' : 'footer';
  const opening = tidyHeading(filled[0] ?? '');
  const isClosing = FOOTER.test(opening) || FOOTER.test(name) || isRemark(filled);
  // A total has few cells; a person called 合计 would have a number and an address.
  return isClosing && filled.length <= Math.max(3, header.columns.length / 2) ? 'footer' : 'person';
}

const isFilled = (cell: string | undefined) => (cell ?? '').trim() !== '';

/** The line of column numbers below a heading: (1) (2) (3) … */
function isNumbering(filled: readonly string[]): boolean {
  const numbers = filled.map((cell) => Number(tidyHeading(cell).replaceAll(/[()]/g, '')));
  return numbers.length > 3 && numbers.every((number, index) => number === index + 1);
}

/** One text alone that says something of something: `总人数：420人`, `以上人员情况属实。`. */
const isRemark = (filled: readonly string[]) =>
  filled.length === 1 && (/[:：。;；]/.test(filled[0] ?? '') || /\p{Script=Han}{20}/u.test(filled[0] ?? ''));

const FOOTER =
  /^\(?(合计|总计|小计|共计|汇总|统计|共\d|总人数|总户数|人数|户数|本页|填表|填报|制表|制单|编制|审核|审批|审签|复核|核对|负责人|经办|经手|签字|签名|单位负责|单位领导|主管|社区主任|社区书记|盖章|公章|日期|时间\d|年月日|\d{4}年\d{1,2}月|注$|注\d|说明|备注\d|附注|第\d+页|第[一二三四五六七八九十]+页|以上|以下空白|此页)/;
