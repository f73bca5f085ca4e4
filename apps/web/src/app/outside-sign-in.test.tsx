import { outsideSignInContract as contract } from '@linli/domain/accounts/outside-sign-in.contract.ts';
import { ownAccountContract, type OwnAccount } from '@linli/domain/accounts/own-account.contract.ts';
import { signInContract } from '@linli/domain/accounts/sign-in.contract.ts';
import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { act, screen, waitFor } from '@testing-library/react';
import { Suspense, use, useState } from 'react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { expect, it, vi } from 'vitest';
import { refusal, stubApi } from '../shared/testing/api-stub.ts';
import { WORKER } from '../shared/testing/show-office-page.tsx';
import { showPage } from '../shared/testing/show-page.tsx';
import { OutsideReturnPage } from './outside-return-page.tsx';
import { SignInPage } from './sign-in-page.tsx';

const SIGNED_IN = { outcome: 'signed_in', challenge: null, challengeExpiresAt: null } as const;
const AT_PROVIDER = 'https://id.example/auth?state=sign_in.1';
const RETURN = '/sign-in/outside?code=the-code&state=sign_in.1&iss=https%3A%2F%2Fid.example&session_state=x';

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{pathname + search}</output>;
}
const address = () => screen.getByRole('status', { name: 'address' }).textContent;

async function show(at: string, { outside = { label: null } as { label: string | null } | null } = {}) {
  const api = stubApi();
  const left = vi.spyOn(window.location, 'assign').mockImplementation(() => {});
  api.on(signInContract.ways).answers(() => ({ passwordRules: 'asvs', outside }));
  api.on(appointmentsContract.me).answers(() => refusal('request.sign_in_needed'));
  api.on(appointmentsContract.demoAccounts).answers(() => ({ accounts: [], password: null }));
  api.on(contract.begin).answers(() => ({ address: AT_PROVIDER }));
  const open = () =>
    showPage(
      <>
        <Routes>
          <Route path="/sign-in" element={<SignInPage />} />
          <Route path="/sign-in/outside" element={<OutsideReturnPage />} />
          <Route path="*" element={null} />
        </Routes>
        <Address />
      </>,
      at,
    );
  return { api, left, open, sent: (to: string) => api.asked.filter(({ path }) => path.endsWith(to)) };
}

it('is offered only where there is a provider, by the name that it has there', async () => {
  const { open } = await show('/sign-in', { outside: null });
  await open();
  await screen.findByRole('button', { name: '登录' });
  expect(screen.queryByRole('button', { name: /^用.*登录$/ })).toBeNull();
});

it('leads to the provider, and says so when that is away', async () => {
  const { api, left, open } = await show('/sign-in', { outside: { label: '政务统一认证' } });
  const user = await open();
  api.on(contract.begin).answers(() => refusal('sign_in.outside_away'));
  const button = await screen.findByRole('button', { name: '用政务统一认证登录' });
  await user.click(button);
  expect((await screen.findByRole('alert')).textContent).toContain('暂时连不上');
  expect(left).not.toHaveBeenCalled();
  api.on(contract.begin).answers(() => ({ address: AT_PROVIDER }));
  await user.click(button);
  await waitFor(() => expect(left).toHaveBeenCalledWith(AT_PROVIDER));
});

it('tells once what the provider appended, takes it out of the address, and leads to the page one wanted', async () => {
  sessionStorage.setItem('linli.outside', JSON.stringify({ from: '/desk/residents', isAside: false }));
  const { api, open, sent } = await show(RETURN);
  api.on(contract.finish).answers(() => SIGNED_IN);
  api.on(appointmentsContract.me).answers(() => WORKER);
  await open();
  await waitFor(() => expect(address()).toBe('/desk/residents'));
  expect(sent('/outside/finish').map(({ body }) => body)).toEqual([
    { code: 'the-code', state: 'sign_in.1', iss: 'https://id.example' },
  ]);
});

