import { expect, test, type Page } from '@playwright/test';
import { accessibilityFaults } from './support/axe.ts';
import { startOutsideProvider } from './support/outside-provider.ts';
import { person, visitor } from './support/people.ts';
import { shoot } from './support/shoot.ts';

const PASSWORD = 'Plum-blossom-26';
const ISSUER = process.env['LINLI_E2E_ISSUER'] ?? '';
const BUTTON = '用统一账号登录';

test('an outside account is linked by its owner, and signs them in from then on', async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  const username = `wu.${Date.now().toString(36)}`;
  const provider = await startOutsideProvider(ISSUER, baseURL ?? '');
  const desk = await visitor(browser);
  try {
    await desk.goto(await givenLink(await person(browser, 'admin'), username));
    await desk.getByRole('textbox', { name: '密码' }).fill(PASSWORD);
    await desk.getByRole('button', { name: '设好并登录' }).click();
    await expect(desk).toHaveURL(/overlook/);

    await test.step('nobody is let in by an account that nobody linked', async () => {
      const stranger = await visitor(browser);
      await stranger.goto('/sign-in');
      await expect(stranger.getByRole('button', { name: BUTTON })).toBeVisible();
      await shoot(stranger, 'sign-in-outside');
      expect(await accessibilityFaults(stranger)).toEqual([]);
      await stranger.getByRole('button', { name: BUTTON }).click();
      await signInThere(stranger, username);
      await expect(stranger.getByRole('alert')).toContainText('还没有关联');
      expect(new URL(stranger.url()).search).toBe('');
      expect(await accessibilityFaults(stranger)).toEqual([]);
      await shoot(stranger, 'outside-not-linked');
      await stranger.getByRole('link', { name: '返回登录' }).click();
      await expect(stranger.getByRole('button', { name: BUTTON })).toBeVisible();
    });

    await test.step('it is linked from one’s own account', async () => {
      await desk.goto('/account');
      await desk.getByRole('button', { name: '关联统一账号' }).click();
      await signInThere(desk, username);
      await expect(desk).toHaveURL(/\/overlook\/account$/);
      await expect(desk.getByText('已经关联，以后可以用它登录。')).toBeVisible();
      await expect(desk.getByRole('button', { name: '取消关联' })).toBeVisible();
      expect(await accessibilityFaults(desk)).toEqual([]);
      await shoot(desk, 'account-outside');
    });

    const other = await visitor(browser);
    await test.step('it signs in elsewhere, onto the page one wanted; cancelling there is said here', async () => {
      await other.goto('/overlook/appointments');
      await other.getByRole('button', { name: BUTTON }).click();
      await other.getByRole('link', { name: /Cancel/ }).click();
      await expect(other.getByRole('alert')).toContainText('取消了');
      await other.goto('/overlook/appointments');
      await other.getByRole('button', { name: BUTTON }).click();
      await signInThere(other, username);
      await expect(other).toHaveURL(/\/overlook\/appointments$/);
    });

    await test.step('a session that ended is begun again in a tab beside it, and what was typed waits', async () => {
      await other.goto('/overlook/appointments?new=1');
      await other.getByRole('textbox', { name: '姓名' }).fill('写到一半');
      await desk.reload();
      await desk.getByRole('button', { name: /^让它退出：/ }).click();
      await desk.getByRole('button', { name: '让它退出', exact: true }).click();
      await expect(desk.getByText('只在本机登录，没有其他设备。')).toBeVisible();
      await other.getByRole('searchbox', { name: '找人：姓名或用户名' }).fill('李');
      const again = other.getByRole('button', { name: `${BUTTON}（打开新窗口）` });
      await expect(again).toBeVisible();
      await shoot(other, 'signed-out-outside');
      const opened = other.context().waitForEvent('page');
      await again.click();
      const aside = await opened;
      // The provider remembers this browser, and asks at most whether to go on.
      await aside.waitForURL((url) => url.origin === new URL(ISSUER).origin || url.hash === '').catch(() => {});
      if (!aside.isClosed() && aside.url().startsWith(ISSUER)) await goOn(aside);
      await expect(other.getByRole('textbox', { name: '姓名' })).toHaveValue('写到一半');
      await expect(again).toBeHidden();
    });

    await test.step('it can be removed, and the provider may be away: a password goes on working', async () => {
      await desk.getByRole('button', { name: '取消关联' }).click();
      await expect(desk.getByText('已取消关联，不能再用它登录。')).toBeVisible();
      provider.closeAllConnections();
      await new Promise((resolve) => provider.close(resolve));
      const late = await visitor(browser);
      await late.goto('/sign-in');
      await late.locator('input[name=username]').fill(username);
      await late.locator('input[name=password]').fill(PASSWORD);
      await late.getByRole('button', { name: '登录', exact: true }).click();
      await expect(late).toHaveURL(/overlook/);
    });
  } finally {
    provider.closeAllConnections();
    provider.close();
  }
});

/** Somebody new, and the address that lets them choose a password. */
async function givenLink(admin: Page, username: string): Promise<string> {
  return admin.evaluate(async (name) => {
    const ask = async (method: string, path: string, body?: object) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
      const answer = await fetch(`/api/v1${path}`, {
        method,
        ...(method === 'POST' && { headers, body: JSON.stringify(body ?? {}) }),
      });
      return answer.json();
    };
    const { items } = (await ask('GET', '/org-units')) as { items: { id: string }[] };
    const added = { username: name, name: '吴统一', role: 'district_official', unitId: items[0]?.id };
    const { id } = (await ask('POST', '/appointments/people', added)) as { id: string };
    const { path } = (await ask('POST', `/appointments/${id}/sign-in-link`)) as { path: string };
    return path;
  }, username);
}

/** The provider's own pages: any name and password, then a yes. */
async function signInThere(page: Page, name: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(name);
  await page.getByPlaceholder('and password').fill('anything');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await goOn(page);
}

async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click();
}
