import { ticketStepsContract as steps } from '@linli/domain/tickets/ticket-steps.contract.ts';
import { ticketDueAt } from '@linli/domain/tickets/ticket-promise.ts';
import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import { calendarOf } from '@linli/domain/working-time/working-calendar.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { withScope } from '../shared/request-context.ts';
import { resumeDue } from './resume-suspended.ts';
import { dayFromNow, givenScene, givenTicket } from './tickets.given.ts';

const api = await givenApi();
const MONDAY = new Date('2026-11-23T02:00:00Z');
const later = (days: number) => new Date(MONDAY.getTime() + days * 86_400_000);
const long = { from: new Date('2026-01-01T00:00:00Z') };

async function givenAssigned(now: Date | null = null) {
  api.setNow(now);
  const scene = await givenScene(api);
  const { params, secret, number, version, dueAt } = await givenTicket(api, scene, 'accepted');
  const body = { version, assigneeId: scene.worker.id };
  await api.ok(contract.assign, scene.worker, { params, body });
  return { ...scene, params, dueAt, reporter: { params: { number }, secret } };
}

/** As the job's runner does it. */
const runJob = () => withScope({ kind: 'system' }, () => resumeDue(api.platform, new AbortController().signal));

describe('退单', () => {
  it('brings an assigned ticket back to the desk with the reason, by whoever has it and nobody else', async () => {
    const { worker, community, params } = await givenAssigned();
    const colleague = await givenPerson(api, { role: 'community_worker', unit: community, name: '王晓东' });
    const body = { version: 3, reason: '不在我的网格' };
    expect(await api.refused(steps.return, colleague, { params, body })).toMatchObject({ code: 'ticket.not_allowed' });
    const back = await api.ok(steps.return, worker, { params, body });
    expect(back).toMatchObject({ status: 'accepted', assignee: null });
    expect(back.events.at(-1)).toMatchObject({ action: 'tickets.return', note: '不在我的网格' });
    expect(back.availableActions).not.toContain('return');
  });
});

describe('挂账', () => {
  it('waits until its day, tells the reporter why, and goes on by itself where it was', async () => {
    api.setNow(MONDAY);
    const { worker, params, reporter, dueAt } = await givenAssigned(MONDAY);
    const body = { version: 3, until: '2026-11-26', reason: '等配件' };
    const put = await api.ok(steps.suspend, worker, { params, body });
    const until = '2026-11-25T16:00:00.000Z';
    // Three working days: Thursday at closing time. Six hours of Monday and three days are left, from Thursday on.
    expect(dueAt).toBe('2026-11-26T09:00:00.000Z');
    const promised = '2026-12-01T07:30:00.000Z';
    expect(put).toMatchObject({ status: 'suspended', suspendedUntil: until, suspendReason: '等配件', dueAt: promised });
    expect(await api.ok(contract.follow, null, reporter)).toMatchObject({
      status: 'suspended',
      suspendedUntil: until,
      suspendReason: '等配件',
    });
    expect((await api.ok(contract.counts, worker, {})).suspended).toBe(1);

    api.setNow(new Date('2026-11-25T15:59:59Z'));
    await runJob();
    api.setNow(MONDAY);
    expect(await api.ok(contract.get, worker, { params })).toMatchObject({ status: 'suspended', version: 4 });
    api.setNow(new Date(until));
    await Promise.all([runJob(), runJob()]);
    api.setNow(MONDAY);
    const on = await api.ok(contract.get, worker, { params });
    expect(on).toMatchObject({
      status: 'in_progress',
      assignee: { id: worker.id },
      suspendedUntil: null,
      suspendReason: null,
      dueAt: promised,
      version: 5,
    });
    const resumed = on.events.filter(({ action }) => action === 'tickets.resume');
    expect(resumed).toMatchObject([{ actorName: null, at: until }]);
  });

  it('goes on by hand before its day', async () => {
    const { worker, params } = await givenAssigned(MONDAY);
    await api.ok(steps.suspend, worker, { params, body: { version: 3, until: '2026-12-01', reason: '等人在家' } });
    api.setNow(later(2));
    expect(await api.ok(steps.resume, worker, { params, body: { version: 4 } })).toMatchObject({
      status: 'in_progress',
      dueAt: '2026-11-30T09:00:00.000Z',
    });
    api.setNow(later(20));
    await runJob();
    api.setNow(MONDAY);
    expect(await api.ok(contract.get, worker, { params })).toMatchObject({ version: 5 });
  });

  it.each(['2026-11-22', '2026-11-23', '2027-11-23'])('cannot wait until %s', async (until) => {
    const { worker, params } = await givenAssigned();
    api.setNow(MONDAY);
    const body = { version: 3, until, reason: '等' };
    expect(await api.refused(steps.suspend, worker, { params, body })).toMatchObject({
      status: 400,
      code: 'ticket.day_not_possible',
      errors: [{ path: ['until'] }],
    });
  });
});

