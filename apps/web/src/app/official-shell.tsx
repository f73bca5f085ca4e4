import {
  ApartmentOutlined,
  AuditOutlined,
  ClockCircleOutlined,
  ContactsOutlined,
  FileTextOutlined,
  SafetyCertificateOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { jobsQuery } from '../jobs/jobs.queries.ts';
import { duplicateCountQuery } from '../residents/duplicates/duplicate-count.queries.ts';
import { useTexts } from '../shared/texts.ts';
import { OfficeSearch } from './office-search.tsx';
import { actingAppointmentOf, useMe } from '../shared/session.queries.ts';
import { OfficeShell } from './office-shell.tsx';
import { BOTH_WAYS, CLOCK, EYE, FILE_GONE, INTO, KEY, RailIcon, SHIELD, TWO_FILES } from './rail-icon.tsx';

/** The overlook of streets and districts. */
export function OfficialShell() {
  const t = useTexts('office');
  const { data: duplicates } = useQuery(duplicateCountQuery);
  const open = duplicates?.open ?? 0;
  const role = actingAppointmentOf(useMe())?.role;
  return (
    <OfficeShell
      search={<OfficeSearch room="/overlook" />}
      items={[
        { to: '/overlook/tickets', label: t('tickets'), icon: <FileTextOutlined /> },
        { to: '/overlook/residents', label: t('residents'), icon: <ContactsOutlined /> },
        { to: '/overlook/transfers', label: t('transfers'), icon: <RailIcon lines={BOTH_WAYS} /> },
        {
          to: '/overlook/duplicates',
          label: t('duplicates'),
          icon: <RailIcon lines={TWO_FILES} />,
          waiting: { count: open, label: t('openDuplicates', { count: open }) },
        },
        { to: '/overlook/erasures', label: t('erasures'), icon: <RailIcon lines={FILE_GONE} /> },
        { to: '/overlook/rolls', label: t('rolls'), icon: <RailIcon lines={INTO} /> },
        { to: '/overlook/org-units', label: t('orgUnits'), icon: <ApartmentOutlined /> },
        { to: '/overlook/appointments', label: t('people'), icon: <TeamOutlined /> },
        { to: '/overlook/looks', label: t('looks'), icon: <RailIcon lines={EYE} /> },
        { to: '/overlook/working-time', label: t('workingTime'), icon: <ClockCircleOutlined /> },
        { to: '/overlook/audit', label: t('audit'), icon: <AuditOutlined /> },
        ...(role === 'district_official'
          ? [{ to: '/overlook/api-keys', label: t('apiKeys'), icon: <RailIcon lines={KEY} /> }]
          : []),
      ]}
    />
  );
}

/** The room of system administrators: units, people and the system itself, no residents' matters. */
export function AdminShell() {
  const t = useTexts('office');
  const { data: jobs } = useQuery(jobsQuery);
  const dead = jobs?.items.reduce((sum, job) => sum + job.dead, 0) ?? 0;
  return (
    <OfficeShell
      items={[
        { to: '/admin/org-units', label: t('orgUnits'), icon: <ApartmentOutlined /> },
        { to: '/admin/appointments', label: t('people'), icon: <TeamOutlined /> },
        {
          to: '/admin/jobs',
          label: t('jobs'),
          icon: <RailIcon lines={CLOCK} />,
          waiting: { count: dead, label: t('deadJobs', { count: dead }) },
        },
        { to: '/admin/audit', label: t('audit'), icon: <AuditOutlined /> },
        { to: '/admin/authorization', label: t('authorization'), icon: <RailIcon lines={SHIELD} /> },
      ]}
    />
  );
}

/** The room of auditors: the trail, no record itself. */
export function AuditShell() {
  const t = useTexts('office');
  return (
    <OfficeShell
      items={[
        { to: '/audit/events', label: t('audit'), icon: <AuditOutlined /> },
        { to: '/audit/looks', label: t('looks'), icon: <RailIcon lines={EYE} /> },
        { to: '/audit/verification', label: t('verification'), icon: <SafetyCertificateOutlined /> },
        { to: '/audit/authorization', label: t('authorization'), icon: <RailIcon lines={SHIELD} /> },
      ]}
    />
  );
}
