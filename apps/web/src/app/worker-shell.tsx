import { ApartmentOutlined, ContactsOutlined, FileTextOutlined, ImportOutlined, TeamOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../shared/texts.ts';
import { ticketCountsQuery } from '../tickets/desk/desk.queries.ts';
import { OfficeSearch } from './office-search.tsx';
import { OfficeShell } from './office-shell.tsx';

/** The desk: a community worker's capabilities in the order of daily use. */
export function WorkerShell() {
  const t = useTexts('office');
  const { data: counts } = useQuery(ticketCountsQuery());
  const count = counts?.reported ?? 0;
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
        { to: '/desk/rolls', label: t('rolls'), icon: <ImportOutlined /> },
        { to: '/desk/org-units', label: t('orgUnits'), icon: <ApartmentOutlined /> },
        { to: '/desk/appointments', label: t('people'), icon: <TeamOutlined /> },
      ]}
    />
  );
}
