import { once } from 'node:events';
import { connect } from 'node:net';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { givenApi, type Caller } from '../shared/testing/app.ts';
import { givenReport, givenScene, givenTicket } from '../tickets/tickets.given.ts';
import { LiveStream } from './live.given.ts';

/** Two APIs on one database, as two processes would be: each with its own LISTEN and its own pools. */
const [here, there] = [await givenApi(), await givenApi()];
const bases = await Promise.all([here, there].map(({ app }) => app.listen({ port: 0, host: '127.0.0.1' })));

const streams: LiveStream[] = [];
afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});

async function listen(caller: Caller, options: { lastEventId?: string; at?: 0 | 1 } = {}) {
  const stream = await LiveStream.open(bases[options.at ?? 1]!, caller.cookie, options.lastEventId);
  streams.push(stream);
  return stream;
}

describe('an open desk', () => {
  it('hears of a public report through another process within two seconds', async () => {
    const { community, worker } = await givenScene(here);
    const desk = await listen(worker);
    await desk.next('reset');
    const before = performance.now();
    const { id } = await givenReport(here, community);
    expect(await desk.next('change')).toEqual({ action: 'tickets.report', subjectType: 'ticket', subjectId: id });
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it('hears nothing of another community', async () => {
    const [mine, foreign] = [await givenScene(here), await givenScene(here)];
    const desk = await listen(mine.worker);
    await desk.next('reset');
    await givenReport(here, foreign.community);
    const own = await givenReport(here, mine.community);
    expect(await desk.next('change')).toMatchObject({ subjectId: own.id });
  });

  it('hears what it missed, once and in order, when it comes back to another process', async () => {
    const scene = await givenScene(here);
    const first = await listen(scene.worker, { at: 0 });
    await first.next('reset');
    const { id } = await givenReport(here, scene.community);
    await first.next('change');
    first.close();
    await here.ok(ticketsContract.accept, scene.worker, { params: { ticketId: id }, body: { version: 1 } });
    await here.ok(ticketsContract.open, scene.worker, {
      params: { ticketId: id },
      body: { version: 2, volunteerBrief: '看看' },
    });
    const second = await listen(scene.worker, { at: 1, lastEventId: first.lastEventId });
    expect([await second.next('change'), await second.next('change')].map((change) => change['action'])).toEqual([
      'tickets.accept',
      'tickets.open',
    ]);
    await here.ok(ticketsContract.claim, scene.volunteer, { params: { ticketId: id } });
    expect(await second.next('change')).toMatchObject({ action: 'tickets.claim' });
  });

  it('misses nothing that was committed late: a slow transaction with an earlier id', async () => {
    const scene = await givenScene(here);
    const desk = await listen(scene.worker);
    await desk.next('reset');
    const { client } = here.platform.database.system;
    const { districtId, streetId, communityId } = scene.community.path;
    const slow = {
      at: new Date(),
      action: 'tickets.slow',
      subjectType: 'ticket',
      subjectId: communityId,
      districtId,
      streetId,
      communityId,
      actorKind: 'system',
      changes: {},
      audience: 'office',
    };
    await client.$transaction(async (transaction) => {
      await transaction.event.createMany({ data: [slow] });
      await givenReport(here, scene.community);
      expect(await desk.next('change')).toMatchObject({ action: 'tickets.report' });
    });
    expect(await desk.next('change')).toMatchObject({ action: 'tickets.slow' });
  });

  it('is told to ask again when its place is unknown', async () => {
    const { worker } = await givenScene(here);
    const desk = await listen(worker, { lastEventId: 'not a snapshot' });
    expect(await desk.next('reset')).toEqual({});
  });
});

describe('a volunteer', () => {
  it('hears of what opens and closes, not of the office’s own work', async () => {
    const scene = await givenScene(here);
    const pocket = await listen(scene.volunteer);
    await pocket.next('reset');
    await givenReport(here, scene.community);
    const open = await givenTicket(here, scene, 'open');
    expect(await pocket.next('change')).toEqual({ action: 'tickets.open', subjectType: 'ticket', subjectId: open.id });
    await here.ok(ticketsContract.claim, scene.otherVolunteer, { params: open.params });
    expect(await pocket.next('change')).toMatchObject({ action: 'tickets.claim' });
  });
});

it('a stream ends when the appointment it stood on has ended', async () => {
  const scene = await givenScene(here);
  const desk = await listen(scene.worker);
  await desk.next('reset');
  await here.platform.database.system.client.appointment.update({
    where: { id: scene.worker.appointmentId },
    data: { to: new Date() },
  });
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  await givenReport(here, scene.community);
  await desk.ended();
});

it('a server that is told to end does so at once, with desks open and connections that browsers made ahead', async () => {
  const { app } = await givenApi();
  const base = await app.listen({ port: 0, host: '127.0.0.1' });
  const desk = await LiveStream.open(base, (await givenScene(here)).worker.cookie);
  const silent = connect(Number(new URL(base).port), '127.0.0.1');
  await once(silent, 'connect');
  const before = performance.now();
  await app.close();
  expect(performance.now() - before).toBeLessThan(3_000);
  await desk.ended();
  silent.destroy();
});
