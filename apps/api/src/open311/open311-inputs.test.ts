import { apiKeysContract } from '@linli/domain/open311/api-keys.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { startApiProcess } from '../shared/testing/api-process.ts';
import { givenApi } from '../shared/testing/app.ts';
import { tellFigures } from '../shared/testing/figures.ts';
import { A_REQUEST, givenApiKey, post, type Fields } from './open311.given.ts';

const api = await givenApi();
const community = await givenCommunity(api);
const sister = await givenCommunity(api, { street: community.street });
const elsewhere = await givenCommunity(api);
const official = await givenPerson(api, { role: 'district_official', unit: community.district });
const { key } = await givenApiKey(api, official, community.district);
const { key: narrow } = await givenApiKey(api, official, community);
const { key: revoked, id } = await givenApiKey(api, official, community);
await api.ok(apiKeysContract.revoke, official, { params: { apiKeyId: id }, body: { reason: '不再使用' } });

const at = { jurisdiction_id: community.code };
const RIGHT: Fields = { ...A_REQUEST, ...at, api_key: key };
const without = (...names: string[]): Fields =>
  Object.fromEntries(Object.entries(RIGHT).filter(([name]) => !names.includes(name)));

/** The errors of a refusal, which are the same in either format. */
function errorsOf(body: string, type: unknown): [code: number, said: string][] {
  if (type === 'application/json; charset=utf-8')
    return (JSON.parse(body) as { code: number; description: string }[]).map((each) => [each.code, each.description]);
  expect(type).toBe('text/xml; charset=utf-8');
  expect(body).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<errors>(<error>.*<\/error>)+<\/errors>$/s);
  return [...body.matchAll(/<code>(\d+)<\/code><description>(.*?)<\/description>/gs)].map(([, code, said]) => [
    Number(code),
    said ?? '',
  ]);
}

