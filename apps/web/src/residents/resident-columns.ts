import type { ListColumn } from '@linli/domain/residents/saved-view.ts';
import { useState } from 'react';

/** Columns in their order, with the room each takes. The name always stands. */
const COLUMNS = {
  name: 'minmax(104px, 1.2fr)',
  person: '124px',
  labels: 'minmax(120px, 2fr)',
  address: 'minmax(160px, 2.4fr)',
  phone: '116px',
  idNumber: '172px',
  role: '88px',
  employment: '88px',
  visited: '96px',
  grid: 'minmax(80px, 1fr)',
  community: 'minmax(96px, 1fr)',
  status: '72px',
} as const satisfies Record<ListColumn, string>;
export type ResidentColumn = ListColumn;
export const RESIDENT_COLUMNS = Object.keys(COLUMNS) as ResidentColumn[];

/** What tells people apart; the file beside the list says the rest. */
const BESIDE_A_FILE: readonly ResidentColumn[] = ['name', 'person', 'labels', 'address'];
const STORED_AS = 'linli.resident-columns';
const HIDDEN_AT_FIRST: readonly ResidentColumn[] = ['employment', 'role', 'visited', 'status'];

function stored(): ResidentColumn[] | null {
  try {
    const names = JSON.parse(localStorage.getItem(STORED_AS) ?? 'null') as string[] | null;
    return names && RESIDENT_COLUMNS.filter((column) => column === 'name' || names.includes(column));
  } catch {
    return null;
  }
}

/** Which columns this computer shows. */
export function useResidentColumns(showsCommunity: boolean) {
  const usual = RESIDENT_COLUMNS.filter(
    (column) => !HIDDEN_AT_FIRST.includes(column) && column !== (showsCommunity ? 'grid' : 'community'),
  );
  const [chosen, setChosen] = useState(stored);
  return {
    columns: chosen ?? usual,
    choose: (columns: readonly ResidentColumn[]) => {
      localStorage.setItem(STORED_AS, JSON.stringify(columns));
      setChosen(stored());
    },
  };
}

export function columnsBesideFile(columns: readonly ResidentColumn[]): ResidentColumn[] {
  return columns.filter((column) => BESIDE_A_FILE.includes(column));
}

export const columnWidths = (columns: readonly ResidentColumn[]) => columns.map((each) => COLUMNS[each]).join(' ');
