/**
 * 公开、内部、个人信息、敏感个人信息 (PIPL art. 28, GB/T 35273): what a column holds. It is said behind each column in
 * prisma/schema; the table of them is made with the database's client. (docs/decisions/0010)
 */
type DataClass = 'public' | 'internal' | 'personal' | 'sensitive';

export interface ColumnClass {
  readonly column: string;
  /** Its name in the Prisma client. */
  readonly field: string;
  readonly dataClass: DataClass;
  /** How a personal column is protected; `plain` and `empty` have a reason. */
  readonly protection: 'encrypted' | 'hashed' | 'index' | 'empty' | 'plain' | null;
  readonly why: string | null;
  /** Of a blind index: the field it finds, and how what is looked for is normalised. */
  readonly index: { readonly of: string; readonly normalised: Normalised } | null;
}

export interface TableClasses {
  readonly table: string;
  /** Columns of its primary key; exactly one where something is encrypted. */
  readonly key: readonly string[];
  readonly columns: readonly ColumnClass[];
}

/**
 * `text`: as people write it; `digits`: a phone however it is spaced; `upper`: an ID number with its X; `tail`: the
 * last four of either, by which people are asked for at a counter.
 */
export type Normalised = 'text' | 'digits' | 'upper' | 'tail';

const NORMALISE: Record<Normalised, (text: string) => string> = {
  text: (text) => text.normalize('NFKC').trim().toLowerCase(),
  digits: (text) => text.normalize('NFKC').replaceAll(/\D/g, ''),
  upper: (text) => text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase(),
  tail: (text) => text.normalize('NFKC').replaceAll(/\s/g, '').slice(-4).toUpperCase(),
};

/** What two spellings of the same have in common, so that one finds the other. */
export const normalise = (text: string, how: Normalised): string => NORMALISE[how](text);
