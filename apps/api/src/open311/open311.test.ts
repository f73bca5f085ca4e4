import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import { open311OriginContract } from '@linli/domain/open311/open311-origin.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenReport } from '../tickets/tickets.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { givenApiKey, givenServiceRequest, post } from './open311.given.ts';

const api = await givenApi();

async function givenPlace() {
  const community = await givenCommunity(api, { name: '文化路社区' });
  const sister = await givenCommunity(api, { street: community.street, name: '砂山社区' });
  const official = await givenPerson(api, { role: 'district_official', unit: community.district });
  const worker = await givenPerson(api, { role: 'community_worker', unit: community });
  return { community, sister, official, worker };
}

const get = async (path: string, query: Record<string, string> = {}) => {
  const answer = await api.app.inject({ url: `/open311/v2/${path}?${new URLSearchParams(query)}` });
  return { status: answer.statusCode, type: answer.headers['content-type'], body: answer.body };
};
const read = async (path: string, query: Record<string, string>) =>
  JSON.parse((await get(path, query)).body) as Record<string, unknown>[];

describe('a request that another system files', () => {
  it('is a ticket of its community, and stays readable for its key', async () => {
    const { community, official, worker } = await givenPlace();
    const { key } = await givenApiKey(api, official, community, { name: '城市热线' });
    const mediaUrl = 'http://169.254.169.254/latest/meta-data?a=<b>&c="d"';
    const [filed] = await givenServiceRequest(api, key, {
      jurisdiction_id: community.code,
      first_name: '桂芬',
      last_name: '张',
      phone: '139-0000-1234',
      lat: '41.798765',
      long: '123.431234',
      media_url: mediaUrl,
      description: '夜里施工 & <b>吵</b>\u0007\n第二行',
    });
    expect(filed.service_notice).toContain('文化路社区');
    const id = filed.service_request_id;
    const asked = { jurisdiction_id: community.code, api_key: key };
    const [told] = await read(`requests/${id}.json`, asked);
    expect(told).toMatchObject({
      service_request_id: id,
      status: 'open',
      service_name: '噪音扰民',
      description: '夜里施工 & <b>吵</b>\u0007\n第二行',
      address: '文化路小区5号楼2单元301',
      address_id: community.code,
      agency_responsible: '文化路社区',
      lat: 41.798_765,
      long: 123.431_234,
      media_url: mediaUrl,
    });
    expect(JSON.stringify(told)).not.toMatch(/桂芬|13900001234/);
    const { items } = await api.ok(ticketsContract.list, worker, { query: {} });
    const params = { ticketId: items[0]!.id };
    const ticket = await api.ok(ticketsContract.get, worker, { params });
    expect(ticket).toMatchObject({
      number: id,
      source: 'open311',
      title: '夜里施工 & <b>吵</b>\u0007',
      place: '文化路小区5栋',
      placeDetail: '文化路小区5号楼2单元301',
      reporterName: '张**',
    });
    const origin = await api.ok(open311OriginContract.get, worker, { params });
    expect(origin).toEqual({ sender: '城市热线', lat: 41.798_765, long: 123.431_234, mediaUrl });
    const body = { version: 1, reason: '属于城管职责' };
    await api.ok(ticketsContract.reject, worker, { params, body });
    expect(await read('requests.json', { ...asked, status: 'closed' })).toMatchObject([
      { status: 'closed', status_notes: '属于城管职责' },
    ]);
    expect(await read('requests.json', { ...asked, status: 'open' })).toEqual([]);
    expect(await read(`tokens/${id}.json`, asked)).toEqual([{ service_request_id: id, token: id }]);
  });

  it('is nobody else’s to read: neither without a key nor with another', async () => {
    const { community, official } = await givenPlace();
    const { key } = await givenApiKey(api, official, community);
    const { key: other } = await givenApiKey(api, official, community);
    const [{ service_request_id: id }] = await givenServiceRequest(api, key, { jurisdiction_id: community.code });
    const { number } = await givenReport(api, community);
    for (const asked of [{}, { api_key: other }] as Record<string, string>[]) {
      const query = { jurisdiction_id: community.code, ...asked };
      expect((await get(`requests/${id}.json`, query)).status).toBe(404);
      expect((await get(`tokens/${id}.json`, query)).status).toBe(404);
      expect(await read('requests.json', query)).toEqual([]);
      expect(await read('requests.json', { ...query, service_request_id: `${id},${number}` })).toEqual([]);
    }
    const own = { jurisdiction_id: community.code, api_key: key };
    expect(await read('requests.json', { ...own, service_request_id: `${id},${number}` })).toHaveLength(1);
  });

  it('goes to the community that it names, where the key is for more than one', async () => {
    const { community, sister, official } = await givenPlace();
    const { key } = await givenApiKey(api, official, community.district);
    const asked = { jurisdiction_id: community.district.code };
    const [definition] = [JSON.parse((await get('services/noise.json', asked)).body)] as [{ attributes: object[] }];
    expect(definition.attributes).toMatchObject([
      {
        code: 'community',
        datatype: 'singlevaluelist',
        required: true,
        order: 1,
        values: expect.arrayContaining([{ key: sister.code, name: '砂山社区' }]) as object[],
      },
    ]);
    const ways = [
      { 'attribute[community]': sister.code },
      { address_id: sister.code },
      { jurisdiction_id: sister.code },
    ];
    for (const way of ways) {
      const [{ service_request_id: id }] = await givenServiceRequest(api, key, { ...asked, ...way });
      const [told] = await read(`requests/${id}.json`, { ...asked, api_key: key });
      expect(told).toMatchObject({ agency_responsible: '砂山社区' });
    }
  });

  it('sent twice with one Idempotency-Key is one ticket, and answered alike in its format', async () => {
    const { community, official } = await givenPlace();
    const { key } = await givenApiKey(api, official, community);
    const fields = {
      api_key: key,
      jurisdiction_id: community.code,
      service_code: 'noise',
      address_string: '砂山街23号',
    };
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => post(api, '/open311/v2/requests.xml', fields, headers)));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers.map(({ statusCode, headers: { 'content-type': type } }) => [statusCode, type])).toEqual(
      Array.from({ length: 3 }, () => [201, 'text/xml; charset=utf-8']),
    );
    expect(await read('requests.json', { api_key: key, jurisdiction_id: community.code })).toHaveLength(1);
    const changed = await post(api, '/open311/v2/requests.json', { ...fields, address_string: '别处' }, headers);
    expect(changed.statusCode).toBe(201);
    const again = await post(api, '/open311/v2/requests.xml', { ...fields, address_string: '别处' }, headers);
    expect([again.statusCode, again.headers['content-type']]).toEqual([400, 'text/xml; charset=utf-8']);
  });
});

