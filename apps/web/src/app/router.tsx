import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { loadAccountForms, loadOutsideReturn, loadOwnAccount, loadSignIn } from './account-pages.ts';
import { ConfirmIdentityHost } from './confirm-identity-host.tsx';
import {
  ACCOUNT_MESSAGES,
  FIRST_SIGN_IN_MESSAGES,
  FOLLOW_MESSAGES,
  POCKET_MESSAGES,
  REPORT_MESSAGES,
} from './light-messages.ts';
import { RequireRole } from './require-role.tsx';
import { withTexts } from './with-texts.ts';

/** Each shell and each page that can be the first is a chunk of its own; scripts/check-size.mjs weighs them. */
const pages = {
  publicShell: () => import('./public-shell.tsx'),
  home: () => import('./public-home-page.tsx'),
  report: () => withTexts(import('../tickets/report/report-page.tsx'), REPORT_MESSAGES),
  follow: () => withTexts(import('../tickets/follow/follow-page.tsx'), FOLLOW_MESSAGES),
  signIn: loadSignIn,
  outsideReturn: loadOutsideReturn,
  firstSignIn: () => withTexts(import('./first-sign-in-page.tsx'), FIRST_SIGN_IN_MESSAGES, ACCOUNT_MESSAGES),
  volunteerShell: () => withTexts(import('./volunteer-shell.tsx'), POCKET_MESSAGES),
  pocket: () => import('../tickets/pocket/pocket-page.tsx'),
  pocketTicket: () => import('../tickets/pocket/pocket-ticket-page.tsx'),
  mine: () => import('../tickets/pocket/mine-page.tsx'),
  tasks: () => import('../volunteers/tasks/pocket-tasks-page.tsx'),
  account: loadOwnAccount,
  office: () => import('./office-routes.tsx'),
  notFound: () => import('./not-found-page.tsx'),
};

const PublicShell = lazy(() => pages.publicShell().then((m) => ({ default: m.PublicShell })));
const PublicHomePage = lazy(() => pages.home().then((m) => ({ default: m.PublicHomePage })));
const ReportPage = lazy(() => pages.report().then((m) => ({ default: m.ReportPage })));
const SignUpPage = lazy(() => import('../volunteers/sign-up-page.tsx'));
const VerifyPage = lazy(() => import('../volunteers/certificates/verify-page.tsx'));
const FollowPage = lazy(() => pages.follow().then((m) => ({ default: m.FollowPage })));
const SignInPage = lazy(() => pages.signIn().then((m) => ({ default: m.SignInPage })));
const OutsideReturnPage = lazy(() => pages.outsideReturn().then((m) => ({ default: m.OutsideReturnPage })));
const FirstSignInPage = lazy(() => pages.firstSignIn().then((m) => ({ default: m.FirstSignInPage })));
const VolunteerShell = lazy(() => pages.volunteerShell().then((m) => ({ default: m.VolunteerShell })));
const PocketPage = lazy(() => pages.pocket().then((m) => ({ default: m.PocketPage })));
const PocketTicketPage = lazy(() => pages.pocketTicket().then((m) => ({ default: m.PocketTicketPage })));
const MinePage = lazy(() => pages.mine().then((m) => ({ default: m.MinePage })));
const PocketTasksPage = lazy(() => pages.tasks().then((m) => ({ default: m.PocketTasksPage })));
const PocketTaskPage = lazy(() =>
  import('../volunteers/tasks/pocket-task-page.tsx').then((m) => ({ default: m.PocketTaskPage })),
);
const PocketPastPage = lazy(() =>
  import('../volunteers/tasks/pocket-past-page.tsx').then((m) => ({ default: m.PocketPastPage })),
);
const OwnAccountPage = lazy(() => pages.account().then((m) => ({ default: m.OwnAccountPage })));
const ToOwnAccount = lazy(() => pages.account().then((m) => ({ default: m.ToOwnAccount })));
const Desk = lazy(() => pages.office().then((m) => ({ default: m.Desk })));
const Overlook = lazy(() => pages.office().then((m) => ({ default: m.Overlook })));
const Audit = lazy(() => pages.office().then((m) => ({ default: m.Audit })));
const Admin = lazy(() => pages.office().then((m) => ({ default: m.Admin })));
const NotFoundPage = lazy(() => pages.notFound().then((m) => ({ default: m.NotFoundPage })));

/** Starts loading the page at `path` before React asks for it; a failure shows when it does. */
export function preloadPage(path: string): void {
  const [first = '', second = ''] = path.split('/').slice(1);
  const wanted = {
    '': [pages.publicShell, pages.home],
    report: [pages.publicShell, pages.report],
    follow: [pages.publicShell, pages.follow],
    'sign-in': [second === 'outside' ? pages.outsideReturn : pages.signIn],
    'first-sign-in': [pages.firstSignIn],
    pocket: [
      pages.volunteerShell,
      { '': pages.pocket, mine: pages.mine, tickets: pages.pocketTicket, account: pages.account }[second] ??
        pages.pocket,
    ],
  }[first];
  for (const load of wanted ?? []) void load().catch(() => {});
}

export function AppRoutes() {
  return (
    <>
      <Suspense fallback={<PageSkeleton />}>
        <Routes>
          <Route element={<PublicShell />}>
            <Route index element={<PublicHomePage />} />
            <Route path="report" element={<ReportPage />} />
            <Route path="follow" element={<FollowPage />} />
            <Route path="volunteer" element={<SignUpPage />} />
            <Route path="certificate" element={<VerifyPage />} />
            <Route path="*" element={<NotFoundPage />} />
          </Route>
          <Route path="sign-in" element={<SignInPage />} />
          <Route path="sign-in/outside" element={<OutsideReturnPage />} />
          <Route path="account" element={<ToOwnAccount />} />
          <Route path="first-sign-in" element={<FirstSignInPage />} />
          <Route element={<RequireRole roles={['volunteer']} />}>
            <Route path="pocket" element={<VolunteerShell />}>
              <Route index element={<PocketPage />} />
              <Route path="tickets/:ticketId" element={<PocketTicketPage />} />
              <Route path="mine" element={<MinePage />} />
              <Route path="volunteer-tasks" element={<PocketTasksPage />} />
              <Route path="volunteer-tasks/past" element={<PocketPastPage />} />
              <Route path="volunteer-tasks/:taskId" element={<PocketTaskPage />} />
              <Route path="account" element={<OwnAccountPage loadForms={loadAccountForms} />} />
            </Route>
          </Route>
          <Route path="desk/*" element={<RequireRole roles={['community_worker']} />}>
            <Route path="*" element={<Desk account={<OwnAccountPage loadForms={loadAccountForms} />} />} />
          </Route>
          <Route path="overlook/*" element={<RequireRole roles={['street_official', 'district_official']} />}>
            <Route path="*" element={<Overlook account={<OwnAccountPage loadForms={loadAccountForms} />} />} />
          </Route>
          <Route path="audit/*" element={<RequireRole roles={['auditor']} />}>
            <Route path="*" element={<Audit account={<OwnAccountPage loadForms={loadAccountForms} />} />} />
          </Route>
          <Route path="admin/*" element={<RequireRole roles={['system_admin']} />}>
            <Route path="*" element={<Admin account={<OwnAccountPage loadForms={loadAccountForms} />} />} />
          </Route>
        </Routes>
      </Suspense>
      <ConfirmIdentityHost />
    </>
  );
}

function PageSkeleton() {
  return (
    <div style={{ maxWidth: 720, margin: '72px auto', padding: 16 }}>
      <Skeleton />
    </div>
  );
}
