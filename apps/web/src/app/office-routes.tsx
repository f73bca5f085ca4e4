import { lazy, type ReactNode } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { AUTHORIZATION_MESSAGES } from '../authorization/authorization-texts.ts';
import { APPOINTMENTS_MESSAGES } from '../appointments/appointments-messages.ts';
import { AUDIT_MESSAGES } from '../audit/audit-messages.ts';
import { JOBS_MESSAGES } from '../jobs/jobs-messages.ts';
import { LOAD_DIVISIONS_MESSAGES } from '../org-units/load-messages.ts';
import { RESIDENTS_MESSAGES } from '../residents/residents-messages.ts';
import { addTexts } from '../shared/texts.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { DUPLICATES_MESSAGES } from '../residents/duplicates/duplicates-messages.ts';
import { ROLLS_MESSAGES } from '../residents/rolls/roll-messages.ts';
import { WORKING_TIME_MESSAGES } from '../working-time/working-time-messages.ts';
import { watchAttendance } from '../shared/attendance.ts';
import { OFFICE_MESSAGES } from './office-texts.ts';
import { AdminShell, AuditShell, OfficialShell } from './official-shell.tsx';
import { WorkerShell } from './worker-shell.tsx';

/**
 * The seam to the office pages: everything below here, antd included, loads only for office roles, after
 * `RequireRole` let them in. Each room has its own routes and menu; paths are relative to the room.
 */
const loadDesk = () => import('../tickets/desk/desk-tickets-page.tsx');
// A desk that is opened first comes beside the texts, not after them; officials and administrators do without it.
if (window.location.pathname.startsWith('/desk')) void loadDesk().catch(() => undefined);
await addTexts(OFFICE_MESSAGES);
watchAttendance();

const DeskTicketsPage = lazy(() => loadDesk().then((m) => ({ default: m.DeskTicketsPage })));

const OverlookTicketsPage = lazy(() =>
  import('../tickets/desk/overlook-tickets-page.tsx').then((m) => ({ default: m.OverlookTicketsPage })),
);
const TicketPrintPage = lazy(() =>
  import('../tickets/desk/ticket-print-page.tsx').then((m) => ({ default: m.TicketPrintPage })),
);
const PosterPage = lazy(() => import('../tickets/poster/poster-page.tsx').then((m) => ({ default: m.PosterPage })));
const OrgUnitsPage = lazy(() => import('../org-units/org-units-page.tsx').then((m) => ({ default: m.OrgUnitsPage })));
const LoadDivisionsPage = lazy(async () => {
  const [page] = await Promise.all([import('../org-units/load-divisions-page.tsx'), addTexts(LOAD_DIVISIONS_MESSAGES)]);
  return { default: page.LoadDivisionsPage };
});
const PeoplePage = lazy(async () => {
  const [{ PeoplePage: page }] = await Promise.all([
    import('../appointments/people-page.tsx'),
    addTexts(APPOINTMENTS_MESSAGES),
  ]);
  return { default: page };
});
const AuthorizationPage = lazy(async () => {
  const [page] = await Promise.all([
    import('../authorization/authorization-page.tsx'),
    addTexts(AUTHORIZATION_MESSAGES),
  ]);
  return { default: page.AuthorizationPage };
});
const AuditPage = lazy(async () => {
  const [{ AuditPage: page }] = await Promise.all([import('../audit/audit-page.tsx'), addTexts(AUDIT_MESSAGES)]);
  return { default: page };
});
const VerificationPage = lazy(async () => {
  const [{ VerificationPage: page }] = await Promise.all([
    import('../audit/verification-page.tsx'),
    addTexts(AUDIT_MESSAGES),
  ]);
  return { default: page };
});
const LooksPage = lazy(async () => {
  const [{ LooksPage: page }] = await Promise.all([import('../audit/audit-page.tsx'), addTexts(AUDIT_MESSAGES)]);
  return { default: page };
});
/** The timeline of a file speaks the words of the audit trail. */
const residentTexts = () => Promise.all([RESIDENTS_MESSAGES, DUPLICATES_MESSAGES, AUDIT_MESSAGES].map(addTexts));
const ResidentsPage = lazy(async () => {
  const [{ ResidentsPage: page }] = await Promise.all([import('../residents/residents-page.tsx'), residentTexts()]);
  return { default: page };
});
const HouseholdPage = lazy(async () => {
  const [{ HouseholdPage: page }] = await Promise.all([import('../residents/household-page.tsx'), residentTexts()]);
  return { default: page };
});
const ResidentPrintPage = lazy(async () => {
  const [{ ResidentPrintPage: page }] = await Promise.all([
    import('../residents/resident-print-page.tsx'),
    residentTexts(),
  ]);
  return { default: page };
});
const DuplicatesPage = lazy(async () => {
  const [{ DuplicatesPage: page }] = await Promise.all([
    import('../residents/duplicates/duplicates-page.tsx'),
    residentTexts(),
  ]);
  return { default: page };
});
const TransfersPage = lazy(async () => {
  const [{ TransfersPage: page }] = await Promise.all([import('../residents/residents-page.tsx'), residentTexts()]);
  return { default: page };
});
const RightsPage = lazy(async () => {
  const [{ RightsPage: page }] = await Promise.all([import('../residents/residents-page.tsx'), residentTexts()]);
  return { default: page };
});
const RollsPage = lazy(async () => {
  const [{ RollsPage: page }] = await Promise.all([
    import('../residents/rolls/rolls-page.tsx'),
    addTexts(ROLLS_MESSAGES),
  ]);
  return { default: page };
});
const WorkingTimePage = lazy(async () => {
  const [{ WorkingTimePage: page }] = await Promise.all([
    import('../working-time/working-time-page.tsx'),
    addTexts(WORKING_TIME_MESSAGES),
  ]);
  return { default: page };
});
const JobsPage = lazy(async () => {
  const [{ JobsPage: page }] = await Promise.all([import('../jobs/jobs-page.tsx'), addTexts(JOBS_MESSAGES)]);
  return { default: page };
});

