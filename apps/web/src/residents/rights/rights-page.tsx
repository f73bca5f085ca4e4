import type { Room } from '../residents-address.ts';
import { EraseResidentPage } from './erase-resident-page.tsx';
import { ErasuresPage } from './erasures-page.tsx';
import { OwnDataPage } from './own-data-page.tsx';

/** The pages of a person's rights in their data, as one chunk: each alone would weigh on the first page of every office. */
export function RightsPage({ page, room }: { page: 'own-data' | 'erase' | 'erasures'; room: Room }) {
  if (page === 'own-data') return <OwnDataPage />;
  return page === 'erase' ? <EraseResidentPage /> : <ErasuresPage room={room} />;
}
