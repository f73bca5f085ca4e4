import { guessColumn, tidyHeading, type ColumnGuess, type RollField } from './roll-columns.ts';

/** A sheet as text, row by row; merged cells have their text in the first cell only. */
export type RollRows = readonly (readonly string[])[];

export interface RollColumn {
  /** From 0. */
  readonly column: number;
  /** As it stands in the file; a two-row heading is joined: `联系方式 / 手机`. */
  readonly heading: string;
  /** Null when nobody knows what the column holds. */
  readonly guess: ColumnGuess | null;
}

export interface RollHeader {
  /** From 0; the rows of people begin after `lastRow`. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: readonly RollColumn[];
}

/** How far down a title, a filing line and remarks may push the heading. */
const SEARCHED_ROWS = 40;

/**
 * Finds the heading of a roll wherever it is: the row, or the two rows on top of each other, whose cells name most of
 * what a roll holds. A name column and one further must be among them. Null when there is none.
 */
export function findRollHeader(rows: RollRows): RollHeader | null {
  let best: { header: RollHeader; score: number } | null = null;
  for (let row = 0; row < Math.min(rows.length, SEARCHED_ROWS); row += 1) {
    for (const lastRow of [row, row + 1]) {
      if (lastRow >= rows.length) continue;
      const header = { firstRow: row, lastRow, columns: columnsOf(rows, row, lastRow) };
      const score = scoreOf(header);
      if (score > (best?.score ?? 0)) best = { header, score };
    }
  }
  return best && { ...best.header, columns: eachFieldOnce(best.header.columns) };
}

function columnsOf(rows: RollRows, firstRow: number, lastRow: number): RollColumn[] {
  const upper = rows[firstRow] ?? [];
  const lower = lastRow === firstRow ? [] : (rows[lastRow] ?? []);
  const columns: RollColumn[] = [];
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
    columns.push({ column, heading, guess: isOthers ? null : guessColumn(below === '' ? above : below) });
  }
  return columns;
}

/** Rows of people name nothing, titles one thing. Two rows count only if the second one adds something. */
function scoreOf({ columns, firstRow, lastRow }: RollHeader): number {
  const fields = new Set<RollField>();
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
function eachFieldOnce(columns: readonly RollColumn[]): RollColumn[] {
  const holder = new Map<RollField, RollColumn>();
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
export type RollRowKind = 'person' | 'blank' | 'heading' | 'footer';

/** Totals, signatures and remarks below or between people; `cells` as text, `nameColumn` from 0. */
export function rollRowKind(cells: readonly string[], header: RollHeader, nameColumn: number): RollRowKind {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0) return 'blank';
  const name = tidyHeading(cells[nameColumn] ?? '');
  if (guessColumn(name)?.field === 'name') return 'heading';
  const opening = tidyHeading(filled[0] ?? '');
  const isClosing = FOOTER.test(opening) || FOOTER.test(name);
  // A total has few cells; a person called 合计 would have a number and an address.
  return isClosing && filled.length <= Math.max(3, header.columns.length / 2) ? 'footer' : 'person';
}

const FOOTER =
  /^(合计|总计|小计|共计|共\d|本页|填表|填报|制表|审核|审批|复核|负责人|经办|单位负责|盖章|公章|日期|注$|注\d|说明|第\d+页)/;