const ApiKeysPage = lazy(() => import('../open311/api-keys-page.tsx').then((m) => ({ default: m.ApiKeysPage })));

const VolunteersPage = lazy(() =>
  import('../volunteers/volunteers-page.tsx').then((m) => ({ default: m.VolunteersPage })),
);

const DeskTasksPage = lazy(() =>
  import('../volunteers/tasks/desk-tasks-page.tsx').then((m) => ({ default: m.DeskTasksPage })),
);
const TaskFormPage = lazy(() =>
  import('../volunteers/tasks/task-form-page.tsx').then((m) => ({ default: m.TaskFormPage })),
);
const DeskTaskPage = lazy(() =>
  import('../volunteers/tasks/desk-task-page.tsx').then((m) => ({ default: m.DeskTaskPage })),
);
const CheckInCodePage = lazy(() =>
  import('../volunteers/tasks/check-in-code-page.tsx').then((m) => ({ default: m.CheckInCodePage })),
);

const CertificatePage = lazy(() =>
  import('../volunteers/certificates/certificate-page.tsx').then((m) => ({ default: m.CertificatePage })),
);

interface RoomProps {
  /** The page of one's own account, which stands in every room and belongs to the light pages. */
  account: ReactNode;
}

/** `/desk/*`: community workers. */
export function Desk({ account }: RoomProps) {
  return (
    <Room home="/desk/tickets" shell={<WorkerShell />} account={account}>
      <Route path="tickets" element={<DeskTicketsPage />} />
      <Route path="tickets/:ticketId/print" element={<TicketPrintPage room="/desk" />} />
      <Route path="residents/:residentId?/:form?" element={<ResidentsPage room="/desk" />} />
      <Route path="residents/:residentId/print" element={<ResidentPrintPage room="/desk" />} />
      <Route path="residents/:residentId/own-data" element={<RightsPage page="own-data" room="/desk" />} />
      <Route path="residents/:residentId/erase" element={<RightsPage page="erase" room="/desk" />} />
      <Route path="erasures" element={<RightsPage page="erasures" room="/desk" />} />
      <Route path="households/:householdId" element={<HouseholdPage room="/desk" />} />
      <Route path="duplicates/:duplicateId?" element={<DuplicatesPage room="/desk" />} />
      <Route path="transfers" element={<TransfersPage room="/desk" />} />
      <Route path="rolls/:rollId?" element={<RollsPage room="/desk" />} />
      <Route path="poster" element={<PosterPage room="/desk" />} />
      <Route path="volunteers" element={<VolunteersPage />} />
      <Route path="volunteer-certificates/:certificateId" element={<CertificatePage />} />
      <Route path="volunteer-tasks" element={<DeskTasksPage />} />
      <Route path="volunteer-tasks/new" element={<TaskFormPage />} />
      <Route path="volunteer-tasks/:taskId" element={<DeskTaskPage />} />
      <Route path="volunteer-tasks/:taskId/edit" element={<TaskFormPage />} />
      <Route path="volunteer-tasks/:taskId/code" element={<CheckInCodePage />} />
      <Route path="org-units/:orgUnitId/poster" element={<PosterPage room="/desk" />} />
      <Route
        path="org-units"
        element={<OrgUnitsPage peoplePath="/desk/appointments" hoursPath="/desk/working-time" />}
      />
      <Route path="working-time" element={<WorkingTimePage />} />
      <Route path="appointments/import?" element={<PeoplePage />} />
      <Route path="looks" element={<LooksPage room="/desk" />} />
    </Room>
  );
}

