import { ApartmentOutlined, FileTextOutlined, SafetyOutlined, TeamOutlined } from '@ant-design/icons';
import { useTexts } from '../shared/texts.ts';
import { TicketSearch } from '../tickets/desk/ticket-search.tsx';
import { OfficeShell } from './office-shell.tsx';

/** The overlook of streets and districts. */
export function OfficialShell() {
  const t = useTexts('office');
  return (
    <OfficeShell
      search={<TicketSearch listPath="/overlook/tickets" />}
      items={[
        { to: '/overlook/tickets', label: t('tickets'), icon: <FileTextOutlined /> },
        { to: '/overlook/org-units', label: t('orgUnits'), icon: <ApartmentOutlined /> },
        { to: '/overlook/appointments', label: t('people'), icon: <TeamOutlined /> },
      ]}
    />
  );
}

/** The room of system administrators: units and people, no residents' matters. */
export function AdminShell() {
  const t = useTexts('office');
  return (
    <OfficeShell
      items={[
        { to: '/admin/org-units', label: t('orgUnits'), icon: <ApartmentOutlined /> },
        { to: '/admin/appointments', label: t('people'), icon: <TeamOutlined /> },
        { to: '/admin/authorization', label: t('authorization'), icon: <SafetyOutlined /> },
      ]}
    />
  );
}

/** The room of auditors: the trail, no record itself. */
export function AuditShell() {
  const t = useTexts('office');
  return <OfficeShell items={[{ to: '/audit/authorization', label: t('authorization'), icon: <SafetyOutlined /> }]} />;
}
