import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { A_REPORT, givenScene, givenTicket } from '../../tickets/tickets.given.ts';
import { startApiProcess } from '../testing/api-process.ts';
import { givenApi } from '../testing/app.ts';
import { codeOf, countEvents, countTickets, givenAccept, post } from './idempotency.given.ts';

const api = await givenApi();
const { system } = api.platform.database;

describe('the same request with the same key', () => {
  it('is done once and answered as the first time', async () => {
    const { id, sent } = await givenAccept(api);
    const first = await post(api, sent);
    expect(first).toMatchObject({ status: 200, isReplay: false });
    expect(await post(api, sent)).toEqual({ ...first, isReplay: true });
    expect(await countEvents(api, 'tickets.accept', id)).toBe(1);
  });

  it('is refused again in the same words, whatever has changed since', async () => {
    const { id, sent } = await givenAccept(api);
    const late = { ...sent, payload: { version: 9 } };
    const first = await post(api, late);
    expect([first.status, codeOf(first)]).toEqual([409, 'ticket.changed_meanwhile']);
    await system.client.ticket.update({ where: { id }, data: { version: 9 } });
    expect(await post(api, late)).toEqual({ ...first, isReplay: true });
  });

  it('gives a public report one ticket and the reporter the same receipt', async () => {
    const { community } = await givenScene(api);
    const sent = { url: '/public/tickets', key: randomUUID(), payload: { ...A_REPORT, communityId: community.id } };
    const [first, second] = [await post(api, sent), await post(api, sent)];
    expect(first.status).toBe(201);
    expect(second).toEqual({ ...first, isReplay: true });
    expect(await countTickets(api, community.id)).toBe(1);
    const kept = JSON.stringify((await system.pool.query('SELECT * FROM idempotency_keys')).rows);
    const { secret } = JSON.parse(first.body) as { secret: string };
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(sent.key);
  });

  it('keeps a photo once', async () => {
    const scene = await givenScene(api);
    const { id, number, secret } = await givenTicket(api, scene, 'reported');
    const payload = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer();
    const headers = { authorization: `Ticket ${secret}`, 'content-type': 'image/jpeg' };
    const sent = { url: `/public/tickets/${number}/photos`, key: randomUUID(), headers, payload };
    const first = await post(api, sent);
    expect(await post(api, sent)).toEqual({ ...first, status: 201, isReplay: true });
    expect(await system.client.ticketPhoto.count({ where: { ticketId: id } })).toBe(1);
    const other = { ...sent, payload: Buffer.concat([payload, Buffer.from('.')]) };
    expect(codeOf(await post(api, other))).toBe('request.key_used_for_another');
  });

  it('runs again after a day', async () => {
    const { community } = await givenScene(api);
    const sent = { url: '/public/tickets', key: randomUUID(), payload: { ...A_REPORT, communityId: community.id } };
    await post(api, sent);
    await system.pool.query('UPDATE idempotency_keys SET expires_at = now()');
    expect(await post(api, sent)).toMatchObject({ status: 201, isReplay: false });
    expect(await countTickets(api, community.id)).toBe(2);
  });
});

describe('a key', () => {
  it('is for one request: with another body it is refused', async () => {
    const { id, sent } = await givenAccept(api);
    await post(api, sent);
    const other = await post(api, { ...sent, payload: { version: 2 } });
    expect([other.status, codeOf(other)]).toEqual([409, 'request.key_used_for_another']);
    expect(await countEvents(api, 'tickets.accept', id)).toBe(1);
  });

  it('of one person is not another’s, and not that of another record', async () => {
    const { scene, sent } = await givenAccept(api);
    const stranger = await givenScene(api);
    expect((await post(api, sent)).status).toBe(200);
    const foreign = await post(api, { ...sent, caller: stranger.worker });
    expect([foreign.status, codeOf(foreign), foreign.isReplay]).toEqual([404, 'ticket.not_found', false]);
    const next = await givenTicket(api, scene, 'reported');
    expect(await post(api, { ...sent, url: `/tickets/${next.id}/accept` })).toMatchObject({
      status: 200,
      isReplay: false,
    });
  });

  it.each(['', 'has space', 'ключ', 'x'.repeat(65), 'a,b'])('that reads “%s” is refused', async (key) => {
    const { sent } = await givenAccept(api);
    const answer = await post(api, { ...sent, key: Buffer.from(key).toString('latin1') });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('"path":["idempotency-key"]');
  });

  it('does not outlive who may ask: without a session there is no replay', async () => {
    const { caller: _, ...sent } = (await givenAccept(api)).sent;
    expect(await post(api, sent)).toMatchObject({ status: 401, isReplay: false });
  });
});

describe('sent at once', () => {
  it('ten times, a change runs once and all get its answer', async () => {
    const { id, sent } = await givenAccept(api);
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(api, sent)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
    expect(answers.filter(({ isReplay }) => !isReplay)).toHaveLength(1);
    expect(await countEvents(api, 'tickets.accept', id)).toBe(1);
  });

  it('through two API processes, a report becomes one ticket', { timeout: 60_000 }, async () => {
    const processes = await Promise.all([startApiProcess(), startApiProcess()]);
    const { community } = await givenScene(api);
    const body = JSON.stringify({ ...A_REPORT, communityId: community.id });
    const headers = { 'idempotency-key': randomUUID(), 'content-type': 'application/json' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, async (_, turn) => {
        const base = processes[turn % 2]?.base ?? '';
        const answer = await fetch(`${base}/api/v1/public/tickets`, { method: 'POST', headers, body });
        return `${answer.status} ${await answer.text()}`;
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^201 /);
    expect(await countTickets(api, community.id)).toBe(1);
  });

  it('a claim is made once; a volunteer who was slower hears it again', async () => {
    const scene = await givenScene(api);
    const { id } = await givenTicket(api, scene, 'open');
    const url = `/tickets/${id}/claim`;
    const sent = [scene.volunteer, scene.otherVolunteer].map((caller) => ({ url, key: randomUUID(), caller }));
    const answers = await Promise.all([...sent, ...sent, ...sent, ...sent].map((each) => post(api, each)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 409, 409, 409, 409]);
    expect(await countEvents(api, 'tickets.claim', id)).toBe(1);
  });
});
