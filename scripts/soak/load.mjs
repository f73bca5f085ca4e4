import { randomUUID } from 'node:crypto';

/**
 * One kind of request in the load.
 * @typedef {object} Kind
 * @property {string} name
 * @property {number} share of all requests
 * @property {() => Promise<Response | null>} send null when there is nothing to do at this moment
 */

const PASSWORD = 'Linli-demo-2026';
const OPEN_TICKETS = 40;
const PHONES = ['13900000001', '13900000002', '13900000003'];

/**
 * What a district does on a busy morning, as the demo's people.
 * @param {string} base
 * @returns {Promise<{ kinds: Kind[], streams: AbortController[] }>}
 */
export async function prepareLoad(base) {
  const url = (/** @type {string} */ path) => `${base}/api/v1${path}`;
  const post = (
    /** @type {string} */ path,
    /** @type {Record<string, string>} */ headers,
    /** @type {object} */ body,
  ) =>
    fetch(url(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
      body: JSON.stringify(body),
    });
  const signIn = (/** @type {string} */ name) => post('/public/sign-in', {}, { name, password: PASSWORD });
  const cookieOf = async (/** @type {string} */ name) => {
    const answer = await signIn(name);
    await answer.text();
    const cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    if (!answer.ok || cookie === '') throw new Error(`${name} cannot sign in: ${answer.status}`);
    return { cookie };
  };
  const worker = await cookieOf('worker');
  const volunteer = await cookieOf('volunteer');
  const street = await cookieOf('street');
  const read = async (/** @type {string} */ path, /** @type {Record<string, string>} */ headers) =>
    (await fetch(url(path), { headers })).json();
  const { items } = await read('/tickets?limit=50', worker);
  const communityId = items[0].community.id;
  const report = () =>
    post(
      '/public/tickets',
      {},
      {
        communityId,
        category: 'facilities',
        title: '楼道灯不亮',
        place: '文化路小区5号楼',
        reporterName: '张桂芬',
        reporterPhone: pick(PHONES),
      },
    );
  /** Tickets that nobody is claiming at this moment. @type {{ id: string }[]} */
  const open = [];
  while (open.length < OPEN_TICKETS) {
    const { id } = await (await report()).json();
    for (const [action, body] of /** @type {const} */ ([
      ['accept', { version: 1 }],
      ['open', { version: 2, volunteerBrief: '换灯泡' }],
    ])) {
      const answer = await post(`/tickets/${id}/${action}`, worker, body);
      if (!answer.ok) throw new Error(`${action}: ${answer.status} ${await answer.text()}`);
    }
    open.push({ id });
  }
  /** Claims and gives back: two changes, told as one. */
  const claim = async () => {
    const ticket = open.shift();
    if (!ticket) return null;
    try {
      const claimed = await post(`/tickets/${ticket.id}/claim`, volunteer, {});
      if (!claimed.ok) return claimed;
      const { version } = await claimed.json();
      return await post(`/tickets/${ticket.id}/release`, volunteer, { version, reason: '临时有事' });
    } finally {
      open.push(ticket);
    }
  };
  const get =
    (/** @type {string} */ path, /** @type {Record<string, string>} */ headers = {}) =>
    () =>
      fetch(url(path), { headers });
  const kinds = [
    { name: 'list of tickets', share: 35, send: get('/tickets?limit=50', worker) },
    { name: 'list of a street', share: 8, send: get('/tickets?limit=50&sort=due&status=unfinished', street) },
    { name: 'one ticket', share: 25, send: () => get(`/tickets/${pick(items).id}`, worker)() },
    { name: 'counts', share: 8, send: get('/tickets/counts', worker) },
    { name: 'open tasks', share: 8, send: get('/tickets/claimable', volunteer) },
    { name: 'units, public', share: 7, send: get('/public/org-units') },
    { name: 'report', share: 4, send: report },
    { name: 'claim + release', share: 4.5, send: claim },
    { name: 'sign-in', share: 0.5, send: () => signIn('worker2') },
  ];
  return { kinds, streams: openStreams(url('/live'), [worker, volunteer, street]) };
}

/**
 * Live streams stay open and are read all the time, as open desks do.
 * @param {string} url
 * @param {{ cookie: string }[]} people
 */
function openStreams(url, people) {
  return Array.from({ length: 30 }, (_, at) => {
    const abort = new AbortController();
    const headers = people[at % people.length] ?? {};
    const listen = async () => {
      const answer = await fetch(url, { headers, signal: abort.signal });
      for await (const _chunk of answer.body ?? []);
    };
    listen().catch(() => {});
    return abort;
  });
}

/**
 * @template T
 * @param {readonly T[]} list
 * @returns {T}
 */
const pick = (list) => /** @type {T} */ (list[Math.floor(Math.random() * list.length)]);
