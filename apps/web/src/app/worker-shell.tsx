import { ApartmentOutlined, ContactsOutlined, FileTextOutlined, TeamOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { duplicateCountQuery } from '../residents/duplicates/duplicate-count.queries.ts';
import { transferCountQuery } from '../residents/transfers/transfer-count.queries.ts';
import { useTexts } from '../shared/texts.ts';
import { ticketCountsQuery } from '../tickets/desk/desk.queries.ts';
import { OfficeSearch } from './office-search.tsx';
import { OfficeShell } from './office-shell.tsx';
import { BOTH_WAYS, CALENDAR, EYE, HEART, INTO, RailIcon, TWO_FILES } from './rail-icon.tsx';

/** The desk: a community worker's capabilities in the order of daily use. */
export function WorkerShell() {
  const t = useTexts('office');
  const { data: counts } = useQuery(ticketCountsQuery());
  const { data: duplicates } = useQuery(duplicateCountQuery);
  const count = counts?.reported ?? 0;
  const { data: transfers } = useQuery(transferCountQuery);
  const open = duplicates?.open ?? 0;
  const incoming = transfers?.incoming ?? 0;
  return (
    <OfficeShell
      search={<OfficeSearch room="/desk" />}
      items={[
        {
          to: '/desk/tickets',
          label: t('tickets'),
          icon: <FileTextOutlined />,
          waiting: { count, label: t('newTickets', { count }) },
        },
        { to: '/desk/residents', label: t('residents'), icon: <ContactsOutlined /> },
        {
          to: '/desk/duplicates',
          label: t('duplicates'),
          icon: <RailIcon lines={TWO_FILES} />,
          waiting: { count: open, label: t('openDuplicates', { count: open }) },
        },
        {
          to: '/desk/transfers',
          label: t('transfers'),
          icon: <RailIcon lines={BOTH_WAYS} />,
          waiting: { count: incoming, label: t('incomingTransfers', { count: incoming }) },
        },
        { to: '/desk/rolls', label: t('rolls'), icon: <RailIcon lines={INTO} /> },
        { to: '/desk/volunteers', label: t('volunteers'), icon: <RailIcon lines={HEART} /> },
        { to: '/desk/volunteer-tasks', label: t('volunteerTasks'), icon: <RailIcon lines={CALENDAR} /> },
        { to: '/desk/org-units', label: t('orgUnits'), icon: <ApartmentOutlined /> },
        { to: '/desk/appointments', label: t('people'), icon: <TeamOutlined /> },
        { to: '/desk/looks', label: t('looks'), icon: <RailIcon lines={EYE} /> },
      ]}
    />
  );
}
