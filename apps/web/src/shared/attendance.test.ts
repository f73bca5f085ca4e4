import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { afterEach, expect, test, vi } from 'vitest';
import { call } from './api.ts';
import { watchAttendance } from './attendance.ts';
import { refusal, stubApi } from './testing/api-stub.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('says of a request that nobody has touched the page for a minute, until somebody does', async () => {
  vi.useFakeTimers();
  const api = stubApi();
  api.on(appointmentsContract.me).answers(() => refusal('request.sign_in_needed'));
  const marks: (string | null)[] = [];
  const ask = async () => {
    await call(appointmentsContract.me).catch(() => {});
    marks.push(api.asked.at(-1)?.headers.get('linli-unattended') ?? null);
  };
  const stop = watchAttendance();
  await ask();
  vi.advanceTimersByTime(60_001);
  await ask();
  dispatchEvent(new Event('keydown'));
  await ask();
  vi.advanceTimersByTime(60_001);
  stop();
  await ask();
  expect(marks).toEqual([null, '1', null, null]);
});
