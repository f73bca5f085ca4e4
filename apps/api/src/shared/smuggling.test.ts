import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenApi } from './testing/app.ts';
import { tellFigures } from './testing/figures.ts';
import { exchange } from './testing/raw-socket.ts';

/**
 * What a proxy and the API could take for two different numbers of requests. Whatever is sent, an answer belongs to the
 * request that was meant, and the next request on the connection gets its own answer or the connection is closed.
 */
const api = await givenApi();
let port = 0;
let tried = 0;
beforeAll(async () => {
  await api.app.listen({ port: 0, host: '127.0.0.1' });
  port = (api.app.server.address() as AddressInfo).port;
});
afterAll(() => tellFigures('smuggling', `${tried} ways tried on a raw socket, 0 hidden requests answered`));

const CRLF = '\r\n';
/** What must not be answered: only a hidden request would ask for it. */
const HIDDEN = `GET /api/v1/hidden-request HTTP/1.1${CRLF}Host: x${CRLF}${CRLF}`;
const NEXT = `GET /api/health/live HTTP/1.1${CRLF}Host: x${CRLF}Connection: close${CRLF}${CRLF}`;
const post = (headers: readonly string[], body = '') =>
  ['POST /api/v1/public/tickets HTTP/1.1', 'Host: x', 'Content-Type: application/json', ...headers, '', body].join(
    CRLF,
  );
const chunk = (text: string, extension = '') =>
  `${text.length.toString(16)}${extension}${CRLF}${text}${CRLF}0${CRLF}${CRLF}`;

