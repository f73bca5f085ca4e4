import type { ExportColumn } from '@linli/domain/residents/resident-export.ts';
import { readResidentSearch } from '@linli/domain/residents/resident-search.ts';
import type { ResidentSummary } from '@linli/domain/residents/resident-views.contract.ts';
import type { residentExportsContract } from '@linli/domain/residents/resident-exports.contract.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import type { Platform } from '../../shared/platform.ts';
import type { CellValue, SheetContent } from '../../shared/spreadsheet-export/workbook.ts';
import { labelsOf, open } from '../resident-fields.ts';
import { countAlike, listTier, type ListedResident, type ResidentFilter } from '../resident-lists.store.ts';
import { filterOf } from '../resident-lists.service.ts';
import { LIST_TIERS, searchTiers, type ListTier } from '../resident-tiers.store.ts';
import { summaryOf, type Reader } from '../resident-views.ts';

/** What a list is asked for by, and how its file says it. */
export type AskedExport = BodyOf<(typeof residentExportsContract)['create']>;

const ROWS_AT_ONCE = 1_000;
/** A page of the list opens so many at most and goes on; a file leaves nobody out. */
const EVERY_COMPOUND = 1_000_000;

/** The list that was asked for, within the scope of whoever asked. */
export interface AskedList {
  readonly filter: ResidentFilter;
  readonly tiers: readonly ListTier[];
}

export async function listAsked(platform: Platform, actor: PersonActor, asked: AskedExport): Promise<AskedList> {
  const filter = await filterOf(platform, actor, asked);
  const tiers =
    asked.text === ''
      ? [LIST_TIERS[asked.sort]]
      : searchTiers(readResidentSearch(asked.text), filter.area, platform.cipher);
  return { filter, tiers };
}

/** How many there are, counted up to `limit`. */
export async function countAsked({ database }: Platform, { filter, tiers }: AskedList, limit: number): Promise<number> {
  if (tiers.length === 0) return 0;
  const rows = await countAlike(database.statements, filter, tiers, limit);
  return rows.reduce((total, { count }) => total + count, 0);
}

/** The rows of the list in its order, page by page behind the last one read. */
async function* residentsOf({ database }: Platform, { filter, tiers }: AskedList): AsyncGenerator<ListedResident> {
  for (const tier of tiers) {
    for (let after: string | null = null; ;) {
      const cut = { after, limit: ROWS_AT_ONCE, compounds: EVERY_COMPOUND };
      const rows: ListedResident[] = await listTier(database.statements, filter, tier, cut);
      yield* rows;
      if (rows.length < ROWS_AT_ONCE) break;
      after = rows.at(-1)!.id;
    }
  }
}

export function sheetOf(
  platform: Platform,
  actor: PersonActor,
  { asked, list, isWhole }: { asked: AskedExport; list: AskedList; isWhole: boolean },
  onRow: () => void = () => undefined,
): SheetContent {
  const reader: Reader = { actor, cipher: platform.cipher, today: shanghaiDate(platform.clock()) };
  const known = new Map(asked.words.map(({ code, text }) => [code, text]));
  const say = (code: string) => known.get(code) ?? code.slice(code.indexOf('.') + 1);
  const { columns, headings } = asked;
  async function* rows(): AsyncGenerator<CellValue[]> {
    for await (const row of residentsOf(platform, list)) {
      onRow();
      const shown = isWhole ? wholeOf(reader, row) : summaryOf(reader, row);
      yield columns.map((column) => VALUES[column](shown, say));
    }
  }
  return {
    headings: columns.map((column, index) => headings[index] ?? column),
    widths: columns.map((column) => WIDTHS[column]),
    rows: rows(),
  };
}

/** A row with nothing masked, as whoever said why sees it. */
function wholeOf(reader: Reader, row: ListedResident): ResidentSummary {
  const { cipher } = reader;
  return {
    ...summaryOf(reader, row),
    name: row.name,
    address: row.address,
    idNumber: open(cipher, row.id, 'idNumber', row.idNumber),
    phone: open(cipher, row.id, 'phone', row.phone),
    labels: labelsOf(cipher, row.labelTokens),
  };
}

type Say = (code: string) => string;

const VALUES: Record<ExportColumn, (row: ResidentSummary, say: Say) => CellValue> = {
  name: ({ name }) => name,
  sex: ({ sex }, say) => sex && say(`sex.${sex}`),
  age: ({ age }) => age,
  labels: ({ labels }, say) => labels.map((label) => say(`label.${label}`)).join(say('separator')),
  address: ({ address }) => address,
  phone: ({ phone }) => phone,
  idNumber: ({ idNumber }) => idNumber,
  role: ({ householdRole }, say) => householdRole && say(`role.${householdRole}`),
  employment: ({ employment }, say) => employment && say(`employment.${employment}`),
  visited: ({ lastVisitedOn }) => lastVisitedOn,
  grid: ({ grid }) => grid?.name ?? null,
  community: ({ community }) => community.name,
  status: ({ status }, say) => say(`status.${status}`),
};
const WIDTHS: Record<ExportColumn, number> = {
  name: 14,
  sex: 6,
  age: 6,
  labels: 28,
  address: 40,
  phone: 16,
  idNumber: 22,
  role: 12,
  employment: 12,
  visited: 12,
  grid: 14,
  community: 18,
  status: 10,
};
