import { similarTicketsContract as contract } from '@linli/domain/tickets/similar-tickets.contract.ts';
import { expect, it } from 'vitest';
import { givenApi } from '../shared/testing/app.ts';
import { A_REPORT, givenReport, givenScene } from './tickets.given.ts';

const api = await givenApi();
const typed = { category: 'facilities', title: '楼道太黑', place: '文化路小区 5号楼' } as const;

it('tells a worker of the tickets of the own community that may be of the same matter', async () => {
  const { community, worker } = await givenScene(api);
  const same = await givenReport(api, community);
  await givenReport(api, community, { place: '文化路小区6号楼' });
  await givenReport(api, community, { category: 'noise', title: '半夜有人唱歌' });
  const { items } = await api.ok(contract.find, worker, { body: { ...typed, communityId: community.id } });
  expect(items).toMatchObject([{ ticket: { id: same.id, title: A_REPORT.title }, reason: 'same_place_and_category' }]);
});

it('leaves out what is long past', async () => {
  const { community, worker } = await givenScene(api);
  api.setNow(new Date('2026-08-01T01:00:00Z'));
  await givenReport(api, community);
  api.setNow(null);
  const { items } = await api.ok(contract.find, worker, { body: { ...typed, communityId: community.id } });
  expect(items).toEqual([]);
});

it('tells nothing of another community', async () => {
  const [own, other] = [await givenScene(api), await givenScene(api)];
  await givenReport(api, other.community);
  const request = { body: { ...typed, communityId: other.community.id } };
  expect((await api.refused(contract.find, own.worker, request)).code).toBe('ticket.community_not_found');
});