it('remembers where one wanted to go when the first try to show it waited for something', async () => {
  sessionStorage.setItem('linli.outside', JSON.stringify({ from: '/desk/residents', isAside: false }));
  const { api } = await show(RETURN);
  api.on(contract.finish).answers(() => SIGNED_IN);
  api.on(appointmentsContract.me).answers(() => WORKER);
  const texts = new Promise<void>((resolve) => setTimeout(resolve));
  const Late = () => use(texts) ?? null;
  function Slow() {
    const [isCome, setIsCome] = useState(false);
    if (!isCome) return <button onClick={() => setIsCome(true)}>come back</button>;
    return (
      <Suspense>
        <OutsideReturnPage />
        <Late />
        <Address />
      </Suspense>
    );
  }
  await showPage(<Slow />, RETURN);
  await act(async () => {
    screen.getByRole('button', { name: 'come back' }).click();
    await texts;
  });
  await waitFor(() => expect(address()).toBe('/desk/residents'));
});

it.each(['//evil.example/desk', 'https://evil.example', 'javascript:alert(1)'])(
  'leads to no other site, whatever the tab keeps: %s',
  async (from) => {
    sessionStorage.setItem('linli.outside', JSON.stringify({ from, isAside: false }));
    const { api, open } = await show(RETURN);
    api.on(contract.finish).answers(() => SIGNED_IN);
    api.on(appointmentsContract.me).answers(() => WORKER);
    await open();
    await waitFor(() => expect(address()).toBe('/desk/tickets'));
  },
);

it('asks for the code of the phone where that is wanted', async () => {
  const { api, open } = await show(RETURN);
  api.on(contract.finish).answers(() => ({
    outcome: 'second_factor_needed',
    challenge: 'the-challenge',
    challengeExpiresAt: '2026-11-23T02:10:00.000Z',
  }));
  api.on(signInContract.secondFactor).answers(() => SIGNED_IN);
  const user = await open();
  const field = await screen.findByLabelText('验证码');
  api.on(appointmentsContract.me).answers(() => WORKER);
  await user.type(field, '123456');
  await waitFor(() => expect(address()).toBe('/desk/tickets'));
});

it.each([
  ['sign_in.outside_not_linked', '还没有关联'],
  ['sign_in.outside_cancelled', '取消了'],
  ['sign_in.outside_begin_again', '从头再来'],
  ['sign_in.outside_failed', '核实不了'],
  ['sign_in.outside_away', '暂时连不上'],
] as const)('says why it led nowhere: %s', async (code, words) => {
  const { api, open } = await show('/sign-in/outside?state=sign_in.1&error=access_denied');
  api.on(contract.finish).answers(() => refusal(code));
  await open();
  expect((await screen.findByRole('alert')).textContent).toContain(words);
  expect(screen.getByRole('link', { name: '返回登录' }).getAttribute('href')).toBe('/sign-in');
  expect(address()).toBe('/sign-in/outside');
});

it('links the account where one left for that, and leads back to the account', async () => {
  const { api, open, sent } = await show('/sign-in/outside?state=link.1&code=c');
  api.on(contract.finishLink).answers(() => ({ username: 'worker' }) as OwnAccount);
  api.on(ownAccountContract.read).answers(() => refusal('request.sign_in_needed'));
  await open();
  await waitFor(() => expect(address()).toBe('/account'));
  expect(sent('/accounts/me/outside/finish')).toHaveLength(1);
  expect(sent('/public/sign-in/outside/finish')).toHaveLength(0);
});

it('leaves at once in a tab beside a page that waits, and tells that page when it is back', async () => {
  const { left, open } = await show('/sign-in/outside#aside');
  await open();
  await waitFor(() => expect(left).toHaveBeenCalledWith(AT_PROVIDER));
  const heard = new Promise((resolve) => {
    const channel = new BroadcastChannel('linli.signed-in');
    channel.addEventListener('message', () => resolve(channel.close()));
  });
  const back = await show(RETURN);
  back.api.on(contract.finish).answers(() => SIGNED_IN);
  back.api.on(appointmentsContract.me).answers(() => WORKER);
  await back.open();
  await heard;
  expect(await screen.findByText('已经登录。请关闭这个窗口，回到刚才的页面继续。')).toBeTruthy();
});
