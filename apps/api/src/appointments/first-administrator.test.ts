import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { signInLinksContract as contract } from '@linli/domain/appointments/sign-in-links.contract.ts';
import { expect, it } from 'vitest';
import { givenApi } from '../shared/testing/app.ts';
import { freshTestDatabase } from '../shared/testing/database.ts';
import { givenPerson, signIn } from './appointments.given.ts';
import { makeFirstAdministratorLink } from './sign-in-links.service.ts';

// It is about whether there is any administrator, so in a database of its own.
const api = await givenApi({ databaseUrl: (await freshTestDatabase()).appUrl });
const PASSWORD = 'A first password';
const givenToken = async () => (await makeFirstAdministratorLink(api.platform))?.path.split('#')[1] ?? '';

it('founds the administration once, by the newest link only', async () => {
  // A person of the demo, which is off, administers nothing.
  await givenPerson(api, { role: 'system_admin', isDemo: true });
  const old = await givenToken();
  const token = await givenToken();
  const account = { username: 'Founder', name: '周慧敏', password: PASSWORD };
  const refusedCode = async (body: { token: string; username?: string; name?: string }) =>
    (await api.refused(contract.use, null, { body: { password: PASSWORD, ...body } })).code;

  expect(await refusedCode({ ...account, token: old })).toBe('sign_in.link_not_valid');
  expect(await api.ok(contract.check, null, { body: { token } })).toMatchObject({
    purpose: 'first_administrator',
    username: null,
    name: null,
  });
  const without = await api.refused(contract.use, null, { body: { token, password: PASSWORD } });
  expect(without.errors).toEqual([
    { path: ['username'], code: 'required' },
    { path: ['name'], code: 'required' },
  ]);
  const { username: taken } = await givenPerson(api, { role: 'volunteer' });
  expect(await refusedCode({ ...account, token, username: taken })).toBe('appointment.username_taken');

  expect(await api.ok(contract.use, null, { body: { token, ...account } })).toEqual({ username: 'founder' });
  const caller = await signIn(api, 'founder', PASSWORD);
  const me = await api.ok(appointmentsContract.me, caller, {});
  expect(me).toMatchObject({
    person: { name: '周慧敏' },
    appointments: [{ role: 'system_admin', unit: null, to: null }],
  });
  const events = await api.platform.database.system.client.event.findMany({
    where: { concernsPersonId: me.person.id, subjectType: 'appointment' },
  });
  expect(events).toMatchObject([{ action: 'appointments.make_first_administrator', actorKind: 'system' }]);
  expect(await makeFirstAdministratorLink(api.platform)).toBeNull();
});

it('founds nothing once somebody administers the installation, though the link still waits', async () => {
  const { client } = api.platform.database.system;
  const current = { role: 'system_admin', to: null };
  await client.appointment.updateMany({ where: current, data: { to: new Date() } });
  const token = await givenToken();
  await givenPerson(api, { role: 'system_admin' });
  const body = { token, username: 'second', name: '某人', password: PASSWORD };
  expect((await api.refused(contract.use, null, { body })).code).toBe('sign_in.link_not_valid');
  expect(await client.person.count({ where: { username: 'second' } })).toBe(0);
});
