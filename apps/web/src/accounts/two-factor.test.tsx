import { ownAccountContract, type OwnAccount } from '@linli/domain/accounts/own-account.contract.ts';
import { screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { loadAccountForms } from '../app/account-pages.ts';
import { refusal, stubApi } from '../shared/testing/api-stub.ts';
import { showPage } from '../shared/testing/show-page.tsx';
import { OwnAccountPage } from './own-account-page.tsx';

const ACCOUNT: OwnAccount = {
  username: 'worker',
  maskedPhone: null,
  hasPassword: true,
  passwordSetAt: '2026-11-01T02:00:00.000Z',
  passwordExpiresAt: null,
  passwordRules: 'dengbao3',
  twoFactorSince: null,
  isTwoFactorRequired: false,
  recoveryCodesLeft: 0,
  outside: null,
  confirmedUntil: null,
};
const ON: OwnAccount = { ...ACCOUNT, twoFactorSince: '2026-11-20T02:00:00.000Z', recoveryCodesLeft: 8 };
const SECRET = 'JBSWY3DPEHPK3PXP';
const CODES = ['K7QF2-M9PXR', 'A2B3C-D4E5F'];

async function show(account: OwnAccount) {
  const api = stubApi();
  api.on(ownAccountContract.read).answers(() => account);
  api.on(ownAccountContract.sessions).answers(() => ({ items: [] }));
  const user = await showPage(<OwnAccountPage loadForms={loadAccountForms} />);
  const section = within(await screen.findByRole('region', { name: '两步验证' }));
  return { api, user, section };
}

it('is set up by a QR code or its key and a first code; the recovery codes stay until they are kept', async () => {
  const { api, user, section } = await show(ACCOUNT);
  api
    .on(ownAccountContract.beginTwoFactor)
    .answers(() => ({ secret: SECRET, uri: `otpauth://totp/x?secret=${SECRET}` }));
  api.on(ownAccountContract.confirmTwoFactor).answers(() => refusal('account.wrong_password_or_code'));
  await user.click(section.getByRole('button', { name: '开启两步验证' }));
  expect(await section.findByRole('img', { name: /二维码/ })).toBeTruthy();
  expect(section.getByText('JBSW Y3DP EHPK 3PXP')).toBeTruthy();
  expect(section.queryByRole('button', { name: /用恢复码/ })).toBeNull();
  await user.type(section.getByLabelText('验证码'), '123456');
  expect(await section.findByText('验证码不对，请等下一个再试。')).toBeTruthy();
  expect(section.getByLabelText<HTMLInputElement>('验证码').value).toBe('123456');

  api.on(ownAccountContract.confirmTwoFactor).answers(() => ({ recoveryCodes: CODES }));
  await user.click(section.getByRole('button', { name: '开启' }));
  const heading = await section.findByRole('heading', { name: '请保存恢复码' });
  expect(document.activeElement).toBe(heading);
  expect(section.getAllByRole('listitem').map((each) => each.textContent)).toEqual(CODES);
  const write = vi.spyOn(navigator.clipboard, 'writeText');
  await user.click(section.getByRole('button', { name: '复制' }));
  expect(write).toHaveBeenCalledWith(CODES.join('\n'));
  // Whatever else is loaded meanwhile, the codes are still there.
  api.on(ownAccountContract.read).answers(() => ON);
  expect(section.queryByText('2026年11月20日 周五开启')).toBeNull();
  await user.click(section.getByRole('button', { name: '我已保存好' }));
  expect(await section.findByText('2026年11月20日 周五开启')).toBeTruthy();
  expect(screen.queryByText(CODES[0]!)).toBeNull();
  expect(screen.getByText('两步验证已开启，其他地方的登录已退出。')).toBeTruthy();
});

it('says how many recovery codes are left, and renews them against a code', async () => {
  const { api, user, section } = await show({ ...ON, recoveryCodesLeft: 2 });
  expect(section.getByText('只剩 2 个恢复码，请更换一批。')).toBeTruthy();
  api.on(ownAccountContract.renewRecoveryCodes).answers(() => ({ recoveryCodes: CODES }));
  await user.click(section.getByRole('button', { name: '更换恢复码' }));
  expect(await section.findByText('换好以后，以前的恢复码全部失效。')).toBeTruthy();
  await user.type(section.getByLabelText('验证码'), '123456');
  expect(await section.findByText('K7QF2-M9PXR')).toBeTruthy();
  expect(api.asked.findLast(({ path }) => path.endsWith('/recovery-codes'))?.body).toEqual({ code: '123456' });
});

it('is turned off against a code', async () => {
  const { api, user, section } = await show(ON);
  api.on(ownAccountContract.removeTwoFactor).answers(() => ACCOUNT);
  await user.click(section.getByRole('button', { name: '关闭两步验证' }));
  await user.type(await section.findByLabelText('验证码'), '123456');
  expect(await screen.findByText('两步验证已关闭。')).toBeTruthy();
  expect(section.getByText(/没有开启/)).toBeTruthy();
});

it('stays where one’s role requires it', async () => {
  const { section } = await show({ ...ON, isTwoFactorRequired: true });
  expect(section.getByText('您的职务要求两步验证，不能关闭。')).toBeTruthy();
  expect(section.queryByRole('button', { name: '关闭两步验证' })).toBeNull();
});
