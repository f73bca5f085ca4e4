import { accountCareContract } from '@linli/domain/accounts/account-care.contract.ts';
import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { refusal, stubApi } from '../shared/testing/api-stub.ts';
import { showOfficePage } from '../shared/testing/show-office-page.tsx';
import { APPOINTMENTS_MESSAGES } from './appointments-messages.ts';
import { AppointmentsPage } from './appointments-page.tsx';

const ID = '01900000-0000-7000-8000-0000000000c1';

const OPEN = ['signInLink', 'endSessions', 'resetTwoFactor', 'changePhone', 'disable'] as const;

async function show() {
  const api = stubApi();
  let disabledAt: string | null = null;
  api.on(appointmentsContract.list).answers(() => ({
    items: [
      {
        id: ID,
        person: { id: '01900000-0000-7000-8000-0000000000c2', name: '周慧敏', username: 'zhou' },
        role: 'volunteer',
        unit: null,
        from: '2026-01-01T00:00:00.000Z',
        to: null,
        version: 1,
        canEnd: true,
        account: {
          disabledAt,
          maskedPhone: '138****0000',
          availableCares: disabledAt ? ['changePhone', 'restore'] : [...OPEN],
        },
      },
    ],
    nextCursor: null,
  }));
  const user = await showOfficePage(api, <AppointmentsPage />, '/', [APPOINTMENTS_MESSAGES]);
  const choose = async (care: string) => {
    await user.click(await screen.findByRole('button', { name: '更多：周慧敏' }));
    await user.click(await screen.findByRole('menuitem', { name: care }));
  };
  api.on(accountCareContract.disable).answers(() => {
    disabledAt = '2026-11-23T00:00:00.000Z';
    return { sessionsEnded: 1 };
  });
  api.on(accountCareContract.restore).answers(() => {
    disabledAt = null;
    return { outcome: 'restored' };
  });
  return { api, user, choose };
}

it('signs somebody out everywhere after asking, and says in how many places', async () => {
  const { api, user, choose } = await show();
  api.on(accountCareContract.endSessions).answers(() => ({ sessionsEnded: 2 }));
  await choose('让对方退出登录');
  expect(screen.getByText('让周慧敏在所有设备上退出登录？')).toBeTruthy();
  expect(api.asked.some(({ path }) => path.endsWith('/end-sessions'))).toBe(false);
  await user.click(screen.getByRole('button', { name: '让对方退出登录' }));
  expect(await screen.findByText('已让周慧敏退出 2 处登录')).toBeTruthy();
  expect(api.asked.find(({ path }) => path.endsWith('/end-sessions'))?.path).toContain(ID);
});

it('resets a second factor, or says why not beside the question', async () => {
  const { api, user, choose } = await show();
  api.on(accountCareContract.resetTwoFactor).answers(() => refusal('account.person_not_allowed'));
  await choose('重置两步验证');
  await user.click(screen.getByRole('button', { name: '重置两步验证' }));
  expect(await screen.findByText('此人还担任不归您任免的职务，请由上级单位办理。')).toBeTruthy();
  api.on(accountCareContract.resetTwoFactor).answers(() => ({ sessionsEnded: 0 }));
  await user.click(screen.getByRole('button', { name: '重置两步验证' }));
  expect(await screen.findByText('已重置周慧敏的两步验证')).toBeTruthy();
});

it('disables an account after asking, shows it, and takes it back at once', async () => {
  const { user, choose } = await show();
  await choose('停用账号');
  await user.click(screen.getByRole('button', { name: '停用账号' }));
  expect(await screen.findByText('已停用周慧敏的账号，退出了 1 处登录')).toBeTruthy();
  expect(await screen.findByText('已停用')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '登录链接：周慧敏' })).toBeNull();
  await user.click(screen.getByRole('button', { name: '撤销' }));
  expect(await screen.findByText('已恢复周慧敏的账号，可以用原来的密码登录')).toBeTruthy();
  expect(await screen.findByRole('button', { name: '登录链接：周慧敏' })).toBeTruthy();
});

it('corrects a phone, and says beside the field what is wrong with it', async () => {
  const { api, user, choose } = await show();
  api
    .on(accountCareContract.changePhone)
    .answers(() => refusal('account.phone_taken', [{ path: ['phone'], code: 'taken' }]));
  await choose('更正手机号');
  const field = screen.getByRole('textbox', { name: '周慧敏的手机号' });
  await user.type(field, '13900001234');
  await user.click(screen.getByRole('button', { name: /保存手机号$/ }));
  expect(await screen.findByText(/已经有人用了/)).toBeTruthy();
  api.on(accountCareContract.changePhone).answers(() => ({ maskedPhone: '139****1234' }));
  await user.click(screen.getByRole('button', { name: /保存手机号$/ }));
  expect(await screen.findByText('已更正周慧敏的手机号')).toBeTruthy();
});
