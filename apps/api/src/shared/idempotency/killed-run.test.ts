import { randomUUID } from 'node:crypto';
import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import { describe, expect, it, vi } from 'vitest';
import { A_REPORT, givenScene, givenTicket } from '../../tickets/tickets.given.ts';
import { givenApi } from '../testing/app.ts';
import { codeOf, countEvents, countTickets, givenAccept, post } from './idempotency.given.ts';

const api = await givenApi();

/** As long after a crash as it takes until a run counts as abandoned. */
const makeAbandoned = () =>
  api.platform.database.system.pool.query(
    "UPDATE idempotency_keys SET started_at = now() - interval '1 minute' WHERE answer IS NULL",
  );

/** The process fails behind the next commit, and nothing that it would do afterwards is done. */
function failBehindCommit() {
  vi.spyOn(api.platform, 'announce').mockImplementationOnce(() => {
    throw new Error('killed behind the commit');
  });
}

describe('a run that is killed', () => {
  it('between commit and answer, a change is never done again', async () => {
    const { id, sent } = await givenAccept(api);
    failBehindCommit();
    expect((await post(api, sent)).status).toBe(500);
    await makeAbandoned();
    const again = await post(api, sent);
    expect([again.status, codeOf(again)]).toEqual([409, 'request.already_done']);
    expect(await countEvents(api, 'tickets.accept', id)).toBe(1);
  });

  it('between commit and answer, a claim is never made again, though it was given back', async () => {
    const scene = await givenScene(api);
    const { id, params } = await givenTicket(api, scene, 'open');
    const sent = { url: `/tickets/${id}/claim`, key: randomUUID(), caller: scene.volunteer };
    failBehindCommit();
    expect((await post(api, sent)).status).toBe(500);
    await makeAbandoned();
    await api.ok(contract.release, scene.volunteer, { params, body: { version: 4, reason: '临时有事' } });
    expect(codeOf(await post(api, sent))).toBe('request.already_done');
    expect(await countEvents(api, 'tickets.claim', id)).toBe(1);
  });

  it('between commit and answer, a reporter still gets the receipt', async () => {
    const { community } = await givenScene(api);
    const sent = { url: '/public/tickets', key: randomUUID(), payload: { ...A_REPORT, communityId: community.id } };
    failBehindCommit();
    expect((await post(api, sent)).status).toBe(500);
    const again = await post(api, sent);
    expect(again).toMatchObject({ status: 201, isReplay: true });
    const { number, secret } = JSON.parse(again.body) as { number: string; secret: string };
    await api.ok(contract.follow, null, { params: { number }, secret });
    expect(await countTickets(api, community.id)).toBe(1);
  });

  it('before the commit, the next try runs, and the first can commit no more', async () => {
    const { id, sent } = await givenAccept(api);
    const { scoped } = api.platform.database;
    const begin = scoped.$transaction.bind(scoped);
    let resume = () => {};
    const isHeld = new Promise<void>((resolve) => {
      vi.spyOn(scoped, '$transaction').mockImplementationOnce(async (work, options) => {
        resolve();
        await new Promise<void>((go) => (resume = go));
        return begin(work, options);
      });
    });
    const stuck = post(api, sent);
    await isHeld;
    await makeAbandoned();
    const next = await post(api, sent);
    expect(next).toMatchObject({ status: 200, isReplay: false });
    resume();
    const late = await stuck;
    expect([late.status, codeOf(late)]).toEqual([503, 'request.still_running']);
    expect(await post(api, sent)).toEqual({ ...next, isReplay: true });
    expect(await countEvents(api, 'tickets.accept', id)).toBe(1);
  });

  it('with nothing committed, an error is not kept, and the next try does not wait', async () => {
    const { sent } = await givenAccept(api);
    vi.spyOn(api.platform.database.scoped, '$transaction').mockRejectedValueOnce(new Error('a bug'));
    expect((await post(api, sent)).status).toBe(500);
    const before = Date.now();
    expect(await post(api, sent)).toMatchObject({ status: 200, isReplay: false });
    // Well below the lease, which the next try would have to sit out if the key were still held.
    expect(Date.now() - before).toBeLessThan(4_000);
  });
});
