import { ownAccountContract, type OwnAccount, type SessionView } from '@linli/domain/accounts/own-account.contract.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { loadAccountForms } from '../app/account-pages.ts';
import { refusal, stubApi } from '../shared/testing/api-stub.ts';
import { showPage } from '../shared/testing/show-page.tsx';
import { OwnAccountPage } from './own-account-page.tsx';

const ACCOUNT: OwnAccount = {
  username: 'worker',
  maskedPhone: '138****8000',
  hasPassword: true,
  passwordSetAt: '2026-11-01T02:00:00.000Z',
  passwordExpiresAt: '2027-01-30T02:00:00.000Z',
  passwordRules: 'dengbao3',
  twoFactorSince: null,
  isTwoFactorRequired: false,
  recoveryCodesLeft: 0,
  outside: null,
  confirmedUntil: null,
};
const sessionOf = (last: string, named: Partial<SessionView> = {}): SessionView => ({
  id: `01900000-0000-7000-8000-0000000000${last}`,
  browser: 'Chrome 131',
  system: 'Windows 10',
  maskedAddress: '112.80.*.*',
  signedInAt: '2026-11-22T02:00:00.000Z',
  lastSeenAt: '2026-11-22T09:00:00.000Z',
  isThisOne: false,
  ...named,
});
const HERE = sessionOf('a0', { isThisOne: true });
const PHONE = sessionOf('a1', { browser: 'Mobile Safari 18', system: 'iOS 18' });
const OLD = sessionOf('a2', { browser: '', system: '' });

async function show(account: Partial<OwnAccount> = {}, sessions = [HERE, PHONE, OLD]) {
  const api = stubApi();
  api.on(ownAccountContract.read).answers(() => ({ ...ACCOUNT, ...account }));
  api.on(ownAccountContract.sessions).answers(() => ({ items: sessions }));
  const user = await showPage(<OwnAccountPage loadForms={loadAccountForms} />);
  const section = await screen.findByRole('region', { name: '登录密码' });
  return { api, user, section };
}
const region = (name: string) => within(screen.getByRole('region', { name }));

it('says since when the password stands and until when it lasts', async () => {
  const { section } = await show();
  expect(section.textContent).toContain('上次修改：2026年11月1日');
  expect(section.textContent).toContain('请在 2027年1月30日');
});

it('has no password to change for somebody who signs in by another way', async () => {
  await show({ hasPassword: false, passwordSetAt: null, passwordExpiresAt: null });
  expect(screen.queryByRole('button', { name: '修改密码' })).toBeNull();
  expect(screen.getByText(/用单位的统一账号登录/)).toBeTruthy();
});

it('says of a new password what the rules say, while it is typed, and sends none that breaks them', async () => {
  const { api, user } = await show();
  await user.click(screen.getByRole('button', { name: '修改密码' }));
  expect(await screen.findByText(/10 到 72 个字；小写字母.*至少 3 种/)).toBeTruthy();
  await user.type(screen.getByLabelText('现在的密码'), 'Old-password-1');
  await user.type(screen.getByLabelText('新密码'), 'Worker');
  expect(screen.getByText('太短，至少要 10 个字。')).toBeTruthy();
  await user.type(screen.getByLabelText('新密码'), '-2026-x');
  expect(screen.getByText('不能含有用户名。')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '改为新密码' }));
  expect(screen.getByLabelText('新密码').getAttribute('aria-invalid')).toBe('true');
  expect(api.asked.some(({ path }) => path.endsWith('/me/password'))).toBe(false);

  await user.clear(screen.getByLabelText('新密码'));
  await user.type(screen.getByLabelText('新密码'), 'Plum-blossom-26');
  api
    .on(ownAccountContract.changePassword)
    .answers(() => refusal('request.invalid', [{ path: ['password'], code: 'used_before' }]));
  await user.click(screen.getByRole('button', { name: '改为新密码' }));
  expect(await screen.findByText('最近用过，请换一个。')).toBeTruthy();
  await user.type(screen.getByLabelText('新密码'), '7');
  expect(screen.queryByText('最近用过，请换一个。')).toBeNull();

  api.on(ownAccountContract.changePassword).answers(() => ACCOUNT);
  await user.click(screen.getByRole('button', { name: '改为新密码' }));
  expect(await screen.findByText(/密码已修改/)).toBeTruthy();
  expect(api.asked.findLast(({ path }) => path.endsWith('/me/password'))?.body).toEqual({
    current: 'Old-password-1',
    password: 'Plum-blossom-267',
  });
});

it('keeps another mobile number, after saying what is wrong with one, and takes it away', async () => {
  const { api, user } = await show();
  api
    .on(ownAccountContract.changePhone)
    .answers(() => refusal('account.phone_taken', [{ path: ['phone'], code: 'taken' }]));
  await user.click(screen.getByRole('button', { name: '更换手机号' }));
  await user.type(await screen.findByRole('textbox', { name: '手机号' }), '139 0000 1234{Enter}');
  expect(await screen.findByText('已经有人用了，请换一个。')).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: '手机号' }).value).toBe('139 0000 1234');
  api.on(ownAccountContract.changePhone).answers(() => ({ ...ACCOUNT, maskedPhone: null }));
  await user.click(screen.getByRole('button', { name: '删除手机号' }));
  expect(await screen.findByText('没有留手机号。留了以后，也可以用它登录。')).toBeTruthy();
  expect(api.asked.findLast(({ path }) => path.endsWith('/me/phone'))?.body).toEqual({ phone: null });
});

it('lists where one is signed in, and ends one of them after asking', async () => {
  const { api, user } = await show();
  await screen.findByText(/Mobile Safari 18 · iOS 18/);
  const rows = region('已登录的设备').getAllByRole('listitem');
  expect(rows.map((row) => row.textContent?.includes('本机'))).toEqual([true, false, false]);
  expect(rows[2]?.textContent).toContain('没有说明的浏览器');
  expect(rows[1]?.textContent).toContain('112.80.*.*');
  expect(within(rows[0]!).queryByRole('button')).toBeNull();

  await user.click(screen.getByRole('button', { name: '让它退出：Mobile Safari 18 · iOS 18' }));
  expect(screen.getByRole('group', { name: '让“Mobile Safari 18 · iOS 18”退出登录？' }).textContent).toContain(
    '不能撤销',
  );
  expect(document.activeElement?.textContent).toBe('取消');
  expect(api.asked.some(({ path }) => path.endsWith('/end'))).toBe(false);
  api.on(ownAccountContract.endSession).answers(() => ({ items: [HERE, OLD] }));
  await user.click(screen.getByRole('button', { name: '让它退出' }));
  expect(await screen.findByText('已让它退出登录。')).toBeTruthy();
  await waitFor(() => expect(screen.queryByText(/Mobile Safari 18/)).toBeNull());
  expect(api.asked.find(({ path }) => path.endsWith('/end'))?.path).toContain(PHONE.id);
});

it('ends all others at once, saying how many', async () => {
  const { api, user } = await show();
  await user.click(await screen.findByRole('button', { name: '让其他设备都退出' }));
  expect(screen.getByRole('group', { name: '让其他 2 处登录都退出？' })).toBeTruthy();
  api.on(ownAccountContract.endOtherSessions).answers(() => ({ items: [HERE] }));
  await user.click(screen.getByRole('button', { name: '让其他设备都退出' }));
  expect(await screen.findByText('只在本机登录，没有其他设备。')).toBeTruthy();
});
