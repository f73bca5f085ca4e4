import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Tap } from './kept-taps.ts';

const ME = '0190a000-0000-7000-8000-0000000000a1';
const TASK = '0190a000-0000-7000-8000-0000000000b1';
const wanted = { taskId: TASK, personId: ME, code: '' };

interface Sent {
  path: string;
  body: { at: string };
  key: string | null;
}

/** A phone that was just opened, with what it kept; `answer` says what becomes of each request. */
async function openPhone(answer: () => Promise<Response>) {
  vi.resetModules();
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    sent.push({
      path: url.split(`${TASK}/`)[1] ?? url,
      body: JSON.parse(String(init.body)) as Sent['body'],
      key: headers.get('idempotency-key'),
    });
    return answer();
  });
  const taps = await import('./kept-taps.ts');
  const told: string[] = [];
  const leave = taps.watchTaps(ME, {
    sent: ({ what }) => told.push(what),
    refused: (_, { code }) => told.push(code),
  });
  return { ...taps, sent, told, leave };
}

const kept = () => JSON.parse(localStorage.getItem('linli.taps') ?? '[]') as Tap[];
const ok = () => Promise.resolve(Response.json({}));
const offline = () => Promise.reject(new TypeError('Failed to fetch'));
const refused = () =>
  Promise.resolve(
    new Response(
      JSON.stringify({ type: 'urn:linli:refusal:task.claim_not_now', code: 'task.claim_not_now', status: 409 }),
      {
        status: 409,
        headers: { 'content-type': 'application/problem+json' },
      },
    ),
  );

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what was tapped without a network is sent by the next page in order, with the times and keys of the taps', async () => {
  const basement = await openPhone(offline);
  basement.tap('checkIn', wanted);
  await vi.advanceTimersByTimeAsync(60_000);
  basement.tap('checkOut', wanted);
  await vi.advanceTimersByTimeAsync(100);
  const taps = kept();
  expect(taps.map(({ what }) => what)).toEqual(['checkIn', 'checkOut']);
  basement.leave();

  const street = await openPhone(ok);
  await vi.advanceTimersByTimeAsync(100);
  expect(street.sent).toEqual([
    { path: 'check-in', body: { at: taps[0]!.at, code: '' }, key: taps[0]!.key },
    { path: 'check-out', body: { at: taps[1]!.at }, key: taps[1]!.key },
  ]);
  expect(Date.parse(taps[1]!.at) - Date.parse(taps[0]!.at)).toBe(60_000);
  expect(street.told).toEqual(['checkIn', 'checkOut']);
  expect(kept()).toEqual([]);
  street.leave();
});

test('an answer that never came is asked for again under the same key', async () => {
  let isUp = false;
  const phone = await openPhone(() => (isUp ? ok() : offline()));
  phone.tap('checkIn', wanted);
  await vi.advanceTimersByTimeAsync(100);
  isUp = true;
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(100);
  expect(phone.sent).toHaveLength(2);
  expect(new Set(phone.sent.map(({ key }) => key)).size).toBe(1);
  expect(kept()).toEqual([]);
  phone.leave();
});

test('what is refused is told and not sent for ever', async () => {
  const phone = await openPhone(refused);
  phone.tap('checkIn', wanted);
  await vi.advanceTimersByTimeAsync(100);
  expect(phone.told).toEqual(['task.claim_not_now']);
  expect(kept()).toEqual([]);
  phone.leave();
});

test('what another person tapped on this phone is not sent as one’s own', async () => {
  const phone = await openPhone(offline);
  phone.tap('checkIn', { ...wanted, personId: '0190a000-0000-7000-8000-0000000000a2' });
  await vi.advanceTimersByTimeAsync(100);
  phone.leave();
  const next = await openPhone(ok);
  await vi.advanceTimersByTimeAsync(100);
  expect(next.sent).toEqual([]);
  expect(kept()).toHaveLength(1);
  next.leave();
});
