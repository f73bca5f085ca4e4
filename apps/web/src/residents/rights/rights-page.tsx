import { lazy, Suspense } from 'react';
import { addCareTexts } from '../../care/public.ts';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import type { Room } from '../residents-address.ts';
import { EraseResidentPage } from './erase-resident-page.tsx';
import { ErasuresPage } from './erasures-page.tsx';

/** It tells what other capabilities keep of somebody, in their words. */
const OwnDataPage = lazy(async () => {
  const [{ OwnDataPage: page }] = await Promise.all([import('./own-data-page.tsx'), addCareTexts()]);
  return { default: page };
});

/** The pages of a person's rights in their data, as one chunk: each alone would weigh on the first page of every office. */
export function RightsPage({ page, room }: { page: 'own-data' | 'erase' | 'erasures'; room: Room }) {
  if (page === 'own-data')
    return (
      <Suspense fallback={<Skeleton rows={3} height={48} />}>
        <OwnDataPage />
      </Suspense>
    );
  return page === 'erase' ? <EraseResidentPage /> : <ErasuresPage room={room} />;
}