const REFUSED_AT_ONCE: readonly (readonly [string, string])[] = [
  ['both lengths, chunked last', post(['Content-Length: 4', 'Transfer-Encoding: chunked'], chunk('{}') + HIDDEN)],
  ['both lengths, chunked first', post(['Transfer-Encoding: chunked', 'Content-Length: 4'], chunk('{}') + HIDDEN)],
  ['two lengths', post(['Content-Length: 2', `Content-Length: ${2 + HIDDEN.length}`], `{}${HIDDEN}`)],
  ['a list of lengths', post([`Content-Length: 2, ${2 + HIDDEN.length}`], `{}${HIDDEN}`)],
  ['a signed length', post(['Content-Length: +2'], `{}${HIDDEN}`)],
  ['a negative length', post(['Content-Length: -1'], `{}${HIDDEN}`)],
  ['a length in hex', post(['Content-Length: 0x2'], `{}${HIDDEN}`)],
  ['a length with a space before the colon', post(['Content-Length : 2'], `{}${HIDDEN}`)],
  ['a length on a folded line', post(['Content-Length:', ` ${HIDDEN.length}`], HIDDEN)],
  ['an encoding on a folded line', post(['X: y', ' Transfer-Encoding: chunked', 'Content-Length: 2'], `{}${HIDDEN}`)],
  ['an unknown encoding', post(['Transfer-Encoding: xchunked'], chunk('{}') + HIDDEN)],
  ['chunked not last', post(['Transfer-Encoding: chunked, identity'], chunk('{}') + HIDDEN)],
  ['chunked twice', post(['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], chunk('{}') + HIDDEN)],
  ['an encoding with a tab', post(['Transfer-Encoding:\tchunked\u000b', 'Content-Length: 2'], `{}${HIDDEN}`)],
  ['a chunk size that is none', post(['Transfer-Encoding: chunked'], `zz${CRLF}{}${CRLF}0${CRLF}${CRLF}${HIDDEN}`)],
  ['a chunk size past all numbers', post(['Transfer-Encoding: chunked'], `${'f'.repeat(20)}${CRLF}{}${CRLF}${HIDDEN}`)],
  ['a chunk that ends without CRLF', post(['Transfer-Encoding: chunked'], `2${CRLF}{}XX0${CRLF}${CRLF}${HIDDEN}`)],
  ['a chunk size ended by a bare LF', post(['Transfer-Encoding: chunked'], `2\n{}${CRLF}0${CRLF}${CRLF}${HIDDEN}`)],
  ['bare LF instead of CRLF', post(['Content-Length: 2'], `{}`).replaceAll(CRLF, '\n') + HIDDEN],
  ['a bare CR in a header', post(['X: a\rContent-Length: 40', 'Content-Length: 2'], `{}${HIDDEN}`)],
  ['NUL in a header', post(['X: a\0b', 'Content-Length: 2'], `{}${HIDDEN}`)],
  ['a header without a name', post([': x', 'Content-Length: 2'], `{}${HIDDEN}`)],
  ['a header with a space in its name', post(['X Y: z', 'Content-Length: 2'], `{}${HIDDEN}`)],
  ['a space in the address', `GET /api/health/live /x HTTP/1.1${CRLF}Host: x${CRLF}${CRLF}${HIDDEN}`],
  ['CRLF in the address', `GET /api/v1/x%0d%0a${CRLF} HTTP/1.1${CRLF}Host: x${CRLF}${CRLF}${HIDDEN}`],
  ['an unknown method', `GETT /api/health/live HTTP/1.1${CRLF}Host: x${CRLF}${CRLF}${HIDDEN}`],
  ['another version', `GET /api/health/live HTTP/3.1${CRLF}Host: x${CRLF}${CRLF}${HIDDEN}`],
  ['a preface of HTTP/2', `PRI * HTTP/2.0${CRLF}${CRLF}SM${CRLF}${CRLF}`],
  ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  [
    'a length in its trailers',
    post(['Transfer-Encoding: chunked'], `2${CRLF}{}${CRLF}0${CRLF}Content-Length: 99${CRLF}${CRLF}`),
  ],
  ['a request instead of its body', post([`Content-Length: ${HIDDEN.length}`], HIDDEN)],
];

const ONE_REQUEST: readonly (readonly [string, string, number])[] = [
  ['chunk extensions', post(['Transfer-Encoding: chunked'], chunk('{}', ';a=b;c="d"')), 400],
  ['chunked in capitals', post(['TRANSFER-ENCODING: CHUNKED'], chunk('{}')), 400],
  [
    'a body for a GET',
    `GET /api/v1/none HTTP/1.1${CRLF}Host: x${CRLF}Content-Length: ${HIDDEN.length}${CRLF}${CRLF}${HIDDEN}`,
    404,
  ],
  ['an absolute address', `GET http://evil.example/api/v1/none HTTP/1.1${CRLF}Host: x${CRLF}${CRLF}`, 404],
  [
    'an encoded line end in its address',
    `GET /api/v1/none%0d%0aSet-Cookie:%20x HTTP/1.1${CRLF}Host: x${CRLF}${CRLF}`,
    404,
  ],
  ['an encoded line end in a parameter', `GET /api/v1/tickets/%0d%0ax HTTP/1.1${CRLF}Host: x${CRLF}${CRLF}`, 401],
  ['a body refused unread', post(['Content-Length: 2', 'Content-Encoding: gzip'], '{}'), 400],
];

describe('a connection', () => {
  it.each(REFUSED_AT_ONCE)('is closed behind %s', async (_what, bytes) => {
    tried += 1;
    const { text, isClosed, answers } = await exchange(port, [Buffer.from(bytes, 'latin1'), NEXT]);
    expect(text).not.toContain('hidden-request');
    expect({ isClosed, statuses: answers.map(({ status }) => status) }).toEqual({ isClosed: true, statuses: [400] });
    expect(answers[0]?.head.toLowerCase()).toContain('content-type: application/problem+json');
    expect(JSON.parse(answers[0]?.body ?? '')).toMatchObject({ status: 400, code: 'request.invalid' });
  });

  it.each(ONE_REQUEST)('takes %s for one request, and answers the next one', async (_what, bytes, status) => {
    tried += 1;
    const { text, answers } = await exchange(port, [Buffer.from(bytes, 'latin1'), NEXT]);
    expect(text.toLowerCase()).not.toMatch(/hidden-request|^set-cookie/m);
    expect(answers.map((answer) => answer.status)).toEqual([status, 200]);
    expect(answers[1]?.body).toBe('{"status":"live"}');
  });

  it('is closed behind headers that are too large, with an answer that says so', async () => {
    tried += 1;
    const large = post([`X-Large: ${'x'.repeat(40_000)}`, 'Content-Length: 2'], '{}');
    const { isClosed, answers } = await exchange(port, [large, HIDDEN]);
    expect({ isClosed, status: answers[0]?.status }).toEqual({ isClosed: true, status: 431 });
  });

  it('answers requests that come together one after another, each its own', async () => {
    tried += 1;
    const missing = (name: string) => `GET /api/v1/${name} HTTP/1.1${CRLF}Host: x${CRLF}X-Name: ${name}${CRLF}${CRLF}`;
    const { answers } = await exchange(port, [missing('a') + post(['Content-Length: 2'], '{}') + NEXT]);
    expect(answers.map(({ status }) => status)).toEqual([404, 400, 200]);
  });

  it('is not kept waiting by a body that never comes whole', async () => {
    tried += 1;
    const { answers } = await exchange(port, [post(['Content-Length: 100'], '{'), NEXT.slice(0, 20)]);
    expect(answers).toEqual([]);
  });
});

it('without a host is refused', async () => {
  tried += 1;
  // By Node itself, before anybody could word it.
  const { isClosed, answers } = await exchange(port, [`GET /api/health/live HTTP/1.1${CRLF}${CRLF}`]);
  expect({ isClosed, statuses: answers.map(({ status }) => status) }).toEqual({ isClosed: true, statuses: [400] });
});

it('a server that reads leniently would be noticed', async () => {
  const lenient = createServer({ insecureHTTPParser: true }, (request, response) => {
    request.resume();
    response.setHeader('content-length', request.url?.length ?? 0).end(request.url);
  });
  await new Promise<void>((resolve) => lenient.listen(0, '127.0.0.1', resolve));
  const [, both] = REFUSED_AT_ONCE[0] ?? [];
  const { text } = await exchange((lenient.address() as AddressInfo).port, [both ?? '', NEXT]);
  lenient.close();
  expect(text).toContain('hidden-request');
});
