import { outsideSignInContract as contract } from '@linli/domain/accounts/outside-sign-in.contract.ts';
import { signInContract } from '@linli/domain/accounts/sign-in.contract.ts';
import type { Me } from '@linli/domain/appointments/appointments.contract.ts';
import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../shared/api.ts';
import { OWN_KEY } from './own-account.queries.ts';
import { stepOf } from './sign-in.queries.ts';

export const waysQuery = queryOptions({
  queryKey: ['accounts', 'ways'],
  queryFn: ({ signal }) => call(signInContract.ways, { signal }),
  staleTime: Infinity,
});

/** What this tab knows of its journey to the provider; the rest is the API's and the cookie's. */
interface Journey {
  /** The page one wanted to open. */
  readonly from: string | null;
  /** It stands beside a page that waits with what was typed. */
  readonly isAside: boolean;
}

const KEY = 'linli.outside';

/** Sends this tab to the provider's own page. */
export const leaveMutation = mutationOptions({
  mutationFn: async ({ purpose, ...journey }: Journey & { purpose: 'sign_in' | 'link' }) => {
    const { address } = await call(purpose === 'link' ? contract.beginLink : contract.begin);
    sessionStorage.setItem(KEY, JSON.stringify(journey));
    window.location.assign(address);
  },
});

/** The journey that this tab comes back from. It only looks: a page that still waits for its texts may ask twice. */
export function readJourney(): Journey {
  const text = sessionStorage.getItem(KEY);
  return text === null ? { from: null, isAside: false } : (JSON.parse(text) as Journey);
}

/** It counts once. */
export function forgetJourney(): void {
  sessionStorage.removeItem(KEY);
}

/** What came of it: signed in, a code is asked for, or the account is linked. */
export type Arrival =
  | { readonly me: Me; readonly challenge: null }
  | { readonly me: null; readonly challenge: string }
  | 'linked';

const APPENDED = ['state', 'code', 'iss', 'error'] as const;

/** Tells the API what the provider appended to our address. */
export async function arrive(client: QueryClient, search: URLSearchParams): Promise<Arrival> {
  const told = APPENDED.flatMap((name) => (search.has(name) ? [[name, search.get(name) ?? '']] : []));
  const body = { state: '', ...Object.fromEntries(told) } as { state: string };
  if (!isLinking(search)) return stepOf(client, await call(contract.finish, { body }));
  client.setQueryData(OWN_KEY, await call(contract.finishLink, { body }));
  return 'linked';
}

/** Whether one left to link one's account; `state` begins with what the journey is for. */
export const isLinking = (search: URLSearchParams) => search.get('state')?.startsWith('link.') ?? false;

export const unlinkMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: () => call(contract.unlink),
    onSuccess: (account) => client.setQueryData(OWN_KEY, account),
  });

const CHANNEL = 'linli.signed-in';

/** Tells the page that waits in another tab that somebody is signed in again. */
export function tellSignedIn(): void {
  const channel = new BroadcastChannel(CHANNEL);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches our own origin only.
  channel.postMessage(null);
  channel.close();
}

/** Calls back when somebody signs in in another tab; what it returns stops that. */
export function onSignedIn(act: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', act);
  return () => channel.close();
}
