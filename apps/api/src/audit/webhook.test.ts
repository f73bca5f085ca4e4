import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { givenRun, givenRunner, runsIn } from '../shared/jobs/jobs.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { freshTestDatabase } from '../shared/testing/database.ts';
import { sealEventsJob, sendHeadJob } from './audit.jobs.ts';
import { SIGNATURE_HEADER } from './seals/send-head.ts';
import { givenEvents } from './seals/trail.given.ts';

const secret = 'a secret of both sides, long enough';
const taken: { body: string; signature: unknown }[] = [];
let fails = 1;
/** Whoever keeps heads outside; the first time it is not there for them. */
const keeper = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (text: string) => (body += text));
  request.on('end', () => {
    if (fails > 0) fails -= 1;
    else taken.push({ body, signature: request.headers[SIGNATURE_HEADER] });
    response.writeHead(taken.length > 0 ? 204 : 503).end();
  });
});
await new Promise<void>((resolve) => keeper.listen(0, '127.0.0.1', resolve));
afterAll(() => keeper.close());
const url = `http://127.0.0.1:${(keeper.address() as AddressInfo).port}/heads`;
const api = await givenApi({
  databaseUrl: (await freshTestDatabase()).appUrl,
  audit: { webhook: { url, secret } },
});

it('sends each new head, signed, and tries again until it is taken', { timeout: 30_000 }, async () => {
  await givenEvents(api, null, 3);
  const { errors } = givenRunner(api, [sealEventsJob, { ...sendHeadJob, retryDelaySeconds: 1 }]);
  await givenRun(api, sealEventsJob);
  await expect.poll(() => errors.length, { timeout: 20_000 }).toBe(1);
  // The next try is half a minute away.
  await api.platform.database.system.pool.query("UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'");
  await expect.poll(() => taken.length, { timeout: 20_000 }).toBe(1);
  const [{ body, signature } = { body: '', signature: '' }] = taken;
  const seal = await api.platform.database.system.client.auditSeal.findFirst();
  expect(JSON.parse(body)).toEqual({
    chain: 'installation',
    number: 1,
    headHash: seal?.headHash,
    sealedAt: seal?.sealedAt.toISOString(),
  });
  expect(signature).toBe(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
  await expect
    .poll(async () => (await runsIn(api)).filter(({ state }) => state !== 'completed'), { timeout: 10_000 })
    .toEqual([]);
  expect(taken).toHaveLength(1);
});
