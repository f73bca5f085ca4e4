import { ownAccountContract, type OwnAccount } from '@linli/domain/accounts/own-account.contract.ts';
import { signInContract } from '@linli/domain/accounts/sign-in.contract.ts';
import { appointmentsContract, type Me } from '@linli/domain/appointments/appointments.contract.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { expect, it } from 'vitest';
import { call } from '../shared/api.ts';
import { meQuery, useMe } from '../shared/session.queries.ts';
import { refusal, stubApi } from '../shared/testing/api-stub.ts';
import { WORKER } from '../shared/testing/show-office-page.tsx';
import { showPage } from '../shared/testing/show-page.tsx';
import { RequireRole } from './require-role.tsx';

const SIGNED_IN = { outcome: 'signed_in', challenge: null, challengeExpiresAt: null } as const;
const ACCOUNT: OwnAccount = {
  username: 'worker',
  maskedPhone: null,
  hasPassword: true,
  passwordSetAt: null,
  passwordExpiresAt: null,
  passwordRules: 'dengbao3',
  twoFactorSince: null,
  isTwoFactorRequired: false,
  recoveryCodesLeft: 0,
  outside: null,
  confirmedUntil: null,
};

/** A room in which something is being written. */
function Room() {
  const me = useMe();
  const send = useMutation({ mutationFn: () => call(signInContract.signOut) });
  return (
    <>
      <h1>{me.person.name}的工作台</h1>
      <label>
        说明 <textarea />
      </label>
      <button type="button" onClick={() => send.mutate()}>
        发送
      </button>
    </>
  );
}

function Address() {
  const { pathname, state } = useLocation();
  const me = useQuery(meQuery);
  return (
    <>
      <output aria-label="address">{`${pathname} ${JSON.stringify(state)}`}</output>
      <output aria-label="two-factor">{String(me.data?.hasTwoFactor)}</output>
      <button type="button" onClick={() => void me.refetch()}>
        who am I
      </button>
    </>
  );
}

async function show(api: ReturnType<typeof stubApi>, me: Me | null) {
  api.on(appointmentsContract.me).answers(() => me ?? refusal('request.sign_in_needed'));
  return showPage(
    <>
      <Routes>
        <Route element={<RequireRole roles={['community_worker']} />}>
          <Route path="/desk" element={<Room />} />
        </Route>
        <Route path="*" element={null} />
      </Routes>
      <Address />
    </>,
    '/desk',
  );
}

it('leads whoever is not signed in to the sign-in page, and back', async () => {
  await show(stubApi(), null);
  await waitFor(() =>
    expect(screen.getByRole('status', { name: 'address' }).textContent).toBe('/sign-in {"from":"/desk"}'),
  );
});

it('an ended session says so; after signing in again everything typed is still there, and one acts as before', async () => {
  const api = stubApi();
  const user = await show(api, { ...WORKER, actingAppointmentId: WORKER.appointments[1]?.id ?? null });
  await user.type(await screen.findByLabelText('说明'), '写了很久');
  api.on(signInContract.signOut).answers(() => refusal('request.sign_in_needed', undefined, { end: 'idle' }));
  // What is asked besides may know no more of it; what was told stays.
  api.on(appointmentsContract.me).answers(() => refusal('request.sign_in_needed'));
  await user.click(screen.getByRole('button', { name: '发送' }));
  expect((await screen.findByText(/太久没有操作/)).getAttribute('role')).toBe('alert');
  await user.click(screen.getByRole('button', { name: 'who am I', hidden: true }));
  expect(screen.getByText(/太久没有操作，已自动退出。 请重新登录/)).toBeTruthy();
  expect(screen.queryByRole('heading', { name: '李秀兰的工作台' })).toBeNull();
  expect(screen.getByLabelText<HTMLInputElement>('用户名或手机号').value).toBe('worker');
  expect(screen.queryByText('演示账号')).toBeNull();

  api.on(signInContract.signIn).answers(() => SIGNED_IN);
  api.on(appointmentsContract.me).answers(() => WORKER);
  api.on(appointmentsContract.actAs).answers(({ body }) => {
    const { appointmentId } = body as { appointmentId: string };
    return { ...WORKER, actingAppointmentId: appointmentId };
  });
  await user.type(screen.getByLabelText('密码'), 'Linli-demo-2026{Enter}');
  expect(await screen.findByRole('heading', { name: '李秀兰的工作台' })).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>('说明').value).toBe('写了很久');
  expect(api.asked.find(({ path }) => path.endsWith('/acting-appointment'))?.body).toEqual({
    appointmentId: WORKER.appointments[1]?.id,
  });
});

