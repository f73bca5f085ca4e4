import { refuse } from '@linli/domain/shared/refusal.ts';
import {
  cellAddress,
  numberKey,
  SPREADSHEET_LIMITS,
  type Merge,
  type Sheet,
} from '@linli/domain/shared/spreadsheet.ts';

const limits = SPREADSHEET_LIMITS;

/** What all sheets of one file hold together. */
export class CellBudget {
  #cells = 0;
  #characters = 0;

  /** Counts cells that are there, with or without a text. */
  countCell(): void {
    this.#cells += 1;
    if (this.#cells > limits.cells) tooMany();
  }

  countText(text: string): void {
    this.#characters += text.length;
    if (this.#characters > limits.characters || text.length > limits.cellCharacters) tooMany();
  }
}

function tooMany(): never {
  refuse('spreadsheet.too_many_cells', { params: { rows: limits.rows } });
}

/** Collects the cells of one sheet, in any order, and stops at the first that is beyond the limits. */
export class SheetBuilder {
  readonly #budget: CellBudget;
  readonly #rows: string[][] = [];
  readonly #numbers = new Set<number>();
  readonly #merges: Merge[] = [];

  constructor(budget: CellBudget) {
    this.#budget = budget;
  }

  /** Row and column from 0. An empty text is none: formatted cells reach as far as they like. */
  put(row: number, column: number, text: string, wasNumber: boolean): void {
    this.#budget.countCell();
    if (text === '') return;
    if (row >= limits.rows || column >= limits.columns)
      refuse('spreadsheet.too_far', { params: { address: cellAddress(row, column), rows: limits.rows } });
    this.#budget.countText(text);
    while (this.#rows.length <= row) this.#rows.push([]);
    const cells = this.#rows[row] ?? [];
    while (cells.length < column) cells.push('');
    cells[column] = text;
    if (wasNumber) this.#numbers.add(numberKey(row, column));
  }

  merge(merge: Merge): void {
    this.#budget.countCell();
    if (merge.lastRow > merge.firstRow || merge.lastColumn > merge.firstColumn) this.#merges.push(merge);
  }

  build(name: string, isHidden: boolean): Sheet {
    const { length } = this.#rows;
    // Merged titles reach over empty rows; what lies below the last text says nothing.
    const merges = this.#merges.filter(({ firstRow }) => firstRow < length);
    return { name, isHidden, rows: this.#rows, numbers: this.#numbers, merges };
  }
}