describe('a form that is not right', () => {
  it.each<[string, Fields, number, string]>([
    ['no key', without('api_key'), 403, '[api_key.needed]'],
    ['a key of another form', { ...RIGHT, api_key: "' OR 1=1" }, 403, '[api_key.not_valid]'],
    ['an invented key', { ...RIGHT, api_key: `linli_${'x'.repeat(43)}` }, 403, '[api_key.not_valid]'],
    ['a revoked key', { ...RIGHT, api_key: revoked }, 403, '[api_key.not_valid]'],
    [
      'a community beside the key’s',
      { ...RIGHT, api_key: narrow, jurisdiction_id: sister.code },
      403,
      '[api_key.of_other_units]',
    ],
    ['another district', { ...RIGHT, jurisdiction_id: elsewhere.code }, 403, '[api_key.of_other_units]'],
    ['an unknown jurisdiction', { ...RIGHT, jurisdiction_id: '999999000000' }, 404, '[open311.jurisdiction_not_found]'],
    ['an unknown service', { ...RIGHT, service_code: '001' }, 404, '[open311.service_not_found]'],
    ['no service', without('service_code'), 400, 'service_code is required'],
    ['an empty service', { ...RIGHT, service_code: '' }, 400, 'service_code is required'],
    ['no place', without('address_string'), 400, '[open311.location_needed]'],
    ['lat alone', { ...RIGHT, lat: '41.8' }, 400, 'long is required'],
    ['lat beyond the pole', { ...RIGHT, lat: '91', long: '1' }, 400, 'lat is too big'],
    ['lat in words', { ...RIGHT, lat: 'NaN', long: '1e2' }, 400, 'lat is not in the right format'],
    ['no community of several', without('jurisdiction_id'), 400, 'attribute.community is required'],
    ['a community that is not there', { ...RIGHT, address_id: '1' }, 400, 'address_id is none of the possible values'],
    [
      'an attribute nobody asked for',
      { ...RIGHT, 'attribute[WHISHETN]': '1' },
      400,
      'attribute.WHISHETN is no known argument',
    ],
    ['an unknown argument', { ...RIGHT, surprise: '1' }, 400, 'surprise is no known argument'],
    ['a description too long', { ...RIGHT, description: '吵'.repeat(4_001) }, 400, 'description is too long'],
    ['a link that is none', { ...RIGHT, media_url: 'javascript:alert(1)' }, 400, 'media_url'],
    ['a file of the server', { ...RIGHT, media_url: 'file:///etc/passwd' }, 400, 'media_url'],
    ['a phone in letters', { ...RIGHT, phone: 'abc' }, 400, 'phone is not in the right format'],
    ['nesting', { ...RIGHT, 'attribute[a][b][c][d]': '1' }, 400, '[request.invalid]'],
    ['a prototype', { ...RIGHT, '__proto__[x]': '1' }, 400, '[request.invalid]'],
    ['U+0000', { ...RIGHT, description: 'a\u0000b' }, 400, 'request'],
  ])('%s is refused in the specification’s form', async (_what, fields, status, said) => {
    for (const format of ['json', 'xml']) {
      const answer = await post(api, `/open311/v2/requests.${format}`, fields);
      const errors = errorsOf(answer.body, answer.headers['content-type']);
      expect([answer.statusCode, errors.map(([code]) => code)]).toEqual([status, errors.map(() => status)]);
      expect(errors.map(([, text]) => text).join()).toContain(said);
    }
  });

  it('is told all its faults at once', async () => {
    const answer = await post(api, '/open311/v2/requests.json', { api_key: key, lat: 'x', surprise: '1' });
    expect(answer.json()).toHaveLength(3);
  });

  it.each([
    ['application/json', JSON.stringify(RIGHT)],
    ['multipart/form-data; boundary=x', '--x'],
    ['application/x-www-form-urlencoded', `${new URLSearchParams(RIGHT)}&description=%c0%ae`],
    ['application/x-www-form-urlencoded', `${new URLSearchParams(RIGHT)}&x=${'y'.repeat(70_000)}`],
    ['application/x-www-form-urlencoded', `${new URLSearchParams(RIGHT)}${'&service_code=noise'.repeat(3)}`],
  ])('and a body as %s is refused too', async (type, payload) => {
    const headers = { 'content-type': type };
    const answer = await api.app.inject({ method: 'POST', url: '/open311/v2/requests.xml', headers, payload });
    expect([answer.statusCode, errorsOf(answer.body, answer.headers['content-type']).length > 0]).toEqual([400, true]);
  });
});

describe('an address that is not right', () => {
  it.each([
    ['GET', '/open311/v2/services.txt', 404],
    ['GET', '/open311/v2/services', 404],
    ['GET', '/open311/v2/nothing.json', 404],
    ['GET', '/open311', 404],
    ['GET', '/open311/v3/services.json', 404],
    ['DELETE', '/open311/v2/services.json', 404],
    ['GET', '/open311/v2/%c0.json', 400],
    ['GET', '/open311/v2/services.json', 400],
    ['GET', `/open311/v2/services/001.xml?jurisdiction_id=${community.code}`, 404],
    ['GET', `/open311/v2/tokens/123456.xml?jurisdiction_id=${community.code}`, 404],
    ['GET', `/open311/v2/requests/123456.json?jurisdiction_id=${community.code}`, 404],
    ['GET', `/open311/v2/requests.json?jurisdiction_id=${community.code}&api_key=x`, 403],
    ...(
      [
        ['start_date=2026-01-01', 400],
        ['start_date=2026-01-01T00:00:00', 400],
        ['start_date=2026-13-01T00:00:00Z', 400],
        ['start_date=2026-01-01T00:00:00Z&end_date=2026-05-01T00:00:00Z', 400],
        ['start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z', 400],
        ['start_date=0001-01-01T00:00:00Z', 400],
        ['status=done', 400],
        ['service_code=001', 404],
        ['page=0', 400],
        ['page_size=1001', 400],
        ['page=1e3', 400],
        ['lat=1', 400],
        ['jurisdiction_id=x', 400],
        [`service_request_id=${'1,'.repeat(1_001)}`, 400],
      ] as const
    ).map(
      ([query, status]) =>
        ['GET', `/open311/v2/requests.json?jurisdiction_id=${community.code}&${query}`, status] as const,
    ),
  ] as const)('%s %s', async (method, url, status) => {
    const answer = await api.app.inject({ method, url });
    const errors = errorsOf(answer.body, answer.headers['content-type']);
    expect([answer.statusCode, errors.length > 0]).toEqual([status, true]);
  });

  it('but an empty argument is as good as none', async () => {
    const url = `/open311/v2/requests.json?jurisdiction_id=${community.code}&status=&start_date=&api_key=&page=`;
    expect((await api.app.inject({ url })).statusCode).toBe(200);
  });
});

