import { signInContract } from '@linli/domain/accounts/sign-in.contract.ts';
import { Secret, TOTP } from 'otpauth';
import { givenPerson, type GivenPerson } from '../appointments/appointments.given.ts';
import type { TestApi } from '../shared/testing/app.ts';
import { newSecret } from './codes.ts';
import { hashPassword } from './password-hash.ts';
import { setPassword } from './passwords.store.ts';
import { beginTwoFactor, removeTwoFactorRows, turnTwoFactorOn } from './two-factor.store.ts';

export const PASSWORD = 'A password for tests 1';

let hash: Promise<string> | null = null;

type Choice = { chosenBy?: 'owner' | 'somebody_else'; at?: Date };

/** Somebody who can sign in with `PASSWORD`, chosen by themselves a moment ago unless told. */
export async function givenAccount(
  api: TestApi,
  terms: Parameters<typeof givenPerson>[1],
  choice: Choice = {},
): Promise<GivenPerson> {
  const person = await givenPerson(api, terms);
  await givenPassword(api, person.id, choice);
  return person;
}

/** Gives somebody the password `PASSWORD`. */
export async function givenPassword(
  api: TestApi,
  personId: string,
  { chosenBy = 'owner', at = new Date() }: Choice = {},
): Promise<void> {
  hash ??= hashPassword(PASSWORD);
  await setPassword(api.platform.database.system.client, personId, { hash: await hash, at, chosenBy });
}

/** The code that an authenticator app with this secret shows at a moment. */
export function codeAt(secret: string, moment = new Date()): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: moment.getTime() });
}

/** Begins a second factor for somebody, as if their app had taken it in; its secret. */
export async function givenBegunFactor({ platform }: TestApi, personId: string): Promise<string> {
  const { secret, sealed } = newSecret(platform, personId, 'test');
  await removeTwoFactorRows(platform.database.system.client, personId);
  await beginTwoFactor(platform.database.system.client, personId, sealed);
  return secret;
}

/** Gives somebody a second factor that is asked for; its secret. */
export async function givenFactor(api: TestApi, personId: string): Promise<string> {
  const secret = await givenBegunFactor(api, personId);
  await turnTwoFactorOn(api.platform.database.system.client, personId, new Date());
  return secret;
}

/** Somebody who has given their password and owes a code. */
export async function givenChallenge(api: TestApi, { username }: { username: string }): Promise<string> {
  const { challenge } = await api.ok(signInContract.signIn, null, { body: { name: username, password: PASSWORD } });
  return challenge ?? '';
}
