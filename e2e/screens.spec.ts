import { expect, test, type Browser, type Page } from '@playwright/test';
import { accessibilityFaults } from './support/axe.ts';
import { type Account, DESKTOP, person, PHONE, visitor } from './support/people.ts';
import { shoot } from './support/shoot.ts';

interface Screen {
  name: string;
  path: string;
  as: Account | null;
  viewports: { width: number; height: number }[];
  /** What the API says of whoever is signed in, where the demo has nobody like that. */
  me?: object;
  /** A menu of the page that is opened first, in either language. */
  opens?: RegExp;
  /** What it answers when a second factor is begun: the demo's accounts may have none. */
  twoFactor?: object;
}

const SCREENS: Screen[] = [
  { name: 'home', path: '/', as: null, viewports: [PHONE, DESKTOP] },
  { name: 'report', path: '/report', as: null, viewports: [PHONE, DESKTOP] },
  // An old poster: communities merge, and their codes go.
  {
    name: 'report-code-unknown',
    path: '/report?step=where&community=210102001999',
    as: null,
    viewports: [PHONE],
  },
  { name: 'follow', path: '/follow', as: null, viewports: [PHONE] },
  { name: 'volunteer', path: '/volunteer', as: null, viewports: [PHONE, DESKTOP] },
  { name: 'certificate-verify', path: '/certificate', as: null, viewports: [PHONE, DESKTOP] },
  { name: 'sign-in', path: '/sign-in', as: null, viewports: [PHONE, DESKTOP] },
  // Without a token it stands where every bad link leads.
  { name: 'first-sign-in-invalid', path: '/first-sign-in', as: null, viewports: [PHONE, DESKTOP] },
  { name: 'not-found', path: '/nowhere', as: null, viewports: [PHONE] },
  { name: 'pocket', path: '/pocket', as: 'volunteer', viewports: [PHONE] },
  { name: 'pocket-mine', path: '/pocket/mine', as: 'volunteer', viewports: [PHONE] },
  { name: 'pocket-account', path: '/pocket/account', as: 'volunteer', viewports: [PHONE] },
  { name: 'desk-account', path: '/desk/account', as: 'worker', viewports: [DESKTOP, PHONE] },
  {
    name: 'limited-password',
    path: '/desk/tickets',
    as: 'worker',
    viewports: [DESKTOP, PHONE],
    me: { mustChangePassword: true },
  },
  {
    name: 'limited-two-factor',
    path: '/desk/tickets',
    as: 'worker',
    viewports: [DESKTOP, PHONE],
    me: { mustSetUpTwoFactor: true },
    twoFactor: {
      secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
      uri: 'otpauth://totp/Linli:worker?secret=JBSWY3DPEHPK3PXP',
    },
  },
  { name: 'desk', path: '/desk/tickets', as: 'worker', viewports: [DESKTOP] },
  { name: 'desk-all', path: '/desk/tickets?queue=all', as: 'worker', viewports: [DESKTOP] },
  { name: 'desk-new', path: '/desk/tickets?new=1', as: 'worker', viewports: [DESKTOP] },
  { name: 'residents', path: '/desk/residents', as: 'worker', viewports: [DESKTOP, PHONE] },
  {
    name: 'residents-filtered',
    path: '/desk/residents?age=80-89&labels=living_alone',
    as: 'worker',
    viewports: [DESKTOP],
  },
  {
    name: 'residents-export',
    path: '/desk/residents?age=80-89',
    as: 'worker',
    viewports: [DESKTOP, PHONE],
    opens: /^(导出|Export)$/,
  },
  {
    name: 'residents-views',
    path: '/desk/residents?age=80-89',
    as: 'worker',
    viewports: [DESKTOP, PHONE],
    opens: /^(常用筛选|Saved views)$/,
  },
  {
    name: 'residents-unvisited',
    path: '/desk/residents?visited=not_90&sort=longest_unvisited',
    as: 'worker',
    viewports: [DESKTOP],
  },
  { name: 'residents-new', path: '/desk/residents/new', as: 'worker', viewports: [DESKTOP] },
  // Nobody is 80 and at school.
  { name: 'residents-empty', path: '/desk/residents?age=80-89&employment=student', as: 'worker', viewports: [DESKTOP] },
  { name: 'duplicates', path: '/desk/duplicates', as: 'worker', viewports: [DESKTOP, PHONE] },
  // Nobody was found to be two people yet.
  { name: 'duplicates-empty', path: '/desk/duplicates?status=not_same', as: 'worker', viewports: [DESKTOP] },
  { name: 'overlook-duplicates', path: '/overlook/duplicates', as: 'district', viewports: [DESKTOP] },
  { name: 'desk-org-units', path: '/desk/org-units', as: 'worker', viewports: [DESKTOP] },
  { name: 'volunteers', path: '/desk/volunteers', as: 'worker', viewports: [DESKTOP, PHONE] },
  { name: 'pocket-tasks', path: '/pocket/volunteer-tasks', as: 'volunteer', viewports: [PHONE] },
  { name: 'pocket-tasks-past', path: '/pocket/volunteer-tasks/past', as: 'volunteer', viewports: [PHONE] },
  { name: 'volunteer-tasks', path: '/desk/volunteer-tasks', as: 'worker', viewports: [DESKTOP, PHONE] },
  { name: 'volunteer-tasks-past', path: '/desk/volunteer-tasks?when=past', as: 'worker', viewports: [DESKTOP] },
  { name: 'volunteer-task-new', path: '/desk/volunteer-tasks/new', as: 'worker', viewports: [DESKTOP, PHONE] },
  { name: 'poster', path: '/desk/poster', as: 'worker', viewports: [DESKTOP, PHONE] },
  { name: 'people-import', path: '/desk/appointments/import', as: 'worker', viewports: [DESKTOP, PHONE] },
  { name: 'desk-appointments', path: '/desk/appointments', as: 'worker', viewports: [DESKTOP] },
  { name: 'no-permission', path: '/overlook/tickets', as: 'worker', viewports: [DESKTOP] },
  { name: 'overlook-tickets', path: '/overlook/tickets', as: 'district', viewports: [DESKTOP, PHONE] },
  { name: 'transfers', path: '/desk/transfers', as: 'worker', viewports: [DESKTOP, PHONE] },
  { name: 'transfers-outgoing', path: '/desk/transfers?view=outgoing', as: 'worker', viewports: [DESKTOP, PHONE] },
  { name: 'overlook-transfers', path: '/overlook/transfers', as: 'district', viewports: [DESKTOP] },
  { name: 'rolls', path: '/desk/rolls', as: 'worker', viewports: [DESKTOP, PHONE] },
  { name: 'rolls-official', path: '/overlook/rolls', as: 'district', viewports: [DESKTOP] },
  { name: 'overlook-residents', path: '/overlook/residents', as: 'district', viewports: [DESKTOP] },
  { name: 'overlook-org-units', path: '/overlook/org-units', as: 'district', viewports: [DESKTOP] },
  { name: 'working-time', path: '/overlook/working-time', as: 'district', viewports: [DESKTOP, PHONE] },
  { name: 'desk-working-time', path: '/desk/working-time', as: 'worker', viewports: [DESKTOP] },
  { name: 'overlook-appointments', path: '/overlook/appointments', as: 'district', viewports: [DESKTOP] },
  { name: 'admin-org-units', path: '/admin/org-units', as: 'admin', viewports: [DESKTOP] },
  { name: 'admin-authorization', path: '/admin/authorization', as: 'admin', viewports: [DESKTOP] },
  { name: 'admin-appointments', path: '/admin/appointments', as: 'admin', viewports: [DESKTOP] },
  { name: 'admin-jobs', path: '/admin/jobs', as: 'admin', viewports: [DESKTOP] },
  { name: 'admin-audit', path: '/admin/audit', as: 'admin', viewports: [DESKTOP] },
  { name: 'erasures', path: '/desk/erasures', as: 'worker', viewports: [DESKTOP, PHONE] },
  { name: 'overlook-erasures', path: '/overlook/erasures', as: 'district', viewports: [DESKTOP] },
  { name: 'looks', path: '/desk/looks', as: 'worker', viewports: [DESKTOP] },
  { name: 'overlook-looks', path: '/overlook/looks', as: 'district', viewports: [DESKTOP, PHONE] },
  { name: 'audit-looks', path: '/audit/looks', as: 'auditor', viewports: [DESKTOP] },
  { name: 'overlook-audit', path: '/overlook/audit', as: 'district', viewports: [DESKTOP, PHONE] },
  { name: 'api-keys', path: '/overlook/api-keys', as: 'district', viewports: [DESKTOP, PHONE] },
  { name: 'audit-events', path: '/audit/events', as: 'auditor', viewports: [DESKTOP] },
  { name: 'audit-verification', path: '/audit/verification', as: 'auditor', viewports: [DESKTOP] },
];

