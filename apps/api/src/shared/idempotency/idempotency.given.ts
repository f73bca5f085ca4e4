import { randomUUID } from 'node:crypto';
import { givenScene, givenTicket } from '../../tickets/tickets.given.ts';
import type { Caller, TestApi } from '../testing/app.ts';

interface Sent {
  url: string;
  key: string;
  caller?: Caller;
  payload?: object;
  headers?: Record<string, string>;
}

/** Posts with a key, and tells whether the answer is a replay. */
export async function post(api: TestApi, { url, key, caller, payload, headers }: Sent) {
  const answer = await api.app.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    headers: { 'idempotency-key': key, ...(caller && { cookie: caller.cookie }), ...headers },
    ...(payload && { payload }),
  });
  return { status: answer.statusCode, body: answer.body, isReplay: answer.headers['idempotency-replayed'] === 'true' };
}

export const codeOf = ({ body }: { body: string }) => (JSON.parse(body) as { code?: string }).code;

/** A ticket that its community's worker is about to accept. */
export async function givenAccept(api: TestApi) {
  const scene = await givenScene(api);
  const { id } = await givenTicket(api, scene, 'reported');
  const sent = { url: `/tickets/${id}/accept`, key: randomUUID(), caller: scene.worker, payload: { version: 1 } };
  return { scene, id, sent };
}

export function countEvents(api: TestApi, action: string, subjectId: string): Promise<number> {
  return api.platform.database.system.client.event.count({ where: { action, subjectId } });
}

export function countTickets(api: TestApi, communityId: string): Promise<number> {
  return api.platform.database.system.client.ticket.count({ where: { communityId } });
}
