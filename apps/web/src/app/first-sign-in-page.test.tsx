import { appointmentsContract, type Me } from '@linli/domain/appointments/appointments.contract.ts';
import { signInContract } from '@linli/domain/accounts/sign-in.contract.ts';
import { signInLinksContract } from '@linli/domain/appointments/sign-in-links.contract.ts';
import { screen, waitFor } from '@testing-library/react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { expect, it } from 'vitest';
import { refusal, stubApi } from '../shared/testing/api-stub.ts';
import { showPage } from '../shared/testing/show-page.tsx';
import { FirstSignInPage } from './first-sign-in-page.tsx';

const ADMIN: Me = {
  person: { id: '01900000-0000-7000-8000-0000000000aa', name: '周慧敏', username: 'founder' },
  appointments: [
    {
      id: '01900000-0000-7000-8000-0000000000b0',
      role: 'system_admin',
      unit: null,
      from: '2026-01-01T00:00:00.000Z',
      to: null,
    },
  ],
  actingAppointmentId: '01900000-0000-7000-8000-0000000000b0',
  mustChangePassword: false,
  mustSetUpTwoFactor: false,
  hasTwoFactor: false,
};
const FIRST = {
  purpose: 'first_administrator' as const,
  username: null,
  name: null,
  expiresAt: '2026-11-24T08:00:00.000Z',
};

function show(at: string) {
  return showPage(
    <>
      <Routes>
        <Route path="first-sign-in" element={<FirstSignInPage />} />
        <Route path="*" element={null} />
      </Routes>
      <Address />
    </>,
    at,
  );
}
function Address() {
  const { pathname, hash } = useLocation();
  return <output aria-label="address">{pathname + hash}</output>;
}
const address = () => screen.getByRole('status', { name: 'address' }).textContent;

function stubSignIn(api: ReturnType<typeof stubApi>) {
  api.on(signInContract.ways).answers(() => ({ passwordRules: 'dengbao3', outside: null }));
  api.on(signInContract.signIn).answers(() => ({ outcome: 'signed_in', challenge: null, challengeExpiresAt: null }));
  api.on(appointmentsContract.me).answers(() => ADMIN);
}

it('makes the first administrator: faults stand beside their fields, nothing typed is lost, and it ends at home', async () => {
  const api = stubApi();
  api.on(signInLinksContract.check).answers(() => FIRST);
  api
    .on(signInLinksContract.use)
    .answers(() => refusal('appointment.username_taken', [{ path: ['username'], code: 'taken' }]));
  stubSignIn(api);
  const user = await show('/first-sign-in#the-token');
  const send = await screen.findByRole('button', { name: '设好并登录' });
  expect(address()).toBe('/first-sign-in');

  await user.type(screen.getByLabelText('姓名'), '周慧敏');
  await user.type(screen.getByLabelText('用户名'), 'admin');
  await user.type(screen.getByLabelText('密码'), 'short');
  await user.click(send);
  expect(screen.getByLabelText('密码').getAttribute('aria-invalid')).toBe('true');
  await user.type(screen.getByLabelText('密码'), ' but longer now');
  expect(screen.getByText('大小写、数字、符号，至少 3 种。')).toBeTruthy();
  await user.type(screen.getByLabelText('密码'), '!9');
  await user.click(send);
  expect(await screen.findByText('已经有人用了，请换一个。')).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('密码').value).toBe('short but longer now!9');

  api.on(signInLinksContract.use).answers(() => ({ username: 'founder' }));
  await user.clear(screen.getByLabelText('用户名'));
  await user.type(screen.getByLabelText('用户名'), 'Founder');
  await user.click(send);
  await waitFor(() => expect(address()).toBe('/admin/org-units'));
  expect(api.asked.findLast(({ path }) => path.endsWith('/public/first-sign-in'))?.body).toEqual({
    token: 'the-token',
    username: 'Founder',
    name: '周慧敏',
    password: 'short but longer now!9',
  });
  expect(api.asked.findLast(({ path }) => path.endsWith('/public/sign-in'))?.body).toEqual({
    name: 'founder',
    password: 'short but longer now!9',
  });
});

it('sets the password of the one person whom the link is for', async () => {
  const api = stubApi();
  const person = { purpose: 'set_password', username: 'worker', name: '李秀兰', expiresAt: FIRST.expiresAt } as const;
  api.on(signInLinksContract.check).answers(() => person);
  api.on(signInLinksContract.use).answers(() => ({ username: 'worker' }));
  stubSignIn(api);
  const user = await show('/first-sign-in#t');
  expect(await screen.findByText(/李秀兰，请设置您的登录密码/)).toBeTruthy();
  expect(screen.queryByLabelText('姓名')).toBeNull();
  expect(screen.getByLabelText<HTMLInputElement>('用户名').readOnly).toBe(true);
  await user.type(screen.getByLabelText('密码'), 'a Password of mine{Enter}');
  await waitFor(() => expect(address()).toBe('/admin/org-units'));
  expect(api.asked.findLast(({ path }) => path.endsWith('/public/first-sign-in'))?.body).toEqual({
    token: 't',
    password: 'a Password of mine',
  });
});

it.each(['/first-sign-in', '/first-sign-in#used-up'])(
  'says of a link that does not work whom to ask: %s',
  async (at) => {
    const api = stubApi();
    api.on(signInLinksContract.check).answers(() => refusal('sign_in.link_not_valid'));
    await show(at);
    expect(await screen.findByRole('heading', { name: '这个链接不能用' })).toBeTruthy();
    expect(screen.getByText(/请向给您链接的单位要一个新的/)).toBeTruthy();
    expect(api.asked.length).toBe(at.includes('#') ? 1 : 0);
  },
);
