import { createHash, randomBytes } from 'node:crypto';
import http from 'node:http';
import { everyEndpoint } from '../shared/authorization/every-endpoint.given.ts';

export interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | object;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly setCookies: readonly string[];
}

/** A browser's or an attacker's request over a real connection; of a stream only its beginning is read. */
export function send(base: string, { method = 'GET', path, cookie, headers = {}, body }: Sent): Promise<Answered> {
  const text = typeof body === 'object' ? JSON.stringify(body) : body;
  const type = {
    ...(typeof body === 'object' && { 'content-type': 'application/json' }),
    // Node tells no length of what a DELETE carries, and its body would count as a second, broken request.
    ...(text !== undefined && { 'content-length': Buffer.byteLength(text) }),
  };
  return new Promise((resolve, reject) => {
    const request = http.request(
      `${base}/api/v1${path}`,
      { method, headers: { ...type, ...(cookie !== undefined && { cookie }), ...headers } },
      (response) => {
        const done = (received: string) =>
          resolve({
            status: response.statusCode ?? 0,
            text: received,
            setCookies: response.headers['set-cookie'] ?? [],
          });
        if (response.headers['content-type']?.startsWith('text/event-stream')) {
          response.destroy();
          return done('');
        }
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(Buffer.concat(chunks).toString()));
      },
    );
    request.on('error', reject);
    request.end(text);
  });
}

/** What a browser that had `before` keeps after an answer. */
export function kept({ setCookies }: Answered, before = ''): string {
  const jar = new Map(before.split('; ').flatMap((each) => (each ? [each.split(/=(.*)/s) as [string, string]] : [])));
  for (const cookie of setCookies) {
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
    jar.set(name, value);
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** What is tried with a cookie that must open nothing: reading, a stream, changing, and giving oneself more. */
export const WITH_A_DEAD_COOKIE: readonly Sent[] = [
  { path: '/me' },
  { path: '/accounts/me' },
  { path: '/accounts/me/sessions' },
  { path: '/tickets?limit=1' },
  { path: '/live' },
  { method: 'POST', path: '/accounts/me/sessions/end-others' },
  { method: 'POST', path: '/accounts/me/phone', body: { phone: null } },
  { method: 'POST', path: '/accounts/me/two-factor' },
];

/** Every endpoint that a session which has to mend something first must not reach, with parameters that name nothing. */
export async function closedToLimitedSessions(): Promise<Sent[]> {
  const endpoints = await everyEndpoint();
  return endpoints
    .filter(
      ({ endpoint: { access, inLimitedSession } }) =>
        !['public', 'secret_holder', 'key_holder'].includes(String(access)) && !inLimitedSession,
    )
    .map(({ endpoint: { method, path } }) => ({
      method,
      path: path.replaceAll(/:\w+/g, '01900000-0000-7000-8000-00000000dead'),
      ...(method !== 'GET' && { body: {} }),
    }));
}

/** Cookies made of a right one, or of what somebody might know: each is somebody else's word for the token. */
export function tampered(token: string): string[] {
  const flipped = [0, 1, 10, 21, 40, 42].map((at) => {
    const other = token[at] === 'A' ? 'B' : 'A';
    return token.slice(0, at) + other + token.slice(at + 1);
  });
  const hash = createHash('sha256').update(token).digest();
  const swapped = token === token.toLowerCase() ? token.toUpperCase() : token.toLowerCase();
  return [
    ...flipped,
    swapped,
    '',
    token.slice(0, -1),
    `${token}A`,
    `${token}=`,
    `"${token}"`,
    `${token}%00`,
    encodeURIComponent(`${token} `),
    [...token].reverse().join(''),
    // What lies in the database, in either writing, opens nothing.
    hash.toString('hex'),
    hash.toString('base64url'),
    hash.toString('hex').slice(0, 43),
    'A'.repeat(43),
    "' OR '1'='1",
    '__proto__',
    'null',
    'undefined',
    '../../../../etc/passwd',
    'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.',
    'x'.repeat(4_000),
    ...Array.from({ length: 10 }, () => randomBytes(32).toString('base64url')),
  ];
}

/** What a page of another site, or one below the same registrable name, can make a browser send with its cookies. */
export function crossSite(base: string): Sent['headers'][] {
  const { port } = new URL(base);
  const foreign = [
    'https://evil.example',
    'null',
    `https://127.0.0.1:${port}.evil.example`,
    `http://127.0.0.1:${Number(port) + 1}`,
    'http://sub.localhost',
    'file://',
    'chrome-extension://abcdef',
    'not an origin',
  ];
  return [
    ...foreign.map((origin) => ({ origin })),
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: base, 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  ];
}

/** Counts what was tried, and names whatever was let through. */
export class Attacks {
  tried = 0;
  readonly accepted: string[] = [];

  /** `isLetIn`: whether this answer would be a success of the attacker's; any 2xx unless told. */
  async try(
    what: string,
    answering: Promise<Answered>,
    isLetIn: (answer: Answered) => boolean = ({ status }) => status < 300,
  ): Promise<void> {
    this.tried += 1;
    const answer = await answering;
    if (isLetIn(answer)) this.accepted.push(`${what}: ${answer.status}`);
    // A way that does not exist is no way in, and no attack either, unless that is what is tried.
    else if (!what.startsWith('GET ') && answer.text.includes('request.unknown_path'))
      this.accepted.push(`${what}: there is nothing`);
    // What fell over was not refused.
    else if (answer.status >= 500) this.accepted.push(`${what}: ${answer.status} ${answer.text.slice(0, 200)}`);
  }
}
