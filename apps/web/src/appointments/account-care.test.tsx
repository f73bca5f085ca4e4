import { accountCareContract } from '@linli/domain/accounts/account-care.contract.ts';
import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { refusal, stubApi } from '../shared/testing/api-stub.ts';
import { showOfficePage } from '../shared/testing/show-office-page.tsx';
import { AppointmentsPage } from './appointments-page.tsx';

const ID = '01900000-0000-7000-8000-0000000000c1';

async function show() {
  const api = stubApi();
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
      },
    ],
    nextCursor: null,
  }));
  const user = await showOfficePage(api, <AppointmentsPage />);
  const choose = async (care: string) => {
    await user.click(await screen.findByRole('button', { name: '更多：周慧敏' }));
    await user.click(await screen.findByRole('menuitem', { name: care }));
  };
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