describe('重办', () => {
  it('begins a promise of its own when the reporter says it is not settled, and once a period is over no more', async () => {
    api.setNow(null);
    const scene = await givenScene(api);
    const { secret, number, params } = await givenTicket(api, scene, 'closed');
    const reporter = { params: { number }, secret };
    const now = new Date();
    api.setNow(now);
    const body = { version: 6, reason: '修好一天又坏了' };
    const again = await api.ok(steps.reopenPublicly, null, { ...reporter, body });
    const promise = ticketDueAt('facilities', now, calendarOf([])).toISOString();
    expect(again).toMatchObject({ status: 'accepted', solution: null, stars: null, finishedAt: null, dueAt: promise });
    const ticket = await api.ok(contract.get, scene.worker, { params });
    expect(ticket).toMatchObject({ reopenings: 1, assignee: null });
    expect(ticket.events.at(-1)).toMatchObject({ action: 'tickets.reopen', note: '修好一天又坏了' });

    const { id } = ticket;
    const assigned = await api.ok(contract.assign, scene.worker, {
      params,
      body: { version: 7, assigneeId: scene.worker.id },
    });
    const solved = await api.ok(contract.resolve, scene.worker, {
      params: { ticketId: id },
      body: { version: assigned.version, solution: '换了整灯' },
    });
    api.setNow(new Date(now.getTime() + 15 * 86_400_000 + 1));
    expect(
      await api.refused(steps.reopenPublicly, null, { ...reporter, body: { version: solved.version, reason: '又坏' } }),
    ).toMatchObject({ code: 'ticket.not_now', params: { reason: 'within_reopen_period' } });
  });
});

describe('催办', () => {
  it('is the reporter’s once a day, and an official’s whenever it is needed; everybody sees how often', async () => {
    const { worker, community, params, reporter } = await givenAssigned();
    const street = await givenPerson(api, { role: 'street_official', unit: community.street, ...long });
    const now = new Date();
    api.setNow(now);
    const pressed = await api.ok(steps.nudgePublicly, null, { ...reporter, body: { version: 3 } });
    const until = new Date(now.getTime() + 86_400_000).toISOString();
    expect(pressed.blockedActions).toContainEqual({ action: 'nudge', reason: 'not_nudged_lately', until });
    expect(pressed.steps.at(-1)).toMatchObject({ action: 'tickets.nudge' });
    expect(await api.refused(steps.nudgePublicly, null, { ...reporter, body: { version: 4 } })).toMatchObject({
      code: 'ticket.not_now',
    });
    await api.ok(steps.nudge, street, { params, body: { version: 4, note: '请今天联系' } });
    await api.ok(steps.nudge, street, { params, body: { version: 5 } });
    expect((await api.ok(contract.list, worker, {})).items[0]).toMatchObject({ nudges: 3 });
    // What comes from above is the office's own matter.
    const followed = (await api.ok(contract.follow, null, reporter)).steps;
    expect(followed.filter(({ action }) => action === 'tickets.nudge')).toHaveLength(1);
    api.setNow(new Date(now.getTime() + 86_400_000));
    await api.ok(steps.nudgePublicly, null, { ...reporter, body: { version: 6 } });
  });
});

describe('督办 and 回访', () => {
  it('are told to offices and to nobody else, and a supervision ends with what came of it', async () => {
    api.setNow(null);
    const scene = await givenScene(api);
    const { params, secret, number } = await givenTicket(api, scene, 'in_progress');
    const street = await givenPerson(api, { role: 'street_official', unit: scene.community.street, name: '周街道' });
    const body = { version: 4, until: dayFromNow(3), note: '三天内办好' };
    const watched = await api.ok(steps.supervise, street, { params, body });
    expect(watched.supervision).toMatchObject({ by: '周街道', role: 'street_official', note: '三天内办好' });
    expect((await api.ok(contract.list, street, { query: { status: 'supervised' } })).items).toHaveLength(1);
    expect((await api.ok(contract.counts, scene.worker, {})).supervised).toBe(1);
    expect(await api.ok(contract.get, scene.volunteer, { params })).toMatchObject({ supervision: null });

    const solved = { version: 5, solution: '换好了' };
    await api.ok(contract.resolve, scene.worker, { params, body: solved });
    const called = { version: 6, result: 'unsatisfied', note: '还在闪' } as const;
    const answer = await api.ok(steps.callBack, scene.worker, { params, body: called });
    expect(answer).toMatchObject({ status: 'resolved', callBack: { result: 'unsatisfied', note: '还在闪' } });
    expect(await api.ok(contract.get, scene.volunteer, { params })).toMatchObject({ callBack: null });
    const told = JSON.stringify(await api.ok(contract.follow, null, { params: { number }, secret }));
    for (const internal of ['周街道', '三天内办好', '还在闪', 'unsatisfied', 'supervise'])
      expect(told).not.toContain(internal);

    const ended = await api.ok(steps.endSupervision, street, { params, body: { version: 7, note: '已办结' } });
    expect(ended).toMatchObject({ supervision: null, supervisedUntil: null });
    expect(ended.events.at(-1)).toMatchObject({ action: 'tickets.end_supervision', note: '已办结' });
  });
});
