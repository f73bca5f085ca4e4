import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { orgUnitsContract } from '@linli/domain/org-units/org-units.contract.ts';
import type { Endpoint } from '@linli/domain/shared/contract.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenApi } from '../testing/app.ts';
import { everyEndpoint } from './every-endpoint.given.ts';
import { eventCounter, sender } from './harness.given.ts';
import { recordsNamedBy } from './requests.given.ts';
import { Ledger, walkEndpoint, type Walk } from './walk.given.ts';
import { FAR, givenWorld, mark } from './world.given.ts';

const api = await givenApi();
const world = await givenWorld(api);
const endpoints = await everyEndpoint();
const [send, countEvents] = [await sender(api), await eventCounter(api)];

async function faultsOf(endpoint: Endpoint, fault: Partial<Walk>): Promise<string[]> {
  const ledger = new Ledger();
  const named = endpoints.find((each) => each.endpoint === endpoint)!;
  await walkEndpoint({ api, world, ledger, send, countEvents, ...fault }, named);
  return ledger.faults;
}

/** A leak that is put into the answers of the API, and what the walk must say of it. */
const PLANTED: readonly (readonly [what: string, find: string, Endpoint, Walk['send']])[] = [
  [
    'a foreign row in a list',
    `tells foreign texts: ${mark('T', FAR)}`,
    ticketsContract.list,
    async (request, endpoint) => {
      const { status, body } = await send(request, endpoint);
      return {
        status,
        body: status < 400 ? body.replace('"items":[]', `"items":[{"title":"灯${mark('T', FAR)}"}]`) : body,
      };
    },
  ],
  [
    'a field more than is declared',
    '.secretHash is not declared',
    ticketsContract.get,
    async (request, endpoint) => {
      const { status, body } = await send(request, endpoint);
      return { status, body: status < 400 ? body.replace('{', '{"secretHash":"0",') : body };
    },
  ],
  [
    'a phone number that is not masked',
    '.reporterPhone is not masked',
    ticketsContract.get,
    async (request, endpoint) => {
      const { status, body } = await send(request, endpoint);
      return { status, body: body.replaceAll(/1\d\d\*+/g, '13800001000') };
    },
  ],
  [
    'a refusal that tells that a hidden record exists',
    'tells that a hidden record exists',
    orgUnitsContract.get,
    async (request, endpoint) => {
      const { status, body } = await send(request, endpoint);
      return status === 404 && !request.url.includes('dead') ? { status: 403, body } : { status, body };
    },
  ],
  [
    'a role that is let in though its contract does not name it',
    'should be refused with request.role_not_allowed',
    ticketsContract.accept,
    (request, endpoint) => {
      const volunteer = world.callers.find((each) => each.role === 'volunteer' && each.standing === 'current')!;
      const { cookie } = world.atHome('community_worker');
      const isVolunteer = request.headers['cookie'] === volunteer.cookie;
      return send(isVolunteer ? { ...request, headers: { ...request.headers, cookie } } : request, endpoint);
    },
  ],
  [
    'a session that is forged and taken for true',
    'should be refused with request.sign_in_needed',
    appointmentsContract.colleagues,
    (request, endpoint) => {
      const { cookie } = world.atHome('community_worker');
      const isForged = request.headers['cookie']?.includes('forged') ?? false;
      return send(isForged ? { ...request, headers: { cookie } } : request, endpoint);
    },
  ],
];

/** The walk's negative controls: a test that finds nothing anywhere must be able to find something. */
describe('the walk finds', () => {
  it.each(PLANTED)('%s', async (_what, find, endpoint, planted) => {
    const faults = await faultsOf(endpoint, { send: planted });
    expect(
      faults.filter((fault) => fault.includes(find)),
      faults.join('\n'),
    ).not.toEqual([]);
  });

  it('a change that leaves no event', async () => {
    const faults = await faultsOf(ticketsContract.accept, { countEvents: async () => 0 });
    expect(faults).toContainEqual(expect.stringContaining('leaves no event'));
  });

  it('a refusal that changes something', async () => {
    let events = 0;
    const faults = await faultsOf(ticketsContract.accept, { countEvents: async () => (events += 1) });
    expect(faults).toContainEqual(expect.stringContaining('leaves 1 events of a change'));
  });

  it('an endpoint that names a record of no known kind', () => {
    const { appointmentId } = appointmentsContract.actAs.body.shape;
    const body = appointmentsContract.actAs.body.extend({ budgetId: appointmentId });
    expect(recordsNamedBy(appointmentsContract.actAs)).toHaveLength(1);
    expect(() => recordsNamedBy({ ...appointmentsContract.actAs, body })).toThrow(
      '“budgetId” names a record of no known kind',
    );
  });
});
