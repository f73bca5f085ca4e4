import { certificatesContract as contract } from '@linli/domain/volunteers/certificates.contract.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { expect, it } from 'vitest';
import { givenApi } from '../../shared/testing/app.ts';
import { givenScene } from '../../tickets/tickets.given.ts';
import { givenJoined, givenVolunteer } from '../volunteers.given.ts';
import { claimPlaceOf, givenStage, givenTask } from '../tasks/tasks.given.ts';

const api = await givenApi();
const today = () => shanghaiDate(new Date());
const PERIOD = () => ({ from: '2026-01-01', to: today(), contact: '社区值班室 024-2323 0101' });

/** Somebody who joined, whose account is the scene's volunteer, with two confirmed hours. */
async function givenHours() {
  const scene = await givenScene(api);
  const { community, worker, volunteer } = scene;
  const { id } = await givenVolunteer(api, worker, community);
  await givenJoined(api, worker, id);
  await api.platform.database.system.client.volunteer.updateMany({ where: { id }, data: { personId: volunteer.id } });
  const task = await givenTask(api, worker, community);
  await claimPlaceOf(api, volunteer, task);
  await givenStage(api, task.id, 'confirmed');
  return { ...scene, volunteerId: id };
}

it('is written out for confirmed hours, kept as it was, and checked by anybody who holds its number', async () => {
  const { worker, volunteer, volunteerId, community } = await givenHours();
  const issued = await api.ok(contract.issue, worker, { params: { volunteerId }, body: PERIOD() });
  expect(issued).toMatchObject({
    name: '孙丽华',
    birthDate: '1988-03-12',
    minutes: 120,
    tasks: 1,
    issuer: community.name,
  });
  expect(await api.ok(contract.get, worker, { params: { certificateId: issued.id } })).toEqual(issued);
  expect((await api.ok(contract.mine, volunteer, {})).items).toMatchObject([{ number: issued.number, minutes: 120 }]);
  const typed = issued.number.toLowerCase().replaceAll('-', ' ');
  const verified = await api.ok(contract.verify, null, { body: { number: typed } });
  expect(verified).toMatchObject({ number: issued.number, maskedName: '孙**', minutes: 120, issuer: community.name });
  expect(JSON.stringify(verified)).not.toContain('孙丽华');
});

it('does not exist for another community, another volunteer, or another number', async () => {
  const [here, there] = [await givenHours(), await givenHours()];
  const body = PERIOD();
  const { id } = await api.ok(contract.issue, here.worker, { params: { volunteerId: here.volunteerId }, body });
  expect(await api.refused(contract.get, there.worker, { params: { certificateId: id } })).toMatchObject({
    code: 'certificate.not_found',
  });
  expect(
    await api.refused(contract.issue, there.worker, { params: { volunteerId: here.volunteerId }, body }),
  ).toMatchObject({ code: 'volunteer.not_found' });
  expect((await api.ok(contract.mine, here.otherVolunteer, {})).items).toEqual([]);
  for (const number of ['0000-0000-0000', 'x'])
    expect(await api.refused(contract.verify, null, { body: { number } })).toMatchObject({
      code: 'certificate.not_found',
      errors: [{ path: ['number'] }],
    });
});

it('needs hours, an account and days that are over', async () => {
  const { worker, volunteerId, community } = await givenHours();
  const issue = (body: object, id = volunteerId) =>
    api.refused(contract.issue, worker, { params: { volunteerId: id }, body: { ...PERIOD(), ...body } });
  expect(await issue({ from: '2020-01-01', to: '2020-12-31' })).toMatchObject({ code: 'certificate.no_hours' });
  expect(await issue({ from: '2026-05-01', to: '2026-04-01' })).toMatchObject({
    code: 'certificate.period_not_possible',
  });
  expect(await issue({ to: '2199-01-01' })).toMatchObject({ code: 'certificate.period_not_possible' });
  const asked = await givenVolunteer(api, worker, community, { phone: '13900009999' });
  expect(await issue({}, asked.id)).toMatchObject({ code: 'certificate.not_joined' });
});
