import { randomBytes } from 'node:crypto';
import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import { describe, expect, it, vi } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { A_REPORT, givenScene, givenTicket } from '../tickets/tickets.given.ts';
import { startApiProcess } from './testing/api-process.ts';
import { givenApi } from './testing/app.ts';
import { freshTestDatabase } from './testing/database.ts';
import { tellFigures } from './testing/figures.ts';

/** A third of every budget: 40 public reads a minute, 10 reports in ten minutes, 20 revealed phones an hour. */
const THIRD = 40;
// A database of its own: how many reports came in all is counted, too.
const { appUrl: databaseUrl } = await freshTestDatabase();
const api = await givenApi({ databaseUrl, publicRequestsPerMinute: THIRD, trustProxy: ['10.0.0.0/8'] });
const wide = await givenApi({ databaseUrl });

/** A network of documentation that no other test has. */
const someNetwork = () =>
  `2001:db8:${randomBytes(2).readUInt16BE().toString(16)}:${randomBytes(2).readUInt16BE().toString(16)}`;

function countByStatus(answers: readonly number[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const status of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** Reads without an account, from a connection and through what it says it forwards. */
async function read(remoteAddress: string, forwardedFor?: string): Promise<number> {
  const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
  return (await api.app.inject({ url: '/api/v1/public/org-units', remoteAddress, headers })).statusCode;
}

describe('a budget', () => {
  it('is one for all API processes: exactly as many are admitted as it has', { timeout: 60_000 }, async () => {
    const env = { LINLI_PUBLIC_REQUESTS_PER_MINUTE: String(THIRD), LINLI_TRUST_PROXY: '127.0.0.1' };
    const processes = await Promise.all([startApiProcess({ databaseUrl, env }), startApiProcess({ databaseUrl, env })]);
    const { community } = await givenScene(wide);
    const from = `${someNetwork()}::1`;
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': from };
    const body = JSON.stringify({ ...A_REPORT, communityId: community.id });
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, turn) => {
        const answer = await fetch(`${processes[turn % 2]?.base}/api/v1/public/tickets`, {
          method: 'POST',
          headers,
          body,
        });
        await answer.arrayBuffer();
        const wait = Number(answer.headers.get('retry-after'));
        return { status: answer.status, isWaitTold: answer.status !== 429 || (wait > 500 && wait <= 600) };
      }),
    );
    const { 201: admitted, 429: refused = 0, 503: busy = 0 } = countByStatus(answers.map(({ status }) => status));
    // On a machine that is at its limit some hear that instead.
    expect({ admitted, others: refused + busy }).toEqual({ admitted: 10, others: 50 });
    expect(refused).toBeGreaterThan(0);
    expect(answers.every(({ isWaitTold }) => isWaitTold)).toBe(true);
    expect(await wide.platform.database.system.client.ticket.count({ where: { communityId: community.id } })).toBe(10);
    tellFigures(
      'rate limit',
      '60 reports at once through 2 API processes under a budget of 10: admitted 10, refused 50',
    );
  });

  it('is held by a process alone while the database cannot count', async () => {
    const scene = await givenScene(api);
    const { params } = await givenTicket(wide, scene, 'accepted');
    const official = await givenPerson(api, { role: 'community_worker', unit: scene.community });
    const { pool } = api.platform.database.system;
    const query = pool.query.bind(pool);
    vi.spyOn(pool, 'query').mockImplementation(((config: string | { text: string }) =>
      (typeof config === 'string' ? config : config.text).includes('rate_limits')
        ? Promise.reject(new Error('away'))
        : query(config)) as never);
    const url = `/api/v1/tickets/${params.ticketId}/reveal-contact`;
    const sent = { method: 'POST', url, headers: { cookie: official.cookie }, payload: { reason: '核对' } } as const;
    const answers = await Promise.all(Array.from({ length: 25 }, async () => (await api.app.inject(sent)).statusCode));
    expect(countByStatus(answers)).toEqual({ 200: 20, 429: 5 });
  });

  it('of one person is not another’s', async () => {
    const scene = await givenScene(api);
    const { params } = await givenTicket(wide, scene, 'accepted');
    const body = { reason: '核对' };
    for (let turn = 0; turn < 20; turn += 1) await api.ok(contract.revealContact, scene.worker, { params, body });
    expect(await api.refused(contract.revealContact, scene.worker, { params, body })).toMatchObject({
      status: 429,
      code: 'request.too_many',
    });
    const colleague = await givenPerson(api, { role: 'community_worker', unit: scene.community });
    await api.ok(contract.revealContact, colleague, { params, body });
    await api.ok(contract.get, scene.worker, { params });
  });

  it('counts guesses of a secret', async () => {
    const from = `${someNetwork()}::1`;
    const guess = async () =>
      (
        await api.app.inject({
          url: '/api/v1/public/tickets/XX-20261123-0001',
          headers: { authorization: `Ticket ${randomBytes(6).toString('hex').toUpperCase()}` },
          remoteAddress: from,
        })
      ).statusCode;
    const answers = await Promise.all(Array.from({ length: THIRD + 5 }, guess));
    expect(countByStatus(answers)).toEqual({ 404: THIRD, 429: 5 });
  });
});

describe('an address', () => {
  it('is that of the connection, whatever it says it forwards', async () => {
    const stranger = `${someNetwork()}::1`;
    const answers = [];
    for (let turn = 0; turn < THIRD + 3; turn += 1) answers.push(await read(stranger, `192.0.2.${turn}`));
    expect(countByStatus(answers)).toEqual({ 200: THIRD, 429: 3 });
  });

  it('is the one before a proxy that is trusted, and the last that it wrote', async () => {
    const client = `${someNetwork()}::1`;
    const answers = [];
    for (let turn = 0; turn < THIRD + 3; turn += 1) answers.push(await read('10.1.2.3', `192.0.2.${turn}, ${client}`));
    expect(countByStatus(answers)).toEqual({ 200: THIRD, 429: 3 });
    expect(await read('10.1.2.3', `${someNetwork()}::1`)).toBe(200);
  });

  it('of IPv6 is that of the subscriber, who holds 2⁶⁴ of them', async () => {
    const network = someNetwork();
    const answers = [];
    for (let turn = 0; turn < THIRD + 3; turn += 1) answers.push(await read(`${network}:${turn}::${turn}`));
    expect(countByStatus(answers)).toEqual({ 200: THIRD, 429: 3 });
    expect(await read(`${someNetwork()}::1`)).toBe(200);
  });
});
