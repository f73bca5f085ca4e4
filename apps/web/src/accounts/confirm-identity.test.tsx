import { ownAccountContract } from '@linli/domain/accounts/own-account.contract.ts';
import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { signInLinksContract } from '@linli/domain/appointments/sign-in-links.contract.ts';
import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { call } from '../shared/api.ts';
import { useProblemText } from '../shared/problem-text.ts';
import { refusal, stubApi } from '../shared/testing/api-stub.ts';
import { WORKER } from '../shared/testing/show-office-page.tsx';
import { showPage } from '../shared/testing/show-page.tsx';

const LINK = { path: '/first-sign-in#x', expiresAt: '2026-11-24T02:00:00.000Z' };

/** A page that knows nothing of confirming: it sends something sensitive and says what came of it. */
function Sensitive({ name }: { name: string }) {
  const say = useProblemText();
  const [result, setResult] = useState('');
  const send = () =>
    call(signInLinksContract.make, { params: { appointmentId: name } }).then(
      (made) => setResult(made.path),
      (error: unknown) => setResult(say.problem(error)),
    );
  return (
    <>
      <button type="button" onClick={() => void send()}>
        {name}
      </button>
      <output aria-label={`result of ${name}`}>{result}</output>
    </>
  );
}

async function show() {
  const api = stubApi();
  let isConfirmed = false;
  api.on(signInLinksContract.make).answers(() => (isConfirmed ? LINK : refusal('account.confirm_identity')));
  api.on(ownAccountContract.confirm).answers(({ body }) => {
    const { password, code } = body as { password?: string; code?: string };
    if (password !== 'right' && code !== '123456') return refusal('account.wrong_password_or_code');
    isConfirmed = true;
    return { confirmedUntil: '2026-11-23T02:10:00.000Z' };
  });
  const user = await showPage(
    <>
      <Sensitive name="one" />
      <Sensitive name="two" />
    </>,
  );
  const sent = (to: string) => api.asked.filter(({ path }) => path.endsWith(to));
  return { api, user, sent };
}
it('takes a code where a second factor is on', async () => {
  const { api, user, sent } = await show();
  api.on(appointmentsContract.me).answers(() => ({ ...WORKER, hasTwoFactor: true }));
  await user.click(screen.getByRole('button', { name: 'one' }));
  await user.click(await screen.findByRole('button', { name: '改用验证码确认' }));
  expect(screen.queryByLabelText('密码')).toBeNull();
  await user.type(screen.getByLabelText('验证码'), '123456');
  await waitFor(() => expect(resultOf('one')).toBe(LINK.path));
  expect(sent('/confirm').map(({ body }) => body)).toEqual([{ code: '123456' }]);
});

const resultOf = (name: string) => screen.getByRole('status', { name: `result of ${name}` }).textContent;

it('asks for the password, and the request goes on by itself under the key it had', async () => {
  const { user, sent } = await show();
  await user.click(screen.getByRole('button', { name: 'one' }));
  const dialog = await screen.findByRole('dialog', { name: '确认是您本人' });
  expect(dialog.getAttribute('aria-describedby')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '确认并继续' }));
  expect(await screen.findByText('请填写密码。')).toBeTruthy();
  await user.type(screen.getByLabelText('密码'), 'wrong{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('不对');
  expect(screen.getByLabelText<HTMLInputElement>('密码').value).toBe('wrong');
  await user.clear(screen.getByLabelText('密码'));
  await user.type(screen.getByLabelText('密码'), 'right{Enter}');
  await waitFor(() => expect(resultOf('one')).toBe(LINK.path));
  expect(screen.queryByRole('dialog')).toBeNull();
  const keys = sent('/sign-in-link').map(({ headers }) => headers.get('idempotency-key'));
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
});

it('gives the refusal back when cancelled, and asks anew the next time', async () => {
  const { user, sent } = await show();
  await user.click(screen.getByRole('button', { name: 'one' }));
  await screen.findByRole('dialog');
  await user.click(screen.getByRole('button', { name: '取消' }));
  await waitFor(() => expect(resultOf('one')).toBe('没有确认是您本人，这一步没有做。'));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(sent('/confirm')).toHaveLength(0);
  await user.click(screen.getByRole('button', { name: 'one' }));
  expect(await screen.findByRole('dialog')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '取消' }));
});

it('asks once for all requests that wait', async () => {
  const { user, sent } = await show();
  screen.getByRole('button', { name: 'one' }).click();
  screen.getByRole('button', { name: 'two' }).click();
  await user.type(await screen.findByLabelText('密码'), 'right{Enter}');
  await waitFor(() => expect([resultOf('one'), resultOf('two')]).toEqual([LINK.path, LINK.path]));
  expect(sent('/confirm')).toHaveLength(1);
});
