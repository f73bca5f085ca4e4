import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { givenScene, givenTicket } from '../../tickets/tickets.given.ts';
import { givenApi } from '../testing/app.ts';

const api = await givenApi();
const scene = await givenScene(api);
const foreign = await givenTicket(api, await givenScene(api), 'reported');
const { client } = api.platform.database.system;

async function eventsOf(where: { actorId: string } | { requestId: string }) {
  await api.app.refusals.flush();
  return client.event.findMany({ where: { action: 'access.refused', ...where }, orderBy: { id: 'asc' } });
}

describe('a refusal leaves an event', () => {
  it('of a record that does not exist for whoever asks, without telling which', async () => {
    const { status, requestId } = await api.refused(ticketsContract.accept, scene.worker, {
      params: foreign.params,
      body: { version: 1 },
    });
    expect(status).toBe(404);
    const events = await eventsOf({ actorId: scene.worker.id });
    const { districtId, streetId, communityId } = scene.community.path;
    expect(events).toMatchObject([
      {
        subjectType: 'endpoint',
        districtId,
        streetId,
        communityId,
        actorKind: 'person',
        actorRole: 'community_worker',
        appointmentId: scene.worker.appointmentId,
        audience: 'nobody',
        requestId,
      },
    ]);
    expect(events[0]?.changes).toEqual({
      endpoint: [null, 'POST /tickets/:ticketId/accept'],
      code: [null, 'ticket.not_found'],
      count: [null, 1],
    });
    expect(JSON.stringify(events, (_, value: unknown) => (typeof value === 'bigint' ? '' : value))).not.toContain(
      foreign.id,
    );
  });

  it.each([
    ['another role', ticketsContract.claim, 'request.role_not_allowed'],
    ['a rule', appointmentsContract.end, 'appointment.not_allowed'],
  ] as const)('of %s', async (_what, endpoint, code) => {
    const worker = await givenPerson(api, { role: 'community_worker', unit: scene.community });
    const params = { ticketId: foreign.id, appointmentId: scene.worker.appointmentId };
    expect(await api.refused(endpoint, worker, { params, body: { version: 1 } } as never)).toMatchObject({ code });
    expect((await eventsOf({ actorId: worker.id })).map(({ changes }) => changes)).toMatchObject([
      { code: [null, code] },
    ]);
  });

  it('of somebody without a current appointment, above all units', async () => {
    const gone = await givenPerson(api, { role: 'community_worker', unit: scene.community, to: new Date() });
    await api.refused(ticketsContract.list, gone, {});
    expect(await eventsOf({ actorId: gone.id })).toMatchObject([{ districtId: null, actorRole: null }]);
  });

  it.each([
    ['a forged session', { cookie: 'linli.session_token=forged.c2ln' }, 'GET /api/v1/me', 'request.sign_in_needed'],
    ['no session', {}, 'GET /api/v1/tickets', 'request.sign_in_needed'],
    ['no secret', {}, 'GET /api/v1/public/tickets/XX-20261123-0001', 'request.secret_needed'],
    [
      'another secret',
      { authorization: 'Ticket AAAAAAAAAAAA' },
      `GET /api/v1/public/tickets/${foreign.number}`,
      'ticket.not_found',
    ],
    ['a foreign page', { origin: 'https://evil.example' }, 'POST /api/v1/tickets', 'request.foreign_origin'],
  ])('of %s, with the network it came from as a hash', async (_what, headers, request, code) => {
    const [method, url = ''] = request.split(' ') as ['GET' | 'POST', string];
    const answer = await api.app.inject({ method, url, headers, remoteAddress: `203.0.113.${code.length}` });
    const { requestId } = answer.json<{ requestId: string }>();
    const events = await eventsOf({ requestId });
    expect(events.map(({ actorKind, actorId, changes }) => ({ actorKind, actorId, changes }))).toMatchObject([
      {
        actorKind: 'visitor',
        actorId: null,
        changes: { code: [null, code], addresses: [null, expect.stringMatching(/^[0-9a-f]{16}$/)] },
      },
    ]);
  });

  it('of too many requests', async () => {
    const strict = await givenApi({ publicRequestsPerMinute: 2 });
    const ask = () => strict.app.inject({ url: '/api/v1/public/org-units', remoteAddress: '198.51.100.7' });
    const answers = [await ask(), await ask(), await ask()];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429]);
    await strict.app.refusals.flush();
    const { requestId } = answers[2]!.json<{ requestId: string }>();
    expect(await eventsOf({ requestId })).toMatchObject([{ changes: { code: [null, 'request.too_many'] } }]);
  });
});

describe('no event is left', () => {
  it('by a visitor who only asks whether they are signed in, by a wrong moment, form or address', async () => {
    const worker = await givenPerson(api, { role: 'community_worker', unit: scene.community });
    const headers = { cookie: worker.cookie };
    const own = await givenTicket(api, scene, 'accepted');
    const requests = [
      { url: '/api/v1/me' },
      { method: 'POST', url: `/api/v1/tickets/${own.id}/accept`, headers, payload: { version: 2 } },
      { method: 'POST', url: `/api/v1/tickets/${own.id}/accept`, headers, payload: {} },
      { url: '/api/v1/nowhere', headers },
    ] as const;
    const answers = await Promise.all(requests.map((request) => api.app.inject(request)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 409, 400, 404]);
    for (const answer of answers)
      expect(await eventsOf({ requestId: answer.json<{ requestId: string }>().requestId })).toEqual([]);
  });
});
