import { lazy, Suspense } from 'react';
import { useLocation } from 'react-router-dom';
import { RESIDENTS_MESSAGES } from '../residents/residents-messages.ts';
import { addTexts } from '../shared/texts.ts';
import { TicketSearch } from '../tickets/desk/ticket-search.tsx';

const ResidentSearch = lazy(async () => {
  const [{ ResidentSearch: search }] = await Promise.all([
    import('../residents/resident-search.tsx'),
    addTexts(RESIDENTS_MESSAGES),
  ]);
  return { default: search };
});

/** The one box on top: it looks for residents on the pages of residents, and for tickets everywhere else. */
export function OfficeSearch({ room }: { room: '/desk' | '/overlook' }) {
  const { pathname } = useLocation();
  if (!/\/(residents|households)(\/|$)/.test(pathname)) return <TicketSearch listPath={`${room}/tickets`} />;
  return (
    <Suspense fallback={null}>
      <ResidentSearch room={room} />
    </Suspense>
  );
}