describe('the list of requests', () => {
  it('looks at 90 days, filters, and turns pages', async () => {
    const { community, official } = await givenPlace();
    const { key } = await givenApiKey(api, official, community);
    const asked = { api_key: key, jurisdiction_id: community.code };
    const days = ['2026-01-10', '2026-02-10', '2026-06-10'];
    for (const [at, day] of days.entries()) {
      api.setNow(new Date(`${day}T08:00:00Z`));
      await givenServiceRequest(api, key, { ...asked, service_code: at === 1 ? 'safety' : 'noise' });
    }
    api.setNow(new Date('2026-06-11T00:00:00Z'));
    const datesOf = async (query: Record<string, string>) =>
      (await read('requests.json', { ...asked, ...query })).map((one) =>
        String(one['requested_datetime']).slice(0, 10),
      );
    expect(await datesOf({})).toEqual(['2026-06-10']);
    expect(await datesOf({ start_date: '2026-01-01T00:00:00Z' })).toEqual(['2026-02-10', '2026-01-10']);
    expect(await datesOf({ end_date: '2026-02-01T00:00:00+08:00' })).toEqual(['2026-01-10']);
    const year = { start_date: '2026-01-01T00:00:00Z', end_date: '2026-03-31T00:00:00Z' };
    expect(await datesOf({ ...year, service_code: 'safety,documents' })).toEqual(['2026-02-10']);
    expect(await datesOf({ ...year, page_size: '1' })).toEqual(['2026-02-10']);
    expect(await datesOf({ ...year, page_size: '1', page: '2' })).toEqual(['2026-01-10']);
    expect(await datesOf({ ...year, page_size: '1', page: '3' })).toEqual([]);
    api.setNow(null);
  });
});

it('discovery says where the interface is, to whoever asks from where', async () => {
  const answer = await api.app.inject({ url: '/open311/v2/discovery.json', headers: { host: '12345.example' } });
  expect(answer.json()).toMatchObject({
    endpoints: [
      { url: 'http://12345.example/open311/v2', type: 'production', formats: ['text/xml', 'application/json'] },
    ],
  });
});
