import { orgUnitsContract as contract } from '@linli/domain/org-units/org-units.contract.ts';
import { expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { givenCommunity, givenDistrict, givenStreet } from './org-units.given.ts';

const api = await givenApi();

it('shows an office its own unit first, then what is below, with counts', async () => {
  const street = await givenStreet(api);
  const community = await givenCommunity(api, { street });
  await givenCommunity(api, { street });
  const official = await givenPerson(api, { role: 'street_official', unit: street });

  const top = await api.ok(contract.children, official, {});
  expect(top.items).toMatchObject([{ id: street.id, counts: { streets: 0, communities: 2, grids: 0 } }]);

  await api.ok(contract.addGrid, official, { params: { orgUnitId: community.id }, body: { name: '第一网格' } });
  const below = await api.ok(contract.children, official, { query: { parentId: street.id } });
  expect(below.items).toHaveLength(2);
  expect(below.items.find(({ id }) => id === community.id)?.counts).toEqual({ streets: 0, communities: 0, grids: 1 });
});
