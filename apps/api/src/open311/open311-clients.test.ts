import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { startApiProcess } from '../shared/testing/api-process.ts';
import { givenApi } from '../shared/testing/app.ts';
import { A_REQUEST, givenApiKey, givenServiceRequest } from './open311.given.ts';

const api = await givenApi();
const community = await givenCommunity(api, { name: '文化路社区' });
const official = await givenPerson(api, { role: 'district_official', unit: community.district });

/** The published schemas, as they are: fixtures/README.md. */
const ajv = new Ajv({ strict: false });
addFormats(ajv);
for (const name of ['service', 'services', 'service-definition', 'request', 'requests'])
  ajv.addSchema(
    JSON.parse(readFileSync(path.join(import.meta.dirname, 'fixtures', `${name}.json`), 'utf8')) as object,
    `${name}.json`,
  );

function faultsOf(schema: string, value: unknown): unknown {
  return ajv.validate(`${schema}.json`, value) ? [] : ajv.errors;
}

const get = async (url: string) => (await api.app.inject({ url: `/open311/v2/${url}` })).body;

describe('answers', () => {
  it('hold to the published JSON schemas', async () => {
    const { key } = await givenApiKey(api, official, community.district);
    await givenServiceRequest(api, key, { jurisdiction_id: community.code, lat: '41.8', long: '123.4' });
    await givenServiceRequest(api, key, { jurisdiction_id: community.code, media_url: 'https://example.com/a.jpg' });
    const asked = `jurisdiction_id=${community.district.code}&api_key=${key}`;
    const requests = JSON.parse(await get(`requests.json?${asked}`)) as unknown[];
    expect(requests).toHaveLength(2);
    expect(faultsOf('requests', requests)).toEqual([]);
    expect(faultsOf('services', JSON.parse(await get(`services.json?${asked}`)))).toEqual([]);
    expect(faultsOf('service-definition', JSON.parse(await get(`services/noise.json?${asked}`)))).toEqual([]);
    expect(faultsOf('requests', [{ ...(requests[0] as object), status: 'done' }])).not.toEqual([]);
  });

  it('say the same in XML as in JSON', async () => {
    const { key } = await givenApiKey(api, official, community.district);
    await givenServiceRequest(api, key, { jurisdiction_id: community.code, description: '<吵> & "闹" ]]>' });
    const asked = `jurisdiction_id=${community.district.code}&api_key=${key}`;
    const lists = ['service', 'attribute', 'value', 'request', 'endpoint', 'format'];
    const parser = new XMLParser({ parseTagValue: false, trimValues: false, isArray: (name) => lists.includes(name) });
    const spark = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value);
      const [only] = entries;
      if (entries.length === 1 && only && lists.includes(only[0])) return (only[1] as unknown[]).map(spark);
      return Object.fromEntries(entries.map(([name, each]) => [name, spark(each)]));
    };
    const told = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.length === 0 ? '' : value.map(told);
      if (typeof value !== 'object' || value === null) return value === null ? '' : String(value);
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, told(each)]));
    };
    for (const url of ['discovery', 'services', 'services/noise', 'requests']) {
      const xml = await get(`${url}.xml?${asked}`);
      expect(xml.startsWith('<?xml version="1.0" encoding="utf-8"?>\n')).toBe(true);
      const { '?xml': _, ...document } = parser.parse(xml) as Record<string, unknown>;
      expect(spark(Object.values(document)[0]), url).toEqual(told(JSON.parse(await get(`${url}.json?${asked}`))));
    }
  });
});

interface Client {
  endpoint: string;
  serviceDiscovery(options: object, done: Done): void;
  serviceList(done: Done): void;
  serviceDefinition(code: string, done: Done): void;
  submitRequest(data: object, done: Done): void;
  serviceRequests(params: string | string[] | object, done: Done): void;
  token(token: string, done: Done): void;
}
type Done = (fault: unknown, data: unknown) => void;
/** The published client of Code for America, which nobody here wrote. */
const Open311 = createRequire(import.meta.url)('open311') as new (options: object) => Client;

const told = <T>(ask: (done: Done) => void) =>
  new Promise<T>((resolve, reject) => {
    ask((fault, data) => (fault ? reject(new Error(String(data))) : resolve(data as T)));
  });

it('the npm client “open311” works against a running server, unchanged', { timeout: 60_000 }, async () => {
  const { base } = await startApiProcess();
  const { key } = await givenApiKey(api, official, community.street);
  const client = new Open311({
    discovery: `${base}/open311/v2/discovery.json`,
    jurisdiction: community.street.code,
    apiKey: key,
  });
  await told((done) => client.serviceDiscovery({ cache: true }, done));
  expect(client.endpoint).toBe(`${base}/open311/v2/`);
  const services = await told<{ service_code: string; metadata: boolean }[]>((done) => client.serviceList(done));
  expect(services).toContainEqual(expect.objectContaining({ service_code: 'noise', metadata: true }));
  const definition = await told<{ attributes: { code: string; values: { key: string }[] }[] }>((done) =>
    client.serviceDefinition('noise', done),
  );
  const [attribute] = definition.attributes;
  const attributes = { [attribute!.code]: attribute!.values[0]!.key };
  const [filed] = await told<[{ service_request_id: string }]>((done) =>
    client.submitRequest({ ...A_REQUEST, lat: 41.8, long: 123.4, attributes }, done),
  );
  const id = filed.service_request_id;
  // It sends its key only where it files; what it asks besides it says itself.
  const one = await told<object[]>((done) => client.serviceRequests({ service_request_id: id, api_key: key }, done));
  expect(one).toMatchObject([{ service_request_id: id, status: 'open', description: A_REQUEST['description'] }]);
  const range = { start_date: new Date(Date.now() - 3_600_000).toISOString(), status: 'open', api_key: key };
  const list = await told<{ requested_datetime: Date }[]>((done) => client.serviceRequests(range, done));
  expect(list.map(({ requested_datetime: at }) => at instanceof Date)).toEqual([true]);
  await expect(told((done) => client.serviceRequests(id, done))).rejects.toThrow('404');
  await expect(told((done) => client.submitRequest({ service_code: 'nothing' }, done))).rejects.toThrow(
    /404.*service_not_found/,
  );
});
