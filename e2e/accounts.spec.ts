import { createHmac } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { accessibilityFaults } from './support/axe.ts';
import { person, PHONE, visitor } from './support/people.ts';
import { shoot } from './support/shoot.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const REFUSED = {
  status: 403,
  contentType: 'application/problem+json',
  body: JSON.stringify({ status: 403, code: 'account.confirm_identity', title: 'account.confirm_identity' }),
};
const username = `zhou.${Date.now().toString(36)}`;
const PASSWORD = 'Plum-blossom-26';
const NEXT_PASSWORD = 'Winter-sweet-27';

test('an account is opened, used in two places, confirmed, changed and left', async ({ browser }) => {
  test.setTimeout(240_000);
  const admin = await person(browser, 'admin');
  const phone = await visitor(browser, { viewport: PHONE });
  let link = '';

  await test.step('giving a sign-in link asks for the password again, and goes on by itself', async () => {
    await admin.goto('/admin/appointments?new=1');
    const form = admin.getByRole('region', { name: '任命' });
    await form.getByRole('textbox', { name: '姓名' }).fill('周慧敏');
    await form.getByRole('textbox', { name: '用户名' }).fill(username);
    await form.getByRole('combobox', { name: '职务' }).click();
    await admin.locator('.ant-select-item-option').filter({ hasText: '区干部' }).click();
    await form.getByRole('combobox', { name: /单位/ }).fill('和平');
    await admin.locator('.ant-select-item-option').filter({ hasText: '和平区' }).first().click();
    const submit = form.getByRole('button', { name: '开通账号并任命' });
    // Signing in counts as confirmed for ten minutes: for the sake of the story the API's answer after them is played.
    await admin.route('**/api/v1/appointments/people', (route) => route.fulfill(REFUSED), { times: 2 });
    await submit.press('Enter');
    const dialog = admin.getByRole('dialog', { name: '确认是您本人' });
    await expect(dialog).toBeVisible();
    expect(await accessibilityFaults(admin)).toEqual([]);
    await shoot(admin, 'confirm-identity');
    await admin.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(admin.getByText('没有确认是您本人，这一步没有做。')).toBeVisible();
    await expect(submit).toBeFocused();
    await submit.press('Enter');
    await dialog.getByRole('textbox', { name: '密码' }).fill('wrong');
    await admin.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('密码或验证码不对');
    await dialog.getByRole('textbox', { name: '密码' }).fill('Linli-demo-2026');
    await admin.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    link = await admin.getByText(/\/first-sign-in#/).innerText();
  });

  await test.step('the link sets the first password and signs in', async () => {
    await phone.goto(link);
    await phone.getByRole('textbox', { name: '密码' }).fill(PASSWORD);
    await phone.getByRole('button', { name: '设好并登录' }).click();
    await expect(phone).toHaveURL(/overlook/);
  });

  const desk = await visitor(browser);
  await test.step('a second place is signed in by name, and seen in the list', async () => {
    await desk.goto('/account');
    await signIn(desk, username, PASSWORD);
    await expect(desk).toHaveURL(/\/overlook\/account$/);
    const places = desk.getByRole('list', { name: '已登录的设备' });
    await expect(places.getByRole('listitem')).toHaveCount(2);
    await expect(places.getByText('本机')).toHaveCount(1);
    expect(await accessibilityFaults(desk)).toEqual([]);
  });

  await test.step('the other place is ended after a question; what was typed there waits for signing in again', async () => {
    await phone.goto('/overlook/appointments?new=1');
    await phone.getByRole('textbox', { name: '姓名' }).fill('写到一半');
    await desk.getByRole('button', { name: /^让它退出：/ }).click();
    expect(await accessibilityFaults(desk)).toEqual([]);
    await shoot(desk, 'account-end-session');
    await desk.getByRole('button', { name: '让它退出', exact: true }).click();
    await expect(desk.getByText('只在本机登录，没有其他设备。')).toBeVisible();
    await phone.getByRole('searchbox', { name: '找人：姓名或用户名' }).fill('李');
    await expect(phone.getByText(/您在别处让这里退出了登录/)).toBeVisible();
    expect(await accessibilityFaults(phone)).toEqual([]);
    await shoot(phone, 'signed-out');
    await phone.getByRole('textbox', { name: '密码' }).fill(PASSWORD);
    await phone.keyboard.press('Enter');
    await expect(phone.getByRole('textbox', { name: '姓名' })).toHaveValue('写到一半');
  });

  await test.step('another password is set by the rules, and signs the other place out', async () => {
    await desk.getByRole('button', { name: '修改密码' }).click();
    await desk.getByRole('textbox', { name: '现在的密码' }).fill(PASSWORD);
    await desk.getByRole('textbox', { name: '新密码' }).fill('plum');
    await expect(desk.getByText('太短')).toBeVisible();
    await shoot(desk, 'account-password');
    await desk.getByRole('textbox', { name: '新密码' }).fill(NEXT_PASSWORD);
    await desk.getByRole('button', { name: '改为新密码' }).click();
    await expect(desk.getByText(/密码已修改/)).toBeVisible();
    await phone.goto('/account');
    await signIn(phone, username, PASSWORD);
    await expect(phone.getByRole('alert')).toContainText('不对');
    await signIn(phone, username, NEXT_PASSWORD);
    await expect(phone.getByRole('heading', { name: '账号与安全' })).toBeVisible();
  });

  let secret = '';
  let recoveryCode = '';
  await test.step('two-step verification is set up by a key, and its recovery codes are kept', async () => {
    await phone.getByRole('button', { name: '开启两步验证' }).click();
    await expect(phone.getByRole('img', { name: /二维码/ })).toBeVisible();
    secret = (await phone.locator('section code').first().innerText()).replaceAll(' ', '');
    expect(await accessibilityFaults(phone)).toEqual([]);
    await shoot(phone, 'two-factor-set-up');
    await phone.getByRole('textbox', { name: '验证码' }).fill('000000');
    await expect(phone.getByText('验证码不对，请等下一个再试。')).toBeVisible();
    await phone.getByRole('textbox', { name: '验证码' }).fill(codeAt(secret, Date.now()));
    await expect(phone.getByRole('heading', { name: '请保存恢复码' })).toBeFocused();
    const codes = phone.getByRole('listitem').filter({ hasText: /^[2-9A-Z]{5}-[2-9A-Z]{5}$/ });
    await expect(codes).toHaveCount(10);
    recoveryCode = await codes.first().innerText();
    expect(await accessibilityFaults(phone)).toEqual([]);
    await shoot(phone, 'recovery-codes');
    await phone.getByRole('button', { name: '我已保存好' }).click();
    await expect(phone.getByText('还有 10 个恢复码没有用过。')).toBeVisible();
  });

  await test.step('signing in asks for the code then, or takes a recovery code once', async () => {
    await desk.goto('/account');
    await signIn(desk, username, NEXT_PASSWORD);
    await desk.getByRole('textbox', { name: '验证码' }).fill('123456');
    await expect(desk.getByRole('alert')).toContainText('验证码不对');
    expect(await accessibilityFaults(desk)).toEqual([]);
    await shoot(desk, 'sign-in-wrong-code');
    await desk.getByRole('button', { name: '手机不在身边？用恢复码' }).click();
    await desk.getByRole('textbox', { name: '恢复码' }).fill(recoveryCode);
    await desk.keyboard.press('Enter');
    await expect(desk.getByText('还有 9 个恢复码没有用过。')).toBeVisible();
    await shoot(desk, 'account-two-factor');

    await signOut(desk);
    await signIn(desk, username, NEXT_PASSWORD);
    await desk.getByRole('button', { name: '手机不在身边？用恢复码' }).click();
    await desk.getByRole('textbox', { name: '恢复码' }).fill(recoveryCode);
    await desk.keyboard.press('Enter');
    await expect(desk.getByRole('alert')).toContainText('验证码不对');
    await desk.getByRole('button', { name: '改用手机上的验证码' }).click();
    await desk.getByRole('textbox', { name: '验证码' }).fill(
      // Each is taken once: the next one is taken early, as from a clock that is a little ahead.
      codeAt(secret, Date.now() + 30_000),
    );
    await expect(desk).toHaveURL(/overlook/);
  });

  await test.step('whoever appointed them resets it, and every place is signed out', async () => {
    await admin.goto(`/admin/appointments?q=${username}`);
    await admin.getByRole('button', { name: '更多：周慧敏' }).click();
    await admin.getByRole('menuitem', { name: '重置两步验证' }).click();
    await shoot(admin, 'account-care');
    expect(await accessibilityFaults(admin)).toEqual([]);
    await admin.getByRole('button', { name: '重置两步验证' }).click();
    await expect(admin.getByText(/已重置周慧敏的两步验证，退出了 2 处登录/)).toBeVisible();
    await desk.goto('/account');
    await signIn(desk, username, NEXT_PASSWORD);
    await expect(desk.getByRole('button', { name: '开启两步验证' })).toBeVisible();
  });
});

async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: '用户名或手机号' }).fill(name);
  await page.getByRole('textbox', { name: '密码' }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /周慧敏/ }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page).toHaveURL(/sign-in/);
}

/** What an authenticator app shows for `secret` at a moment (RFC 6238). */
function codeAt(secret: string, at: number): string {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
