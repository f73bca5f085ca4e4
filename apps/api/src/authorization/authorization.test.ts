import { authorizationContract as contract } from '@linli/domain/authorization/authorization.contract.ts';
import { FIELD_NAMES } from '@linli/domain/shared/access.ts';
import { expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { everyEndpoint } from '../shared/authorization/every-endpoint.given.ts';
import { givenApi } from '../shared/testing/app.ts';

const api = await givenApi();
const { endpoints, fields } = await api.ok(contract.matrix, await givenPerson(api, { role: 'auditor' }), {});

it('the matrix holds every endpoint of every contract file and every ruled field', async () => {
  const declared = (await everyEndpoint()).map(({ name }) => name);
  expect(endpoints.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(declared.toSorted());
  expect(fields.map(({ field }) => field)).toEqual([...FIELD_NAMES]);
});

it('the matrix says what each role reaches', () => {
  const claim = endpoints.find(({ contract: name, key }) => name === 'tickets' && key === 'claim');
  expect(claim).toMatchObject({ access: 'roles', leavesEvent: true });
  expect(claim?.reaches).toEqual([
    { role: 'system_admin', breadth: 'none', situations: null },
    { role: 'auditor', breadth: 'none', situations: null },
    { role: 'district_official', breadth: 'none', situations: null },
    { role: 'street_official', breadth: 'none', situations: null },
    { role: 'community_worker', breadth: 'none', situations: null },
    { role: 'volunteer', breadth: 'units', situations: ['open'] },
  ]);
  expect(fields.find(({ field }) => field === 'reporter_phone')?.told).toEqual([
    { role: 'system_admin', how: 'nothing', situations: [] },
    { role: 'auditor', how: 'nothing', situations: [] },
    { role: 'district_official', how: 'masked', situations: [] },
    { role: 'street_official', how: 'masked', situations: [] },
    { role: 'community_worker', how: 'masked', situations: [] },
    { role: 'volunteer', how: 'situations', situations: ['own'] },
  ]);
});
