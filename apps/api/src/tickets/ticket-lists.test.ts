import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { givenReport, givenScene, givenTicket } from './tickets.given.ts';

const api = await givenApi();

describe('the office’s list', () => {
  it('pages through everything once, newest first or due first, also where moments are equal', async () => {
    const { community, worker } = await givenScene(api);
    api.setNow(new Date('2026-11-20T01:00:00Z'));
    const made = [];
    for (let index = 0; index < 7; index += 1)
      made.push((await givenReport(api, community, { category: index % 2 ? 'safety' : 'noise' })).id);
    api.setNow(null);
    for (const sort of ['newest', 'due'] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await api.ok(contract.list, worker, { query: { limit: 3, sort, ...(cursor && { cursor }) } });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(seen).toHaveLength(7);
      expect(new Set(seen)).toEqual(new Set(made));
      if (sort === 'due') expect(new Set(seen.slice(0, 3))).toEqual(new Set([made[1], made[3], made[5]]));
    }
  });

  it.each([
    ['声控', 1],
    ['文化路小区5号', 1],
    ['控灯不', 1],
    ['声灯', 0],
    ['灯', 1],
    ['%', 0],
  ])('finds any part of title and place: %s', async (q, found) => {
    const { community, worker } = await givenScene(api);
    await givenReport(api, community);
    await givenReport(api, community, { title: '楼道堆放纸箱', place: '三好街二期' });
    expect((await api.ok(contract.list, worker, { query: { q } })).items).toHaveLength(found);
  });

  it('finds a ticket by its number, in any case and width', async () => {
    const { community, worker } = await givenScene(api);
    const { number, id } = await givenReport(api, community);
    const wide = number.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    for (const q of [number.toLowerCase(), wide, number.slice(-9)]) {
      expect((await api.ok(contract.list, worker, { query: { q } })).items.map((each) => each.id)).toEqual([id]);
    }
  });

  it('finds one ticket by its whole number among those of the day', async () => {
    const { community, worker } = await givenScene(api);
    const made = [];
    for (let count = 0; count < 30; count += 1) made.push(await givenReport(api, community));
    for (const { number, id } of [made[1]!, made[12]!, made[29]!])
      expect((await api.ok(contract.list, worker, { query: { q: number } })).items.map((each) => each.id)).toEqual([
        id,
      ]);
  });

  it('tells what is overdue', async () => {
    const { community, worker } = await givenScene(api);
    api.setNow(new Date('2026-11-01T01:00:00Z'));
    const late = await givenReport(api, community);
    api.setNow(null);
    await givenReport(api, community);
    expect(
      (await api.ok(contract.list, worker, { query: { status: 'overdue', sort: 'due' } })).items.map(({ id }) => id),
    ).toEqual([late.id]);
    expect(await api.ok(contract.counts, worker, {})).toMatchObject({ reported: 2, overdue: 1 });
  });
});

describe('counts by unit', () => {
  it('name every unit right below, the most overdue first, and count its own tickets only', async () => {
    const scene = await givenScene(api);
    const { street, district } = scene.community;
    const quiet = await givenCommunity(api, { street, name: '安静社区' });
    api.setNow(new Date('2026-11-01T01:00:00Z'));
    await givenReport(api, scene.community);
    api.setNow(null);
    await givenTicket(api, scene, 'accepted');
    await givenTicket(api, scene, 'resolved');
    const official = await givenPerson(api, { role: 'district_official', unit: district });
    expect((await api.ok(contract.countsByUnit, official, {})).items).toEqual([
      { unit: { id: street.id, name: street.name, kind: 'street' }, reported: 1, unfinished: 2, overdue: 1 },
    ]);
    const below = await api.ok(contract.countsByUnit, official, { query: { unitId: street.id } });
    expect(below.items.map(({ unit, unfinished }) => [unit.name, unfinished])).toEqual([
      [scene.community.name, 2],
      [quiet.name, 0],
    ]);
  });
});

describe('what cannot be asked', () => {
  it.each([
    ['a cursor that was not given', { cursor: 'zzz' }, 'cursor'],
    ['a page too large', { limit: 1000 }, 'limit'],
    ['a status that does not exist', { status: 'lost' }, 'status'],
    ['a field that does not exist', { colour: 'red' }, 'colour'],
  ])('%s is refused beside its field', async (_what, query, field) => {
    const { worker } = await givenScene(api);
    const url = `/api/v1/tickets?${new URLSearchParams(query as unknown as Record<string, string>).toString()}`;
    const answer = await api.app.inject({ url, headers: { cookie: worker.cookie } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ errors: { path: string[] }[] }>().errors.map(({ path }) => path)).toEqual([[field]]);
  });
});
