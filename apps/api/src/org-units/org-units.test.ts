import { orgUnitsContract as contract } from '@linli/domain/org-units/org-units.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { givenCommunity, givenDistrict, givenStreet } from './org-units.given.ts';

const api = await givenApi();

describe('the public list', () => {
  it('finds a community by a part of its name, with the units above it', async () => {
    const name = `榆树${crypto.randomUUID()}社区`;
    const community = await givenCommunity(api, { name });
    const { items } = await api.ok(contract.publicList, null, { query: { q: name.slice(2, -3) } });
    expect(items).toEqual([
      {
        id: community.id,
        code: community.code,
        name,
        kind: 'community',
        parentId: community.street.id,
        pathNames: ['试验区', '试验街道', name],
      },
    ]);
  });

  it('finds a unit by its whole code', async () => {
    const community = await givenCommunity(api);
    const found = await api.ok(contract.publicList, null, { query: { q: community.code, kind: 'community' } });
    expect(found.items.map(({ id }) => id)).toEqual([community.id]);
    expect((await api.ok(contract.publicList, null, { query: { q: community.code.slice(0, 11) } })).items).toEqual([]);
  });

  it('takes what is typed as text: % and _ find nothing but themselves', async () => {
    const street = await givenStreet(api);
    const odd = await givenCommunity(api, { street, name: '50%_社区' });
    await givenCommunity(api, { street });
    for (const q of ['%', '_', '0%_']) {
      const { items } = await api.ok(contract.publicList, null, { query: { q, parentId: street.id } });
      expect(items.map(({ id }) => id)).toEqual([odd.id]);
    }
  });

  it('begins with the districts, and never shows a grid', async () => {
    const community = await givenCommunity(api);
    const worker = await givenPerson(api, { role: 'community_worker', unit: community });
    await api.ok(contract.addGrid, worker, { params: { orgUnitId: community.id }, body: { name: '1号网格' } });
    const top = await api.ok(contract.publicList, null, { query: { limit: 100 } });
    expect(new Set(top.items.map(({ kind }) => kind))).toEqual(new Set(['district']));
    expect((await api.ok(contract.publicList, null, { query: { parentId: community.id } })).items).toEqual([]);
  });

  it('turns its pages in the order of the codes, each unit once', async () => {
    const street = await givenStreet(api);
    const codes: string[] = [];
    for (let count = 0; count < 5; count += 1) codes.push((await givenCommunity(api, { street })).code);
    const seen: (string | null)[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.ok(contract.publicList, null, { query: { parentId: street.id, limit: 2, cursor } });
      seen.push(...page.items.map(({ code }) => code));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(codes.sort());
  });

  it('refuses a cursor that it did not write', async () => {
    const problem = await api.refused(contract.publicList, null, { query: { cursor: 'x' } });
    expect(problem).toMatchObject({ code: 'request.invalid', errors: [{ path: ['cursor'] }] });
  });
});

describe('the tree', () => {
  it('shows an office its own unit first, then what is below, with counts', async () => {
    const street = await givenStreet(api);
    const community = await givenCommunity(api, { street });
    await givenCommunity(api, { street });
    const official = await givenPerson(api, { role: 'street_official', unit: street });
    await api.ok(contract.addGrid, official, { params: { orgUnitId: community.id }, body: { name: '1号网格' } });

    const top = await api.ok(contract.children, official, {});
    expect(top.items).toMatchObject([{ id: street.id, counts: { streets: 0, communities: 2, grids: 1 } }]);
    const below = await api.ok(contract.children, official, { query: { parentId: street.id } });
    expect(below.items).toHaveLength(2);
    expect(below.items.find(({ id }) => id === community.id)?.counts).toEqual({ streets: 0, communities: 0, grids: 1 });
  });

  it('shows an administrator every district, page by page', async () => {
    const district = await givenDistrict(api);
    await givenStreet(api, { district });
    const admin = await givenPerson(api, { role: 'system_admin' });
    const found = [];
    let cursor: string | undefined;
    do {
      const page = await api.ok(contract.children, admin, { query: { limit: 3, cursor } });
      found.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(found.filter(({ id }) => id === district.id)).toMatchObject([
      { kind: 'district', counts: { streets: 1, communities: 0, grids: 0 } },
    ]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });

  it('names the units above one unit', async () => {
    const community = await givenCommunity(api);
    const worker = await givenPerson(api, { role: 'community_worker', unit: community });
    const unit = await api.ok(contract.get, worker, { params: { orgUnitId: community.id } });
    expect(unit.path).toEqual([
      { id: community.district.id, name: '试验区' },
      { id: community.street.id, name: '试验街道' },
    ]);
  });

  it('hides what lies outside: units of others and the units above one’s own do not exist', async () => {
    const community = await givenCommunity(api);
    const other = await givenCommunity(api);
    const worker = await givenPerson(api, { role: 'community_worker', unit: community });
    for (const { id } of [other, other.district, community.street, community.district]) {
      expect((await api.refused(contract.get, worker, { params: { orgUnitId: id } })).code).toBe('org_unit.not_found');
      expect((await api.refused(contract.children, worker, { query: { parentId: id } })).code).toBe(
        'org_unit.not_found',
      );
    }
    expect(
      (await api.refused(contract.addGrid, worker, { params: { orgUnitId: other.id }, body: { name: '1号网格' } }))
        .status,
    ).toBe(404);
  });

  it('is not for volunteers', async () => {
    const volunteer = await givenPerson(api, { role: 'volunteer', unit: await givenCommunity(api) });
    expect((await api.refused(contract.children, volunteer, {})).code).toBe('request.role_not_allowed');
  });
});

describe('grids', () => {
  it('are drawn, renamed and told in the trail', async () => {
    const community = await givenCommunity(api);
    const worker = await givenPerson(api, { role: 'community_worker', unit: community });
    const grid = await api.ok(contract.addGrid, worker, {
      params: { orgUnitId: community.id },
      body: { name: '1号网格' },
    });
    expect(grid).toMatchObject({ kind: 'grid', code: null, parentId: community.id, version: 1 });
    const renamed = await api.ok(contract.renameGrid, worker, {
      params: { orgUnitId: grid.id },
      body: { name: '东门网格', version: 1 },
    });
    expect(renamed).toMatchObject({ name: '东门网格', version: 2 });
    const events = await api.platform.database.system.client.event.findMany({
      where: { subjectId: grid.id },
      orderBy: { id: 'asc' },
    });
    expect(events).toMatchObject([
      {
        action: 'org_units.add_grid',
        communityId: community.id,
        actorId: worker.id,
        changes: { name: [null, '1号网格'] },
      },
      { action: 'org_units.rename', changes: { name: ['1号网格', '东门网格'] } },
    ]);
  });

  it('have names of their own within a community, even when two are drawn at once', async () => {
    const community = await givenCommunity(api);
    const worker = await givenPerson(api, { role: 'community_worker', unit: community });
    const add = () =>
      api.app.inject({
        method: 'POST',
        url: `/api/v1/org-units/${community.id}/grids`,
        headers: { cookie: worker.cookie },
        payload: { name: '1号网格' },
      });
    const answers = await Promise.all([add(), add(), add()]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
    const second = await api.ok(contract.addGrid, worker, {
      params: { orgUnitId: community.id },
      body: { name: '2号网格' },
    });
    const problem = await api.refused(contract.renameGrid, worker, {
      params: { orgUnitId: second.id },
      body: { name: '1号网格', version: 1 },
    });
    expect(problem).toMatchObject({ code: 'org_unit.grid_name_taken', errors: [{ path: ['name'], code: 'taken' }] });
  });

  it('are not renamed over a change that was not seen', async () => {
    const community = await givenCommunity(api);
    const worker = await givenPerson(api, { role: 'community_worker', unit: community });
    const grid = await api.ok(contract.addGrid, worker, {
      params: { orgUnitId: community.id },
      body: { name: '1号网格' },
    });
    await api.ok(contract.renameGrid, worker, { params: { orgUnitId: grid.id }, body: { name: '甲', version: 1 } });
    const problem = await api.refused(contract.renameGrid, worker, {
      params: { orgUnitId: grid.id },
      body: { name: '乙', version: 1 },
    });
    expect(problem.code).toBe('org_unit.changed_meanwhile');
  });

  it('lie below communities, and nothing else is renamed this way', async () => {
    const street = await givenStreet(api);
    const official = await givenPerson(api, { role: 'street_official', unit: street });
    const body = { name: '1号网格' };
    expect((await api.refused(contract.addGrid, official, { params: { orgUnitId: street.id }, body })).code).toBe(
      'org_unit.not_allowed',
    );
    expect(
      (
        await api.refused(contract.renameGrid, official, {
          params: { orgUnitId: street.id },
          body: { ...body, version: 1 },
        })
      ).code,
    ).toBe('org_unit.not_allowed');
  });
});