describe('a key', () => {
  it('has one quota for all API processes, and tells what was used', { timeout: 60_000 }, async () => {
    const { key: small, id: keyId } = await givenApiKey(api, official, community, { perMinute: 10 });
    const processes = await Promise.all([startApiProcess(), startApiProcess()]);
    const url = `/open311/v2/services.json?api_key=${small}`;
    const answers = await Promise.all(
      Array.from({ length: 30 }, async (_, turn) => {
        const answer = await fetch(`${processes[turn % 2]!.base}${url}`);
        await answer.arrayBuffer();
        const wait = Number(answer.headers.get('retry-after'));
        return [answer.status, answer.status === 200 || (wait >= 1 && wait <= 60)] as const;
      }),
    );
    expect(answers.filter(([status]) => status === 200)).toHaveLength(10);
    expect(answers.filter(([status]) => status === 429)).toHaveLength(20);
    expect(answers.every(([, isWaitTold]) => isWaitTold)).toBe(true);
    const { items } = await api.ok(apiKeysContract.list, official, {});
    expect(items.find((one) => one.id === keyId)).toMatchObject({
      today: 30,
      usage: { requests: 30, turnedAway: 20, filed: 0 },
      lastUsedAt: expect.any(String) as string,
    });
    tellFigures('quota of a key', '30 requests at once through 2 API processes under a quota of 10: admitted 10');
  });

  it('has a quota a day besides', async () => {
    const { key: small } = await givenApiKey(api, official, community, { perDay: 1 });
    const url = `/open311/v2/services.json?api_key=${small}`;
    expect((await api.app.inject({ url })).statusCode).toBe(200);
    const refused = await api.app.inject({ url });
    expect([refused.statusCode, refused.body.includes('[api_key.quota_used_up]')]).toEqual([429, true]);
  });

  it('is told once, kept as a hash, and never within another district', async () => {
    const stranger = await givenPerson(api, { role: 'district_official', unit: elsewhere.district });
    const list = JSON.stringify(await api.ok(apiKeysContract.list, official, {}));
    expect(list).not.toContain(key);
    expect(list).toContain(key.slice(-4));
    expect((await api.ok(apiKeysContract.list, stranger, {})).items).toEqual([]);
    const body = { name: '别区', unitId: community.id, perMinute: 1, perDay: 1 };
    expect(await api.refused(apiKeysContract.issue, stranger, { body })).toMatchObject({ code: 'org_unit.not_found' });
    const revoke = { params: { apiKeyId: id }, body: { reason: '再停一次' } };
    expect(await api.refused(apiKeysContract.revoke, stranger, revoke)).toMatchObject({ code: 'api_key.not_found' });
    expect(await api.refused(apiKeysContract.revoke, official, revoke)).toMatchObject({
      code: 'api_key.already_revoked',
    });
    const { client } = api.platform.database.system;
    const events = await client.event.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } });
    expect(events.map(({ action, note }) => [action, note])).toEqual([
      ['api_keys.issue', null],
      ['api_keys.revoke', '不再使用'],
    ]);
  });
});
