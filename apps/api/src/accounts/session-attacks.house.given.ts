import { givenCommunity } from '../org-units/org-units.given.ts';
import type { TestApi } from '../shared/testing/app.ts';
import { givenAccount, PASSWORD } from './accounts.given.ts';
import { kept, send, WITH_A_DEAD_COOKIE, type Attacks, type Sent } from './session-attacks.given.ts';

export interface House {
  readonly api: TestApi;
  readonly base: string;
  readonly community: Awaited<ReturnType<typeof givenCommunity>>;
  readonly send: (sent: Sent) => ReturnType<typeof send>;
}

/** An API that listens. `spoil` stands for a server that does not look at something. */
export async function house(of: TestApi, spoil: (sent: Sent) => Sent = (sent) => sent): Promise<House> {
  const address = of.app.server.address();
  const base =
    typeof address === 'object' && address
      ? `http://127.0.0.1:${address.port}`
      : await of.app.listen({ port: 0, host: '127.0.0.1' });
  return { api: of, base, community: await givenCommunity(of), send: (sent) => send(base, spoil(sent)) };
}

export const tokenOf = (cookie: string) => /linli\.session=([^;]*)/.exec(cookie)?.[1] ?? '';
export const signIn = async ({ send: ask }: House, { username }: { username: string }, cookie = '') => {
  const body = { name: username, password: PASSWORD };
  const answer = await ask({ method: 'POST', path: '/public/sign-in', cookie, body });
  return { answer, cookie: kept(answer, cookie) };
};
export const act = async ({ send: ask }: House, path: string, cookie: string, body?: object) => {
  const answer = await ask({ method: 'POST', path, cookie, ...(body && { body }) });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return kept(answer, cookie);
};
export async function isDead(at: House, attacks: Attacks, what: string, cookie: string): Promise<void> {
  for (const sent of WITH_A_DEAD_COOKIE)
    await attacks.try(`${what}, ${sent.method ?? 'GET'} ${sent.path}`, at.send({ ...sent, cookie }));
}
export const worker = ({ api: of, community }: House) =>
  givenAccount(of, { role: 'community_worker', unit: community });
