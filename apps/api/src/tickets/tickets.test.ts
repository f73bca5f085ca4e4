import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { A_REPORT, givenReport, givenScene, givenTicket } from './tickets.given.ts';

const api = await givenApi();

describe('the life of a ticket', () => {
  it('goes from a public report to a rating, each step seen by whoever waits for it', async () => {
    const { community, worker, volunteer } = await givenScene(api);
    api.setNow(new Date('2026-11-23T02:00:00Z'));
    const receipt = await givenReport(api, community);
    expect(receipt.number).toMatch(/^T\d{6}-20261123-0001$/);
    expect(receipt.dueAt).toBe('2026-11-26T09:00:00.000Z');
    const params = { ticketId: receipt.id };
    const reporter = { params: { number: receipt.number }, secret: receipt.secret };

    expect((await api.ok(contract.counts, worker, {})).reported).toBe(1);
    const [row] = (await api.ok(contract.list, worker, { query: { status: 'reported' } })).items;
    expect(row).toMatchObject({ number: receipt.number, title: A_REPORT.title, status: 'reported', assignee: null });

    await api.ok(contract.accept, worker, { params, body: { version: 1 } });
    await api.ok(contract.open, worker, { params, body: { version: 2, volunteerBrief: '换一个声控灯泡' } });
    const [offer] = (await api.ok(contract.claimable, volunteer, {})).items;
    expect(offer).toMatchObject({ id: receipt.id, volunteerBrief: '换一个声控灯泡', place: A_REPORT.place });
    expect(JSON.stringify(offer)).not.toContain('张桂芬');

    const claimed = await api.ok(contract.claim, volunteer, { params });
    expect(claimed).toMatchObject({
      status: 'in_progress',
      reporterName: '张桂芬',
      reporterPhone: '13900001234',
      placeDetail: '3单元1层',
    });
    expect((await api.ok(contract.claimed, volunteer, {})).items.map(({ id }) => id)).toEqual([receipt.id]);
    const done = await api.ok(contract.resolve, volunteer, { params, body: { version: 4, solution: '已换新灯泡' } });
    expect(done).toMatchObject({ status: 'resolved', reporterName: null, reporterPhone: null });

    const followed = await api.ok(contract.follow, null, reporter);
    expect(followed).toMatchObject({
      status: 'resolved',
      solution: '已换新灯泡',
      availableActions: ['rate', 'reopen'],
    });
    expect(followed.steps.map(({ action }) => action)).toEqual(
      ['report', 'accept', 'open', 'claim', 'resolve'].map((step) => `tickets.${step}`),
    );
    const rated = await api.ok(contract.rate, null, { ...reporter, body: { version: 5, stars: 5, comment: '很快' } });
    expect(rated).toMatchObject({ status: 'closed', stars: 5, availableActions: ['reopen'] });
    api.setNow(null);

    const story = (await api.ok(contract.get, worker, { params })).events;
    expect(story.map(({ action, actorName }) => [action, actorName])).toEqual([
      ['tickets.report', null],
      ['tickets.accept', '李秀兰'],
      ['tickets.open', '李秀兰'],
      ['tickets.claim', '陈志远'],
      ['tickets.resolve', '陈志远'],
      ['tickets.rate', null],
    ]);
  });

  it('ends with a reason that the reporter reads when it is rejected', async () => {
    const scene = await givenScene(api);
    const { params, number, secret } = await givenTicket(api, scene, 'reported');
    await api.ok(contract.reject, scene.worker, {
      params,
      body: { version: 1, reason: '属于物业维修范围,已转告物业' },
    });
    expect(await api.ok(contract.follow, null, { params: { number }, secret })).toMatchObject({
      status: 'rejected',
      rejectReason: '属于物业维修范围,已转告物业',
    });
  });

  it('is given to a colleague of the same community, and to nobody else', async () => {
    const scene = await givenScene(api);
    const colleague = await givenPerson(api, { role: 'community_worker', unit: scene.community, name: '王晓东' });
    const stranger = await givenPerson(api, { role: 'community_worker', unit: await givenCommunity(api) });
    const former = await givenPerson(api, {
      role: 'community_worker',
      unit: scene.community,
      to: new Date('2026-01-01T00:00:00Z'),
    });
    const { params } = await givenTicket(api, scene, 'accepted');
    for (const assigneeId of [stranger.id, former.id, scene.volunteer.id]) {
      expect(
        await api.refused(contract.assign, scene.worker, { params, body: { version: 2, assigneeId } }),
      ).toMatchObject({ code: 'ticket.assignee_not_eligible' });
    }
    const given = await api.ok(contract.assign, scene.worker, {
      params,
      body: { version: 2, assigneeId: colleague.id },
    });
    expect(given).toMatchObject({
      status: 'in_progress',
      assignee: { id: colleague.id, name: '王晓东', role: 'community_worker' },
    });
    expect(given.events.at(-1)).toMatchObject({ action: 'tickets.assign', actorName: '李秀兰', givenTo: '王晓东' });
    expect((await api.ok(contract.list, colleague, { query: { assignee: 'me' } })).items).toHaveLength(1);
  });

  it('goes back to the other volunteers when one gives it back', async () => {
    const scene = await givenScene(api);
    const { params } = await givenTicket(api, scene, 'in_progress');
    await api.ok(contract.release, scene.volunteer, { params, body: { version: 4, reason: '临时出差' } });
    expect(
      await api.refused(contract.resolve, scene.volunteer, { params, body: { version: 5, solution: '好了' } }),
    ).toMatchObject({ status: 403 });
    expect(await api.ok(contract.claim, scene.otherVolunteer, { params })).toMatchObject({
      status: 'in_progress',
      version: 6,
    });
  });
});

describe('two people at once', () => {
  it('the second editor is told that it changed, and nothing is overwritten', async () => {
    const scene = await givenScene(api);
    const { params } = await givenTicket(api, scene, 'accepted');
    await api.ok(contract.assign, scene.worker, { params, body: { version: 2, assigneeId: scene.worker.id } });
    const late = await api.refused(contract.assign, scene.worker, {
      params,
      body: { version: 2, assigneeId: scene.worker.id },
    });
    expect(late).toMatchObject({ status: 409, code: 'ticket.changed_meanwhile', params: { status: 'in_progress' } });
    const impossible = await api.refused(contract.open, scene.worker, {
      params,
      body: { version: 3, volunteerBrief: '看看' },
    });
    expect(impossible).toMatchObject({
      status: 409,
      code: 'ticket.not_now',
      params: { available: ['assign', 'return', 'suspend', 'resolve'], reason: 'status' },
    });
  });

  it('twenty accepts of one report at once move it once', async () => {
    const scene = await givenScene(api);
    const { params } = await givenTicket(api, scene, 'reported');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        api.app.inject({
          method: 'POST',
          url: `/api/v1/tickets/${params.ticketId}/accept`,
          headers: { cookie: scene.worker.cookie },
          payload: { version: 1 },
        }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
    const { events } = await api.ok(contract.get, scene.worker, { params });
    expect(events.filter(({ action }) => action === 'tickets.accept')).toHaveLength(1);
  });

  it('fifty reports to one district at once get fifty numbers without a gap', async () => {
    const { community } = await givenScene(api);
    const receipts = await Promise.all(Array.from({ length: 50 }, () => givenReport(api, community)));
    const counts = receipts.map(({ number }) => Number(number.split('-')[2])).sort((a, b) => a - b);
    expect(counts).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });
});
