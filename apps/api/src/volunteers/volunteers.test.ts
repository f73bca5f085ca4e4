import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { signInLinksContract } from '@linli/domain/appointments/sign-in-links.contract.ts';
import { volunteersContract as contract } from '@linli/domain/volunteers/volunteers.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenScene } from '../tickets/tickets.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { A_SIGN_UP, givenVolunteer } from './volunteers.given.ts';

const api = await givenApi();
const newName = () => `v${crypto.randomUUID().slice(0, 12).replaceAll('-', '')}`;

describe('whoever wants to be a volunteer', () => {
  it('asks, is taken, and gets an account with the link by which they sign in first', async () => {
    const { community, worker } = await givenScene(api);
    const body = {
      ...A_SIGN_UP,
      skills: ['company' as const],
      languages: [],
      freeTimes: [],
      communityId: community.id,
    };
    const answer = await api.ok(contract.signUp, null, { body });
    expect(answer.communityName).toBe(community.name);

    const [asked] = (await api.ok(contract.list, worker, {})).items;
    expect(asked).toMatchObject({
      status: 'asked',
      name: '孙丽华',
      maskedPhone: '138****5678',
      guardian: null,
      skills: ['company'],
      availableActions: ['accept', 'decline'],
    });
    const params = { volunteerId: asked!.id };
    const username = newName();
    const taken = await api.ok(contract.accept, worker, { params, body: { version: 1, username } });
    expect(taken).toMatchObject({ username, volunteer: { status: 'joined', version: 2, availableActions: [] } });
    expect((await api.ok(contract.list, worker, {})).items).toEqual([]);
    expect((await api.ok(contract.list, worker, { query: { status: 'joined' } })).items).toHaveLength(1);

    const token = taken.link.path.split('#')[1]!;
    expect(await api.ok(signInLinksContract.check, null, { body: { token } })).toMatchObject({
      username,
      name: '孙丽华',
    });
    const { items } = await api.ok(appointmentsContract.list, worker, { query: { q: username } });
    expect(items).toMatchObject([{ role: 'volunteer', unit: { id: community.id }, person: { name: '孙丽华' } }]);
  });

  it('below 18 names a guardian, below 8 cannot ask; of age, a guardian is not kept', async () => {
    const { community, worker } = await givenScene(api);
    const year = new Date().getUTCFullYear();
    const born = (age: number) => `${year - age}-01-01`;
    const body = { ...A_SIGN_UP, skills: [], languages: [], freeTimes: [], communityId: community.id };
    const child = { ...body, birthDate: born(15) };
    expect(await api.refused(contract.signUp, null, { body: child })).toMatchObject({
      code: 'request.invalid',
      errors: [
        { path: ['guardianName'], code: 'required' },
        { path: ['guardianPhone'], code: 'required' },
      ],
    });
    expect(await api.refused(contract.signUp, null, { body: { ...body, birthDate: born(7) } })).toMatchObject({
      code: 'volunteer.too_young',
    });
    expect(await api.refused(contract.signUp, null, { body: { ...body, birthDate: '2199-01-01' } })).toMatchObject({
      code: 'request.invalid',
      errors: [{ path: ['birthDate'] }],
    });
    expect(await api.refused(contract.signUp, null, { body: { ...body, phone: '12' } })).toMatchObject({
      errors: [{ path: ['phone'], code: 'invalid_format' }],
    });
    const guarded = await givenVolunteer(api, worker, community, {
      birthDate: born(15),
      guardianName: '孙国强',
      guardianPhone: '13900002222',
    });
    expect(guarded.guardian).toEqual({ name: '孙国强', maskedPhone: '139****2222' });
    const grown = await givenVolunteer(api, worker, community, { guardianName: '孙国强', guardianPhone: 'x' });
    expect(grown.guardian).toBeNull();
  });

  it('is declined with a reason, once', async () => {
    const { community, worker } = await givenScene(api);
    const { id } = await givenVolunteer(api, worker, community);
    const decline = { params: { volunteerId: id }, body: { version: 1, reason: '孙丽华已搬到别的区' } };
    expect(await api.ok(contract.decline, worker, decline)).toMatchObject({
      status: 'declined',
      declineReason: '孙丽华已搬到别的区',
    });
    expect(await api.refused(contract.decline, worker, decline)).toMatchObject({ code: 'volunteer.not_now' });
  });

  it('is one volunteer of a community, however often they asked and however many decide at once', async () => {
    const { community, worker } = await givenScene(api);
    const asked = [];
    for (let count = 0; count < 4; count += 1) asked.push(await givenVolunteer(api, worker, community));
    const answers = await Promise.allSettled(
      asked.map(({ id }) =>
        api.ok(contract.accept, worker, { params: { volunteerId: id }, body: { version: 1, username: newName() } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const left = (await api.ok(contract.list, worker, {})).items;
    expect(left).toHaveLength(3);
    const again = { params: { volunteerId: left[0]!.id }, body: { version: 1, username: newName() } };
    expect(await api.refused(contract.accept, worker, again)).toMatchObject({ code: 'volunteer.already_joined' });
  });

  it('stays as they were when the account’s name is taken', async () => {
    const { community, worker, volunteer } = await givenScene(api);
    const { id } = await givenVolunteer(api, worker, community);
    const body = { version: 1, username: volunteer.username };
    expect(await api.refused(contract.accept, worker, { params: { volunteerId: id }, body })).toMatchObject({
      code: 'appointment.username_taken',
    });
    expect((await api.ok(contract.list, worker, {})).items).toMatchObject([{ id, status: 'asked', version: 1 }]);
  });

  it('does not exist for another community, nor for volunteers', async () => {
    const [here, there] = [await givenScene(api), await givenScene(api)];
    const { id } = await givenVolunteer(api, here.worker, here.community);
    const body = { version: 1, reason: '核对' };
    const params = { volunteerId: id };
    expect(await api.refused(contract.decline, there.worker, { params, body })).toMatchObject({
      code: 'volunteer.not_found',
    });
    expect((await api.ok(contract.list, there.worker, {})).items).toEqual([]);
    expect(await api.refused(contract.list, here.volunteer, {})).toMatchObject({ code: 'request.role_not_allowed' });
  });

  it('is called by a phone that is shown for a reason', async () => {
    const { community, worker } = await givenScene(api);
    const { id } = await givenVolunteer(api, worker, community);
    const reveal = { params: { volunteerId: id }, body: { reason: '电话核实' } };
    expect(await api.ok(contract.revealContact, worker, reveal)).toEqual({ phone: '13800005678', guardianPhone: '' });
  });
});

it('pages through many, latest first', async () => {
  const { community, worker } = await givenScene(api);
  const asked = [];
  for (let count = 0; count < 5; count += 1) asked.unshift((await givenVolunteer(api, worker, community)).id);
  const first = await api.ok(contract.list, worker, { query: { limit: 3 } });
  const second = await api.ok(contract.list, worker, { query: { limit: 3, cursor: first.nextCursor! } });
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(asked);
  expect(second.nextCursor).toBeNull();
});