it('after an ended session another account starts at the sign-in page with nothing of the first', async () => {
  const api = stubApi();
  const user = await show(api, WORKER);
  await screen.findByLabelText('说明');
  api.on(signInContract.signOut).answers(() => refusal('request.sign_in_needed'));
  await user.click(screen.getByRole('button', { name: '发送' }));
  expect(await screen.findByText(/登录已结束。 请重新登录/)).toBeTruthy();
  await user.click(await screen.findByRole('button', { name: '换一个账号登录' }));
  await waitFor(() => expect(screen.getByRole('status', { name: 'address' }).textContent).toContain('/sign-in'));
  expect(screen.queryByLabelText('说明')).toBeNull();
});

it('a password that must change is changed first, in the place of the page one wanted', async () => {
  const api = stubApi();
  api.on(ownAccountContract.read).answers(() => ACCOUNT);
  const user = await show(api, { ...WORKER, mustChangePassword: true });
  expect(await screen.findByRole('heading', { name: '请先修改密码' })).toBeTruthy();
  expect(screen.getByText(/李秀兰，您的密码不是自己设的/)).toBeTruthy();
  expect(screen.getByRole('button', { name: '退出登录' })).toBeTruthy();
  expect(screen.queryByLabelText('说明')).toBeNull();

  api.on(ownAccountContract.changePassword).answers(() => refusal('account.wrong_password_or_code'));
  await user.type(await screen.findByLabelText('现在的密码'), 'given');
  await user.type(screen.getByLabelText('新密码'), 'Mine-since-2026');
  await user.click(screen.getByRole('button', { name: '改为新密码' }));
  expect(await screen.findByText('现在的密码不对，请再试一次。')).toBeTruthy();

  api.on(ownAccountContract.changePassword).answers(() => ACCOUNT);
  api.on(appointmentsContract.me).answers(() => WORKER);
  await user.click(screen.getByRole('button', { name: '改为新密码' }));
  expect(await screen.findByRole('heading', { name: '李秀兰的工作台' })).toBeTruthy();
});

it('a second factor that must be is set up first; its recovery codes stay on the screen until they are kept', async () => {
  const api = stubApi();
  api.on(ownAccountContract.read).answers(() => ACCOUNT);
  api.on(ownAccountContract.beginTwoFactor).answers(() => ({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/x' }));
  api.on(ownAccountContract.confirmTwoFactor).answers(() => ({ recoveryCodes: ['K7QF2-M9PXR'] }));
  const user = await show(api, { ...WORKER, mustSetUpTwoFactor: true });
  expect(await screen.findByRole('heading', { name: '请先设置两步验证' })).toBeTruthy();
  await user.type(await screen.findByLabelText('验证码'), '123456');
  expect(await screen.findByText('K7QF2-M9PXR')).toBeTruthy();
  // Coming back from another window asks anew who one is; the codes must not go with the answer.
  api.on(appointmentsContract.me).answers(() => ({ ...WORKER, hasTwoFactor: true }));
  await user.click(screen.getByRole('button', { name: 'who am I' }));
  await waitFor(() => expect(screen.getByRole('status', { name: 'two-factor' }).textContent).toBe('true'));
  expect(screen.getByText('K7QF2-M9PXR')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '我已保存好' }));
  expect(await screen.findByRole('heading', { name: '李秀兰的工作台' })).toBeTruthy();
});

it('a refusal in the middle of the work leads to what must be mended', async () => {
  const api = stubApi();
  api.on(ownAccountContract.read).answers(() => ACCOUNT);
  const user = await show(api, WORKER);
  await screen.findByLabelText('说明');
  api.on(signInContract.signOut).answers(() => refusal('account.password_must_change'));
  api.on(appointmentsContract.me).answers(() => ({ ...WORKER, mustChangePassword: true }));
  await user.click(screen.getByRole('button', { name: '发送' }));
  expect(await screen.findByRole('heading', { name: '请先修改密码' })).toBeTruthy();
});
