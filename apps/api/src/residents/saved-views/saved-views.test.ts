import { savedViewsContract as contract } from '@linli/domain/residents/saved-views.contract.ts';
import { expect, it } from 'vitest';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { givenCommunity } from '../../org-units/org-units.given.ts';
import { givenApi, type Caller } from '../../shared/testing/app.ts';
import { givenSavedView } from './saved-views.given.ts';

const api = await givenApi();

async function givenOffice() {
  const community = await givenCommunity(api);
  const beside = await givenCommunity(api, { street: community.street });
  return {
    community,
    beside,
    worker: await givenPerson(api, { role: 'community_worker', unit: community }),
    colleague: await givenPerson(api, { role: 'community_worker', unit: community }),
    neighbour: await givenPerson(api, { role: 'community_worker', unit: beside }),
    street: await givenPerson(api, { role: 'street_official', unit: community.street }),
  };
}

const titles = async (who: Caller) => (await api.ok(contract.list, who, {})).items.map(({ title }) => title);

it('keeps filters, order and columns, shared with colleagues of the same office and nobody else', async () => {
  const { worker, colleague, neighbour, street } = await givenOffice();
  const list = {
    ageFrom: 80,
    labels: ['living_alone' as const],
    sort: 'oldest' as const,
    columns: ['name' as const, 'phone' as const],
  };
  const shared = await givenSavedView(api, worker, { title: '高龄独居', isShared: true, ...list });
  await givenSavedView(api, worker, { title: '只给自己' });
  expect(shared.list).toEqual({ ...list, status: 'living_here' });
  expect(await titles(worker)).toEqual(['高龄独居', '只给自己']);
  expect(await titles(colleague)).toEqual(['高龄独居']);
  const [seen] = (await api.ok(contract.list, colleague, {})).items;
  expect(seen).toMatchObject({ title: '高龄独居', isOwn: false, list: shared.list });
  for (const other of [neighbour, street]) expect(await titles(other)).toEqual([]);
  const params = { viewId: shared.id };
  for (const other of [colleague, neighbour, street]) {
    expect((await api.refused(contract.edit, other, { params, body: { version: 1, title: '改' } })).code).toBe(
      'saved_view.not_found',
    );
    expect((await api.refused(contract.remove, other, { params })).code).toBe('saved_view.not_found');
  }
});

it('is put first, renamed, deleted and brought back for an hour; two changes at once do not meet', async () => {
  const { worker } = await givenOffice();
  await givenSavedView(api, worker, { title: '甲' });
  const view = await givenSavedView(api, worker, { title: '乙' });
  const params = { viewId: view.id };
  await api.ok(contract.edit, worker, { params, body: { version: view.version, isFirst: true, title: '丙' } });
  expect(await titles(worker)).toEqual(['丙', '甲']);
  const late = { params, body: { version: view.version, title: '丁' } };
  expect((await api.refused(contract.edit, worker, late)).code).toBe('saved_view.changed_meanwhile');
  const taken = { params, body: { version: 2, title: '甲 ' } };
  expect((await api.refused(contract.edit, worker, taken)).code).toBe('saved_view.title_taken');
  await api.ok(contract.remove, worker, { params });
  expect(await titles(worker)).toEqual(['甲']);
  expect((await api.ok(contract.restore, worker, { params })).title).toBe('丙');
  expect(await titles(worker)).toEqual(['丙', '甲']);
  await api.ok(contract.remove, worker, { params });
  api.setNow(new Date(Date.now() + 61 * 60_000));
  expect((await api.refused(contract.restore, worker, { params })).code).toBe('saved_view.not_found');
  api.setNow(null);
});

it('keeps nothing of a person: no text is taken, the title lies encrypted, and what one may not look for is refused', async () => {
  const { worker, street, beside } = await givenOffice();
  const body = { title: '查人', columns: ['name' as const], text: '13800001234' };
  const answer = await api.refused(contract.save, worker, { body } as never);
  expect(answer).toMatchObject({ status: 400, errors: [{ path: ['text'], code: 'unknown_field' }] });
  const { id } = await givenSavedView(api, worker, { title: '王小明一家' });
  const kept = await api.platform.database.system.client.savedView.findUniqueOrThrow({ where: { id } });
  expect(JSON.stringify(kept)).not.toContain('王小明');
  const hidden = { title: '甲', columns: ['name' as const], labels: ['severe_mental_illness' as const] };
  expect((await api.refused(contract.save, street, { body: hidden })).code).toBe('resident.filter_not_allowed');
  const foreign = { title: '甲', columns: ['name' as const], unitId: beside.id };
  expect((await api.refused(contract.save, worker, { body: foreign })).code).toBe('org_unit.not_found');
});
