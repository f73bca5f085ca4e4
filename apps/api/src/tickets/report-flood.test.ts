import { REPORT_FLOOD } from '@linli/domain/tickets/report-proof.ts';
import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApiProcess } from '../shared/testing/api-process.ts';
import { givenApi } from '../shared/testing/app.ts';
import { freshTestDatabase } from '../shared/testing/database.ts';
import { tellFigures } from '../shared/testing/figures.ts';
import { A_REPORT, givenScene, type Scene } from './tickets.given.ts';

const { appUrl } = await freshTestDatabase();
/** So many requests from one address that only the flood of them all is what is held off. */
const api = await givenApi({ databaseUrl: appUrl, publicRequestsPerMinute: 120 });
let scene: Scene;
let address = 0;

/** A report from an address that nobody has used before. */
async function report(communityId: string, proof?: string) {
  address += 1;
  return api.app.inject({
    method: 'POST',
    url: '/api/v1/public/tickets',
    remoteAddress: `10.${Math.floor(address / 65_536)}.${Math.floor(address / 256) % 256}.${address % 256}`,
    payload: { ...A_REPORT, communityId, ...(proof !== undefined && { proof }) },
  });
}

async function flood(communityId: string) {
  for (let sent = 0; sent < REPORT_FLOOD.perCommunity; sent += 1)
    expect((await report(communityId)).statusCode).toBe(201);
}

/** The challenge of a refusal. */
async function challenged(communityId: string, proof?: string): Promise<Challenge> {
  const answer = await report(communityId, proof);
  const problem = answer.json<{ code: string; params: { challenge: string } }>();
  expect(problem).toMatchObject({ status: 409, code: 'ticket.proof_needed' });
  return JSON.parse(problem.params.challenge) as Challenge;
}

async function solved(challenge: Challenge): Promise<string> {
  const { counter, derivedKey } = (await solveChallenge({ challenge, deriveKey }))!;
  return JSON.stringify({ challenge, solution: { counter, derivedKey } });
}

describe('a flood of reports from many addresses', () => {
  beforeAll(async () => {
    scene = await givenScene(api);
    await flood(scene.community.id);
  });

  it('is held off by work, which a person’s browser does once for each report', async () => {
    const challenge = await challenged(scene.community.id);
    const proof = await solved(challenge);
    expect((await report(scene.community.id, proof)).statusCode).toBe(201);
    await challenged(scene.community.id, proof);
  });

  it('leaves the desk and the other communities alone', async () => {
    const { items } = await api.ok(contract.list, scene.worker, { query: { limit: 50 } });
    expect(items.length).toBeGreaterThanOrEqual(REPORT_FLOOD.perCommunity);
    const next = await givenScene(api);
    expect((await report(next.community.id)).statusCode).toBe(201);
  });

  it('gets through by no proof that is not its own', async () => {
    const { id } = scene.community;
    const other = await givenScene(api);
    await flood(other.community.id);
    const ofOther = await solved(await challenged(other.community.id));
    const challenge = await challenged(id);
    const easier = { ...challenge, parameters: { ...challenge.parameters, cost: 1 } };
    const unsigned = await solved({ ...challenge, parameters: { ...challenge.parameters, keyPrefix: '0' } });
    for (const proof of [
      ofOther,
      await solved(easier),
      unsigned,
      JSON.stringify({ challenge, solution: { counter: 0, derivedKey: '00' } }),
      JSON.stringify({ challenge }),
      JSON.stringify({ challenge: { ...challenge, signature: 'x' }, solution: { counter: 0, derivedKey: '00' } }),
      '',
      'null',
      '[]',
      '{"challenge":{"signature":"x"}}',
      '{"challenge":{"signature":"x","parameters":null}}',
    ])
      await challenged(id, proof);
  });

  it('is counted for all API processes together', async () => {
    const { community } = await givenScene(api);
    const { base } = await startApiProcess({ databaseUrl: appUrl, env: { LINLI_PUBLIC_REQUESTS_PER_MINUTE: '120' } });
    const send = () =>
      fetch(`${base}/api/v1/public/tickets`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...A_REPORT, communityId: community.id }),
      });
    expect((await send()).status).toBe(201);
    for (let sent = 1; sent < REPORT_FLOOD.perCommunity; sent += 1)
      expect((await report(community.id)).statusCode).toBe(201);
    await challenged(community.id);
    expect((await send()).status).toBe(409);
  }, 30_000);

  it('is told how much work it costs', async () => {
    const challenge = await challenged(scene.community.id);
    const began = process.cpuUsage();
    await solved(challenge);
    const { user } = process.cpuUsage(began);
    tellFigures(
      'flood of reports',
      `${REPORT_FLOOD.perCommunity} of a community in ten minutes pass, each next one costs a proof of work (here ${Math.round(user / 1_000)} ms of CPU)`,
    );
    expect(challenge.parameters.expiresAt).toBeGreaterThan(Date.now() / 1_000);
  });
});