const LOOKS = [
  { language: 'zh', colorScheme: 'light' },
  { language: 'en', colorScheme: 'dark' },
] as const;

test('the search for accessibility faults finds one that is put in', async ({ browser }) => {
  const page = await visitor(browser);
  await page.goto('/');
  await page
    .getByRole('heading', { level: 1 })
    .evaluate((heading) => heading.insertAdjacentHTML('afterend', '<img src="/favicon.svg"><button></button>'));
  expect((await accessibilityFaults(page)).map((fault) => fault.split(':')[0])).toEqual(['button-name', 'image-alt']);
});

for (const look of LOOKS) {
  test.describe(`${look.language}, ${look.colorScheme}`, () => {
    for (const account of new Set(SCREENS.map(({ as }) => as))) {
      test(`every screen of ${account ?? 'a visitor'} stands without accessibility faults`, async ({ browser }) => {
        // Some see many more screens than others, and machines are slow in their own ways.
        const views = SCREENS.filter(({ as }) => as === account).flatMap(({ viewports }) => viewports);
        test.setTimeout(30_000 + views.length * 8_000);
        for (const viewport of [DESKTOP, PHONE]) {
          const screens = SCREENS.filter(({ as, viewports }) => as === account && viewports.includes(viewport));
          if (screens.length === 0) continue;
          const page = await open(browser, account, { ...look, viewport });
          for (const screen of screens) {
            await test.step(screen.name, () =>
              lookAt(page, screen, `${screen.name}-${viewport.width}-${look.language}-${look.colorScheme}`),
            );
          }
          await page.context().close();
        }
      });
    }
  });
}

