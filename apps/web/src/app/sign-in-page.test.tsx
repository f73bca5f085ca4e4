import { signInContract } from '@linli/domain/accounts/sign-in.contract.ts';
import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { screen, waitFor } from '@testing-library/react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { expect, it } from 'vitest';
import { refusal, stubApi } from '../shared/testing/api-stub.ts';
import { WORKER } from '../shared/testing/show-office-page.tsx';
import { showPage } from '../shared/testing/show-page.tsx';
import { SignInPage } from './sign-in-page.tsx';

const SIGNED_IN = { outcome: 'signed_in', challenge: null, challengeExpiresAt: null } as const;
const CODE_NEEDED = {
  outcome: 'second_factor_needed',
  challenge: 'the-challenge',
  challengeExpiresAt: '2026-11-23T02:10:00.000Z',
} as const;

function Address() {
  return <output aria-label="address">{useLocation().pathname}</output>;
}
const address = () => screen.getByRole('status', { name: 'address' }).textContent;

async function show() {
  const api = stubApi();
  api.on(appointmentsContract.me).answers(() => refusal('request.sign_in_needed'));
  api.on(appointmentsContract.demoAccounts).answers(() => ({ accounts: [], password: null }));
  const user = await showPage(
    <>
      <Routes>
        <Route path="/sign-in" element={<SignInPage />} />
        <Route path="*" element={null} />
      </Routes>
      <Address />
    </>,
    '/sign-in',
  );
  const givePassword = async () => {
    await user.type(await screen.findByLabelText('用户名或手机号'), '138 0000 8000');
    await user.type(screen.getByLabelText('密码'), 'Plum-blossom-26{Enter}');
  };
  return { api, user, givePassword, sent: (to: string) => api.asked.filter(({ path }) => path.endsWith(to)) };
}

it('signs in by name or phone, keeps what was typed when that is wrong, and goes home', async () => {
  const { api, user, givePassword, sent } = await show();
  api.on(signInContract.signIn).answers(() => refusal('sign_in.wrong_name_or_password'));
  await givePassword();
  expect((await screen.findByRole('alert')).textContent).toContain('不对');
  expect(screen.getByLabelText<HTMLInputElement>('用户名或手机号').value).toBe('138 0000 8000');
  api.on(signInContract.signIn).answers(() => SIGNED_IN);
  api.on(appointmentsContract.me).answers(() => WORKER);
  await user.click(screen.getByRole('button', { name: '登录' }));
  await waitFor(() => expect(address()).toBe('/desk/tickets'));
  expect(sent('/public/sign-in')[1]?.body).toEqual({ name: '138 0000 8000', password: 'Plum-blossom-26' });
});

it('asks for the code of the phone next, sends six digits by itself, and keeps a wrong one to be mended', async () => {
  const { api, user, givePassword, sent } = await show();
  api.on(signInContract.signIn).answers(() => CODE_NEEDED);
  api.on(signInContract.secondFactor).answers(() => refusal('sign_in.wrong_code'));
  await givePassword();
  const field = await screen.findByLabelText('验证码');
  expect(document.activeElement).toBe(field);
  expect([field.getAttribute('autocomplete'), field.getAttribute('inputmode')]).toEqual(['one-time-code', 'numeric']);
  expect(screen.queryByLabelText('密码')).toBeNull();
  await user.type(field, '12345');
  await user.click(screen.getByRole('button', { name: '继续' }));
  expect(screen.getByText('请输入 6 位验证码。')).toBeTruthy();
  expect(sent('/second-factor')).toHaveLength(0);
  await user.type(field, '6');
  expect((await screen.findByRole('alert')).textContent).toContain('验证码不对');
  expect(screen.getByLabelText<HTMLInputElement>('验证码').value).toBe('123456');
  expect(sent('/second-factor')).toHaveLength(1);

  api.on(signInContract.secondFactor).answers(() => SIGNED_IN);
  api.on(appointmentsContract.me).answers(() => WORKER);
  await user.clear(screen.getByLabelText('验证码'));
  await user.paste('654 321');
  await waitFor(() => expect(address()).toBe('/desk/tickets'));
  expect(sent('/second-factor')[1]?.body).toEqual({ challenge: 'the-challenge', code: '654 321' });
});

it('takes a recovery code instead', async () => {
  const { api, user, givePassword, sent } = await show();
  api.on(signInContract.signIn).answers(() => CODE_NEEDED);
  api.on(signInContract.secondFactor).answers(() => SIGNED_IN);
  await givePassword();
  await user.click(await screen.findByRole('button', { name: '手机不在身边？用恢复码' }));
  await user.type(screen.getByLabelText('恢复码'), 'K7QF2-M9PX');
  await user.click(screen.getByRole('button', { name: '继续' }));
  expect(screen.getByText('请输入 10 位恢复码。')).toBeTruthy();
  api.on(appointmentsContract.me).answers(() => WORKER);
  await user.type(screen.getByLabelText('恢复码'), 'R{Enter}');
  await waitFor(() => expect(address()).toBe('/desk/tickets'));
  expect(sent('/second-factor').map(({ body }) => body)).toEqual([{ challenge: 'the-challenge', code: 'K7QF2-M9PXR' }]);
});

it('begins again when the challenge is over, and says why', async () => {
  const { api, user, givePassword } = await show();
  api.on(signInContract.signIn).answers(() => CODE_NEEDED);
  api.on(signInContract.secondFactor).answers(() => refusal('sign_in.begin_again'));
  await givePassword();
  await user.type(await screen.findByLabelText('验证码'), '123456');
  expect((await screen.findByRole('alert')).textContent).toContain('等得太久');
  expect(screen.getByLabelText<HTMLInputElement>('用户名或手机号').value).toBe('138 0000 8000');
  expect(screen.getByLabelText<HTMLInputElement>('密码').value).toBe('');
});
