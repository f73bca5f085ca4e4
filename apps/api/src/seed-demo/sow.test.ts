import { Faker, zh_CN } from '@faker-js/faker';
import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import { TICKET_STATUSES } from '@linli/domain/tickets/ticket.ts';
import { tasksContract } from '@linli/domain/volunteers/tasks.contract.ts';
import { volunteersContract } from '@linli/domain/volunteers/volunteers.contract.ts';
import { describe, expect, it } from 'vitest';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../appointments/demo-accounts.ts';
import { signIn } from '../appointments/appointments.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { freshTestDatabase } from '../shared/testing/database.ts';
import { minuteOfDay } from './days.ts';
import { sowDemo } from './sow.ts';
import { inventStories } from './stories.ts';

describe.each(['2026-11-23T02:00:00Z', '2026-11-23T14:50:00Z', '2026-11-22T17:30:00Z'])(
  'stories told at %s',
  (told) => {
    const now = new Date(told);
    const invent = (count = 300) =>
      inventStories(new Faker({ locale: [zh_CN], seed: 1 }), now, {
        communityCode: '210102019004',
        count,
        hasVolunteers: true,
      });

    it('are the same each time', () => {
      expect(invent()).toEqual(invent());
    });

    it('go forward in time, and never past the present', () => {
      for (const { steps } of invent(3_000)) {
        const times = steps.map(({ at }) => at.getTime());
        expect(times).toEqual([...times].sort((one, other) => one - other));
        expect(times.at(-1)).toBeLessThanOrEqual(now.getTime());
        expect(steps[0]?.kind).toBe('report');
      }
    });

    it('are reported while people are up', () => {
      const reports = invent().map(({ steps }) => minuteOfDay(steps[0]?.at ?? now));
      const awake = reports.filter((minute) => minute >= 7 * 60 && minute <= 21 * 60);
      expect(awake.length / reports.length).toBeGreaterThan(0.95);
    });
  },
);

it('sows all or nothing, once, and as people who can sign in', { timeout: 180_000 }, async () => {
  const api = await givenApi({ databaseUrl: (await freshTestDatabase()).appUrl, isDemo: true });
  const { client } = api.platform.database.system;

  let sealed = 0;
  const { cipher } = api.platform;
  const killed = {
    ...api.platform,
    cipher: {
      ...cipher,
      encrypt: (...[text, context]: Parameters<typeof cipher.encrypt>) =>
        (sealed += 1) > 300 ? fail() : cipher.encrypt(text, context),
    },
  };
  await expect(sowDemo(killed, () => {})).rejects.toThrow('killed');
  expect([
    await client.person.count(),
    await client.orgUnit.count(),
    await client.ticket.count(),
    await client.event.count(),
  ]).toEqual([0, 0, 0, 0]);
  expect((await api.ok(appointmentsContract.demoAccounts, null, {})).password).toBeNull();

  expect(await sowDemo(api.platform, () => {})).toBe('sown');
  const tickets = await client.ticket.count();
  expect(tickets).toBeGreaterThan(300);
  expect(await sowDemo(api.platform, () => {})).toBe('sown before');
  expect(await client.ticket.count()).toBe(tickets);

  const { accounts, password } = await api.ok(appointmentsContract.demoAccounts, null, {});
  expect(password).toBe(DEMO_PASSWORD);
  expect(accounts.map(({ username, unitName }) => `${username} ${unitName ?? '–'}`)).toEqual([
    'admin –',
    'auditor 和平区',
    'district 和平区',
    'street 南湖街道',
    'worker 文化路社区',
    'worker2 三好街社区',
    'volunteer 文化路社区',
    'volunteer2 文化路社区',
  ]);
  const signedIn = new Map<string, { cookie: string }>();
  for (const { username } of DEMO_ACCOUNTS) {
    signedIn.set(username, (await signIn(api, username, password ?? '')) ?? { cookie: '' });
  }
  const as = (username: string) => signedIn.get(username) ?? { cookie: '' };
  const me = await api.ok(appointmentsContract.me, as('worker'), {});
  expect(me.appointments.map(({ unit }) => unit?.name)).toEqual(['文化路社区', '三好街社区']);

  const { items } = await api.ok(ticketsContract.list, as('worker'), { query: { limit: 100 } });
  expect(new Set(items.map(({ status }) => status))).toEqual(new Set(TICKET_STATUSES));
  const counts = await api.ok(ticketsContract.counts, as('worker'), {});
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
  expect(
    (await api.ok(volunteersContract.list, as('worker'), { query: { status: 'joined' } })).items.length,
  ).toBeGreaterThan(3);
  for (const volunteer of ['volunteer', 'volunteer2']) {
    expect((await api.ok(ticketsContract.claimable, as(volunteer), {})).items.length).toBeGreaterThan(2);
    expect((await api.ok(ticketsContract.claimed, as(volunteer), {})).items.length).toBeGreaterThan(0);
    expect((await api.ok(tasksContract.mine, as(volunteer), {})).items.length).toBeGreaterThan(0);
    expect((await api.ok(tasksContract.mine, as(volunteer), { query: { when: 'past' } })).totalMinutes).toBeGreaterThan(
      0,
    );
  }
  expect((await api.ok(appointmentsContract.colleagues, as('worker'), {})).items.length).toBe(4);
});

it('leaves an installation alone in which somebody has one of the names', async () => {
  const api = await givenApi({ databaseUrl: (await freshTestDatabase()).appUrl, isDemo: true });
  const { client } = api.platform.database.system;
  await client.person.create({
    data: { name: '真人', username: 'admin' },
  });
  expect(await sowDemo(api.platform, () => {})).toEqual({ taken: ['admin'] });
  expect(await client.orgUnit.count()).toBe(0);
  expect(await sowDemo(api.platform, () => {})).toBe('sown before');
});

function fail(): never {
  throw new Error('killed');
}
