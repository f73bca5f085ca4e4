import { outsideSignInContract as contract } from '@linli/domain/accounts/outside-sign-in.contract.ts';
import type { LightMyRequestResponse } from 'fastify';
import { cookiesOf } from '../appointments/appointments.given.ts';
import type { TestApi } from '../shared/testing/app.ts';
import { signInThere } from './outside-provider.given.ts';

/** A browser that has come back from the provider and has not told Linli yet. */
export interface Returned {
  readonly cookie: string;
  readonly body: Record<string, string>;
}

/** POSTs to one of the endpoints of the contract. */
export function post(
  { app }: TestApi,
  endpoint: keyof typeof contract,
  { cookie = '', body, headers = {} }: { cookie?: string; body?: object; headers?: Record<string, string> } = {},
): Promise<LightMyRequestResponse> {
  return app.inject({
    method: 'POST',
    url: `/api/v1${contract[endpoint].path}`,
    headers: { cookie, ...headers },
    ...(body && { payload: body }),
  });
}

/** Leaves for the provider and signs in there as `subject`. */
export async function givenReturned(
  api: TestApi,
  subject: string | null,
  { cookie = '', to = 'begin' }: { cookie?: string; to?: 'begin' | 'beginLink' } = {},
): Promise<Returned> {
  const left = await post(api, to, { cookie });
  const { address } = left.json<{ address: string }>();
  return { cookie: cookiesOf(left, cookie), body: await signInThere(address, subject) };
}

/** Links somebody's account to the one that `subject` has at the provider. */
export async function givenLink(
  api: TestApi,
  { cookie }: { cookie: string },
  subject: string,
): Promise<LightMyRequestResponse> {
  return post(api, 'finishLink', await givenReturned(api, subject, { cookie, to: 'beginLink' }));
}
