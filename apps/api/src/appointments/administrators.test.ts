import { appointmentsContract as contract } from '@linli/domain/appointments/appointments.contract.ts';
import { expect, it } from 'vitest';
import { givenApi } from '../shared/testing/app.ts';
import { freshTestDatabase } from '../shared/testing/database.ts';
import { givenPerson } from './appointments.given.ts';

// Administrators stand above every community, so these count all there are: in a database of their own.
const api = await givenApi({ databaseUrl: (await freshTestDatabase()).appUrl });
const end = (caller: { cookie: string }, appointmentId: string) =>
  api.app.inject({
    method: 'POST',
    url: `/api/v1/appointments/${appointmentId}/end`,
    headers: { cookie: caller.cookie },
    payload: { version: 1 },
  });

it('keeps a last administrator, also when two end each other at the same moment', async () => {
  const one = await givenPerson(api, { role: 'system_admin' });
  expect((await end(one, one.appointmentId)).json()).toMatchObject({
    status: 409,
    code: 'appointment.last_administrator',
  });

  // Neither somebody whose time is over nor a person of the demo, which is off, could take over.
  await givenPerson(api, { role: 'system_admin', to: new Date('2021-01-01T00:00:00Z') });
  await givenPerson(api, { role: 'system_admin', isDemo: true });
  expect((await end(one, one.appointmentId)).json()).toMatchObject({ code: 'appointment.last_administrator' });

  const other = await givenPerson(api, { role: 'system_admin' });
  const answers = await Promise.all([end(one, other.appointmentId), end(other, one.appointmentId)]);
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  const remaining = await api.platform.database.system.client.appointment.count({
    where: { role: 'system_admin', to: null, person: { isDemo: false } },
  });
  expect(remaining).toBe(1);
});

it('offers no demo accounts, and knows no demo people, while the demo is off', async () => {
  const admin = await givenPerson(api, { role: 'system_admin' });
  const demo = await givenPerson(api, { role: 'system_admin', isDemo: true });
  expect(await api.ok(contract.demoAccounts, null, {})).toEqual({ password: null, accounts: [] });
  expect((await api.refused(contract.me, demo, {})).code).toBe('request.sign_in_needed');
  const { items } = await api.ok(contract.list, admin, { query: { state: 'all' } });
  expect(items.map(({ id }) => id)).not.toContain(demo.appointmentId);
  const problem = await api.refused(contract.appoint, admin, {
    body: { username: demo.username, role: 'system_admin', unitId: null },
  });
  expect(problem.code).toBe('appointment.person_not_found');
});
