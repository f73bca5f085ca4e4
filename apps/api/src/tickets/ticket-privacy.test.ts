import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { givenScene, givenTicket } from './tickets.given.ts';

const api = await givenApi();

describe('the reporter’s name and phone', () => {
  it('are masked for the office, and revealed for a reason that stays in the story', async () => {
    const scene = await givenScene(api);
    const { params, ...ticket } = await givenTicket(api, scene, 'accepted');
    expect(ticket).toMatchObject({ reporterName: '张**', reporterPhone: '139****1234', canReveal: true });
    const shown = await api.ok(contract.revealContact, scene.worker, { params, body: { reason: '约上门时间' } });
    expect(shown).toEqual({ reporterName: '张桂芬', reporterPhone: '13900001234' });
    const { events } = await api.ok(contract.get, scene.worker, { params });
    expect(events.at(-1)).toMatchObject({ action: 'tickets.reveal_contact', actorName: '李秀兰', note: '约上门时间' });
  });

  it('are ciphertext in the database, each bound to its own ticket', async () => {
    const scene = await givenScene(api);
    const { id } = await givenTicket(api, scene, 'reported');
    const other = await givenTicket(api, scene, 'reported');
    const { client } = api.platform.database.system;
    const row = await client.ticket.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toMatch(/张桂芬|13900001234|3单元1层/);
    await client.ticket.update({ where: { id: other.id }, data: { reporterPhone: row.reporterPhone } });
    const answer = await api.app.inject({
      url: `/api/v1/tickets/${other.id}`,
      headers: { cookie: scene.worker.cookie },
    });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('139');
  });

  it('do not stand in any event', async () => {
    const scene = await givenScene(api);
    const { id } = await givenTicket(api, scene, 'resolved');
    const events = await api.platform.database.system.client.event.findMany({ where: { subjectId: id } });
    expect(events.length).toBeGreaterThan(3);
    expect(
      JSON.stringify(events, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toMatch(/张桂芬|1390000/);
  });

  it('are hidden from volunteers before and after a claim', async () => {
    const scene = await givenScene(api);
    const open = await givenTicket(api, scene, 'open');
    const offered = await api.ok(contract.get, scene.volunteer, { params: open.params });
    expect(offered).toMatchObject({
      reporterName: null,
      reporterPhone: null,
      placeDetail: null,
      description: '',
      canReveal: false,
    });
    const done = await givenTicket(api, scene, 'resolved');
    expect(await api.ok(contract.get, scene.volunteer, { params: done.params })).toMatchObject({
      reporterName: null,
      reporterPhone: null,
      placeDetail: null,
    });
    expect(await api.refused(contract.get, scene.otherVolunteer, { params: done.params })).toMatchObject({
      status: 404,
    });
  });
});

describe('a secret', () => {
  it('opens its own ticket and no other', async () => {
    const scene = await givenScene(api);
    const mine = await givenTicket(api, scene, 'reported');
    const other = await givenTicket(api, scene, 'reported');
    expect(
      await api.refused(contract.follow, null, { params: { number: other.number }, secret: mine.secret }),
    ).toMatchObject({ status: 404 });
    expect(
      await api.refused(contract.follow, null, { params: { number: mine.number }, secret: 'AAAAAAAAAAAA' }),
    ).toMatchObject({ status: 404 });
    const bare = await api.app.inject({ url: `/api/v1/public/tickets/${mine.number}` });
    expect(bare.statusCode).toBe(401);
  });

  it('rates once, and only what is resolved', async () => {
    const scene = await givenScene(api);
    const fresh = await givenTicket(api, scene, 'reported');
    const body = { version: 1, stars: 4, comment: '' };
    expect(
      await api.refused(contract.rate, null, { params: { number: fresh.number }, secret: fresh.secret, body }),
    ).toMatchObject({ code: 'ticket.not_now' });
    const done = await givenTicket(api, scene, 'resolved');
    const reporter = { params: { number: done.number }, secret: done.secret };
    await api.ok(contract.rate, null, { ...reporter, body: { ...body, version: 5 } });
    expect(await api.refused(contract.rate, null, { ...reporter, body: { ...body, version: 6 } })).toMatchObject({
      status: 409,
    });
  });
});

describe('outside of one’s units a ticket does not exist', () => {
  it('for every action and reading, whatever its status', async () => {
    const scene = await givenScene(api);
    const elsewhere = await givenCommunity(api, { street: scene.community.street });
    const strangers = [
      await givenPerson(api, { role: 'community_worker', unit: elsewhere }),
      await givenPerson(api, { role: 'volunteer', unit: elsewhere }),
      await givenPerson(api, { role: 'street_official', unit: (await givenCommunity(api)).street }),
    ];
    const { params } = await givenTicket(api, scene, 'open');
    for (const stranger of strangers) {
      for (const [step, payload] of Object.entries({
        '': undefined,
        '/accept': { version: 3 },
        '/reject': { version: 3, reason: '无关' },
        '/open': { version: 3, volunteerBrief: '看看' },
        '/assign': { version: 3, assigneeId: stranger.id },
        '/claim': {},
        '/resolve': { version: 3, solution: '好了' },
        '/reveal-contact': { reason: '看看' },
      })) {
        const method = payload ? 'POST' : 'GET';
        const answer = await api.app.inject({
          method,
          url: `/api/v1/tickets/${params.ticketId}${step}`,
          headers: { cookie: stranger.cookie },
          ...(payload && step !== '/claim' && { payload }),
        });
        expect([
          step,
          answer.statusCode === 403 && answer.json<{ code: string }>().code === 'request.role_not_allowed'
            ? 404
            : answer.statusCode,
        ]).toEqual([step, 404]);
      }
    }
    expect((await api.ok(contract.list, strangers[0] ?? null, {})).items).toEqual([]);
    expect((await api.ok(contract.claimable, strangers[1] ?? null, {})).items).toEqual([]);
  });

  it('for officials: their subtree and nothing beside it', async () => {
    const scene = await givenScene(api);
    await givenTicket(api, scene, 'reported');
    const { street, district } = scene.community;
    const neighbour = await givenCommunity(api, { street });
    for (const [role, unit] of [
      ['street_official', street],
      ['district_official', district],
    ] as const) {
      const official = await givenPerson(api, { role, unit });
      expect((await api.ok(contract.list, official, {})).items).toHaveLength(1);
      expect((await api.ok(contract.list, official, { query: { unitId: neighbour.id } })).items).toHaveLength(0);
      expect(
        await api.refused(contract.list, official, { query: { unitId: (await givenCommunity(api)).id } }),
      ).toMatchObject({ code: 'org_unit.not_found' });
    }
  });
});
