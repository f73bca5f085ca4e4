import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import { expect, it } from 'vitest';
import { findLeaks } from '../../../../scripts/checks/log-leaks.mjs';
import { A_REPORT, givenScene, givenTicket } from '../tickets/tickets.given.ts';
import { describeError } from './logging.ts';
import { givenApi } from './testing/app.ts';

const lines: string[] = [];
const api = await givenApi({ log: { level: 'trace', stream: { write: (line) => void lines.push(line) } } });
const { system } = api.platform.database;
const PERSONAL = ['王小明', '13900001234', '11010519491231002X', '3单元1层'];
const thrownBy = (work: () => unknown) =>
  Promise.resolve()
    .then(work)
    .then(
      () => null,
      (error: unknown) => error,
    );

it('a line for each answer, with the id that the answer has, and the route instead of the address', async () => {
  const scene = await givenScene(api);
  const ticket = await givenTicket(api, scene, 'reported');
  lines.length = 0;
  const url = `/api/v1/tickets?q=${encodeURIComponent('声控灯 13900001234')}`;
  await api.app.inject({ url, headers: { cookie: scene.worker.cookie } });
  await api.refused(contract.follow, null, { params: { number: ticket.number }, secret: 'AAAAAAAAAAAA' });
  const refused = await api.app.inject({
    url: `/api/v1/tickets/13900001234`,
    headers: { cookie: scene.worker.cookie },
  });
  await api.app.inject({ url: '/api/v1/13900001234?phone=13900001234' });
  const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(entries.map(({ method, route, status, msg }) => [method, route, status, msg])).toEqual([
    ['GET', '/api/v1/tickets', 200, 'answered'],
    ['GET', '/api/v1/public/tickets/:number', 404, 'answered'],
    ['GET', '/api/v1/tickets/:ticketId', 400, 'answered'],
    ['GET', null, 404, 'answered'],
  ]);
  expect(entries[2]?.['requestId']).toBe(refused.json<{ requestId: string }>().requestId);
  expect(lines.flatMap((line) => findLeaks(line, [...PERSONAL, ticket.number]))).toEqual([]);
});

it('an error is told by its name, place and facts, whatever values it carries', async () => {
  const [reporterPhone = '', id = ''] = [PERSONAL[1], PERSONAL[2]];
  const errors = {
    duplicate: await thrownBy(() =>
      system.pool.query(
        "INSERT INTO people (id, name, username, updated_at) SELECT gen_random_uuid(), n, $1, now() FROM unnest(ARRAY['王小明', '王小明']) n",
        [reporterPhone],
      ),
    ),
    type: await thrownBy(() => system.pool.query('SELECT $1::uuid', [id])),
    syntax: await thrownBy(() => system.pool.query(`SELECT '王小明' FROM WHERE 13900001234`)),
    prisma: await thrownBy(() =>
      system.client.ticket.create({ data: { reporterName: '王小明', reporterPhone } as never }),
    ),
    json: await thrownBy(() => JSON.parse('{"name":"王小明", 13900001234}')),
    own: new Error(`The phone "13900001234" of 王小明 at 3单元1层 is 139 0000 1234`, {
      cause: new TypeError('王小明'),
    }),
  };
  for (const [name, error] of Object.entries(errors)) {
    expect(error, name).toBeInstanceOf(Error);
    expect([name, findLeaks(JSON.stringify(describeError(error)), PERSONAL)]).toEqual([name, []]);
  }
  expect(describeError(errors.duplicate)).toMatchObject({
    code: '23505',
    constraint: expect.stringMatching(/^people_/),
    table: 'people',
  });
  expect(describeError(errors.own)).toMatchObject({
    message: expect.stringContaining('The phone …'),
    cause: { type: 'TypeError' },
  });
  expect(describeError(errors.json).stack).toContain('logging.test.ts');
});

it('an answer that fails is told with its fault and nothing of the request', async () => {
  const scene = await givenScene(api);
  const { id, params } = await givenTicket(api, scene, 'reported');
  await system.client.ticket.update({ where: { id }, data: { reporterPhone: '13900001234' } });
  lines.length = 0;
  expect(await api.refused(contract.get, scene.worker, { params })).toMatchObject({ status: 500 });
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['unexpected error', 'answered']);
  expect(lines.flatMap((line) => findLeaks(line, [...PERSONAL, A_REPORT.reporterName]))).toEqual([]);
  await system.client.ticket.update({ where: { id }, data: { reporterPhone: '' } });
});