/** `/overlook/*`: street and district officials. */
export function Overlook({ account }: RoomProps) {
  return (
    <Room home="/overlook/tickets" shell={<OfficialShell />} account={account}>
      <Route path="tickets" element={<OverlookTicketsPage />} />
      <Route path="tickets/:ticketId/print" element={<TicketPrintPage room="/overlook" />} />
      <Route path="residents/:residentId?/:form?" element={<ResidentsPage room="/overlook" />} />
      <Route path="residents/:residentId/print" element={<ResidentPrintPage room="/overlook" />} />
      <Route path="erasures" element={<RightsPage page="erasures" room="/overlook" />} />
      <Route path="households/:householdId" element={<HouseholdPage room="/overlook" />} />
      <Route path="transfers" element={<TransfersPage room="/overlook" />} />
      <Route path="rolls/:rollId?" element={<RollsPage room="/overlook" />} />
      <Route path="duplicates/:duplicateId?" element={<DuplicatesPage room="/overlook" />} />
      <Route
        path="org-units"
        element={
          <OrgUnitsPage
            ticketsPath="/overlook/tickets"
            peoplePath="/overlook/appointments"
            hoursPath="/overlook/working-time"
          />
        }
      />
      <Route path="org-units/:orgUnitId/poster" element={<PosterPage room="/overlook" />} />
      <Route path="working-time" element={<WorkingTimePage />} />
      <Route path="appointments/import?" element={<PeoplePage />} />
      <Route path="looks" element={<LooksPage room="/overlook" />} />
      <Route path="audit" element={<AuditPage />} />
      <Route path="api-keys" element={<ApiKeysPage />} />
    </Room>
  );
}

/** `/admin/*`: system administrators. */
export function Admin({ account }: RoomProps) {
  return (
    <Room home="/admin/org-units" shell={<AdminShell />} account={account}>
      <Route
        path="org-units"
        element={<OrgUnitsPage loadPath="/admin/org-units/load" peoplePath="/admin/appointments" />}
      />
      <Route path="org-units/:orgUnitId/poster" element={<PosterPage room="/admin" />} />
      <Route path="org-units/load" element={<LoadDivisionsPage />} />
      <Route path="appointments/import?" element={<PeoplePage />} />
      <Route path="jobs" element={<JobsPage />} />
      <Route path="audit" element={<AuditPage />} />
      <Route path="authorization" element={<AuthorizationPage />} />
    </Room>
  );
}

/** `/audit/*`: auditors. */
export function Audit({ account }: RoomProps) {
  return (
    <Room home="/audit/events" shell={<AuditShell />} account={account}>
      <Route path="events" element={<AuditPage />} />
      <Route path="looks" element={<LooksPage room={null} />} />
      <Route path="verification" element={<VerificationPage />} />
      <Route path="authorization" element={<AuthorizationPage />} />
    </Room>
  );
}

function Room({ home, shell, account, children }: RoomProps & { home: string; shell: ReactNode; children: ReactNode }) {
  return (
    <Routes>
      <Route element={shell}>
        <Route index element={<Navigate to={home} replace />} />
        {children}
        <Route path="account" element={<div style={{ padding: 16 }}>{account}</div>} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