function open(browser: Browser, account: Account | null, look: Parameters<typeof visitor>[1]): Promise<Page> {
  return account ? person(browser, account, look) : visitor(browser, look);
}

async function lookAt(page: Page, { path, me, twoFactor, opens }: Screen, picture: string): Promise<void> {
  const complaints: string[] = [];
  const listen = (error: Error) => complaints.push(error.message);
  page.on('pageerror', listen);
  if (me)
    await page.route('**/api/v1/me', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...((await answer.json()) as object), ...me } });
    });
  if (twoFactor)
    await page.route('**/api/v1/accounts/me/two-factor', (route) => route.fulfill({ status: 201, json: twoFactor }));
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // Live streams never end, so "network idle" never comes: wait for what stands in for content to go.
  await expect(page.getByRole('status').filter({ hasText: /正在加载|Loading/ })).toHaveCount(0);
  if (opens) {
    await page.locator('summary').filter({ hasText: opens }).click();
    await expect(page.locator('details[open] form')).toBeVisible();
  }
  if (path === '/sign-in') await expect(page.getByText('worker2')).toBeVisible();
  if (twoFactor) await expect(page.getByRole('img', { name: /二维码|QR code/ })).toBeVisible();
  await shoot(page, picture);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
    'nothing sticks out sideways',
  ).toBe(true);
  if (me) await page.unroute('**/api/v1/me');
  page.off('pageerror', listen);
}
