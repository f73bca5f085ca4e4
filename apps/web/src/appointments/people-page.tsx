import { lazy } from 'react';
import { useLocation } from 'react-router-dom';
import { addTexts } from '../shared/texts.ts';
import { AppointmentsPage } from './appointments-page.tsx';
import { PEOPLE_IMPORT_MESSAGES } from './import/import-messages.ts';

const PeopleImportPage = lazy(async () => {
  const [{ PeopleImportPage: page }] = await Promise.all([
    import('./import/people-import-page.tsx'),
    addTexts(PEOPLE_IMPORT_MESSAGES),
  ]);
  return { default: page };
});

/** People and appointments, or where the address says so, the import of a list. */
export function PeoplePage() {
  const { pathname } = useLocation();
  return pathname.endsWith('/import') ? <PeopleImportPage /> : <AppointmentsPage />;
}
