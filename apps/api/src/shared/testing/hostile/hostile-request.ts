import { addressOf, type Endpoint } from '@linli/domain/shared/contract.ts';
import fc from 'fast-check';
import type { RealRecords } from './real-records.ts';
import { spoiltParam, spoiltQuery } from './spoilt-addresses.ts';
import { spoiltBody, type SpoiltBody } from './spoilt-bodies.ts';
import { validIsh } from './valid-ish.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';

export interface HostileRequest {
  readonly method: Method;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: string | Buffer;
}

/** Somebody who asks: their credentials, and records that are theirs alone (a reporter's ticket number). */
export interface HostileCaller {
  readonly name: string;
  readonly headers: Record<string, string>;
  readonly own: Readonly<Record<string, readonly string[]>>;
  /** What they say with every request: a program's key. */
  readonly given?: Readonly<Record<string, readonly string[]>>;
}

const JSON_BODY_LIMIT = 64 * 1024;

const ODD_HEADERS: readonly Record<string, string>[] = [
  { 'x-http-method-override': 'DELETE' },
  { 'x-forwarded-for': "127.0.0.1', x", 'x-forwarded-host': 'evil.example', forwarded: 'for=_x;host=evil' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { host: 'evil.example:99999' },
  { accept: 'application/xml;q=2, */*;q=x', 'accept-encoding': 'br;q=9', 'accept-language': '\u00ff' },
  { 'content-encoding': 'gzip' },
  { range: 'bytes=0-,-1', 'if-none-match': '*', 'if-modified-since': 'x' },
  { 'last-event-id': '1:2:3,x' },
  { 'last-event-id': '9'.repeat(300) },
  { 'idempotency-key': '../x' },
  { 'idempotency-key': 'x'.repeat(65) },
  { 'content-type': 'application/json', 'content-length': '3' },
  { cookie: 'linli.session=%E0%A4%A; linli.session=x.y; linli.device=~~.; =; ;' },
  { cookie: `linli.session=${'x'.repeat(4_000)}` },
  { authorization: 'Ticket AAAAAAAAAAAA' },
  { authorization: 'Ticket \u00ff' },
  { 'user-agent': 'x'.repeat(4_000) },
];

/** Bad requests to an endpoint: every part of them nearly right, so that they come as far as they can. */
export function hostileRequest(
  endpoint: Endpoint,
  callers: readonly HostileCaller[],
  records: RealRecords,
): fc.Arbitrary<HostileRequest> {
  const caller = fc.constantFrom(...callers);
  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  const noQuery = fc.constant({});
  const body = spoiltBody(
    {
      ...(endpoint.body && { value: validIsh(endpoint.body, records) }),
      ...(endpoint.upload && { accept: endpoint.upload.accept }),
      ...(endpoint.dialect && { isForm: true }),
      limit: endpoint.upload?.maxBytes ?? endpoint.bodyLimit ?? JSON_BODY_LIMIT,
    },
    records,
  );
  const formats = endpoint.dialect ? ['json', 'xml'] : [''];
  return caller.chain(({ headers, own, given = {} }) =>
    fc
      .record({
        method: fc.oneof(
          { weight: 60, arbitrary: fc.constant<Method>(endpoint.method) },
          { weight: 1, arbitrary: fc.constantFrom<Method>('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS') },
        ),
        params: fc.tuple(...names.map((name) => spoiltParam(name, own[name] ?? [], records))),
        query: endpoint.query
          ? spoiltQuery(validIsh(endpoint.query, records), records)
          : fc.oneof(
              { weight: 12, arbitrary: fc.constant('') },
              { weight: 1, arbitrary: spoiltQuery(noQuery, records) },
            ),
        body: endpoint.method === 'GET' ? fc.constant<SpoiltBody>({}) : body,
        odd: fc.oneof(
          { weight: 9, arbitrary: fc.constant({}) },
          { weight: 1, arbitrary: fc.constantFrom(...ODD_HEADERS) },
        ),
        key: fc.option(fc.uuid(), { freq: 3 }),
        format: fc.constantFrom(...formats),
      })
      .map(({ method, params, query, body: { type, payload }, odd, key, format }) => {
        const path = names.reduce(
          (text, name, at) => text.replace(`:${name}`, () => params[at] ?? ''),
          addressOf(endpoint, format),
        );
        const said = Object.entries(given).map(([name, [value = '']]) => `${name}=${value}`);
        const search = [...(query ? [query] : []), ...said].join('&');
        return {
          method,
          url: `${path}${search && `?${search}`}`,
          headers: {
            ...headers,
            ...(type !== undefined && { 'content-type': type }),
            ...(key !== null && method === 'POST' && { 'idempotency-key': key }),
            ...odd,
          },
          ...(payload !== undefined && { payload }),
        };
      }),
  );
}
