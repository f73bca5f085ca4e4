import type { RequestOf } from '@linli/domain/shared/contract.ts';
import { volunteersContract, type VolunteerView } from '@linli/domain/volunteers/volunteers.contract.ts';
import type { GivenCommunity } from '../org-units/org-units.given.ts';
import type { Caller, TestApi } from '../shared/testing/app.ts';

type SignUp = RequestOf<typeof volunteersContract.signUp, never>['body'];

export const A_SIGN_UP = {
  name: '孙丽华',
  phone: '138 0000 5678',
  birthDate: '1988-03-12',
  skills: ['company', 'driving'],
  languages: ['sign'],
  freeTimes: ['weekend_morning'],
  agrees: true,
} as const satisfies Partial<SignUp>;

/** Somebody who asked a community to take them, as its worker sees them. */
export async function givenVolunteer(
  api: TestApi,
  worker: Caller,
  community: GivenCommunity,
  asked: Partial<SignUp> = {},
): Promise<VolunteerView> {
  const body: SignUp = {
    ...A_SIGN_UP,
    skills: ['company'],
    languages: [],
    freeTimes: [],
    communityId: community.id,
    ...asked,
  };
  await api.ok(volunteersContract.signUp, null, { body });
  const { items } = await api.ok(volunteersContract.list, worker, { query: { limit: 1 } });
  return items[0]!;
}

/** They are taken, and have an account from now on. */
export async function givenJoined(api: TestApi, worker: Caller, volunteerId: string): Promise<void> {
  const username = `v${crypto.randomUUID().slice(0, 12).replaceAll('-', '')}`;
  await api.ok(volunteersContract.accept, worker, { params: { volunteerId }, body: { version: 1, username } });
}
