import { hashPassword } from 'better-auth/crypto';
import { givenPerson, type GivenPerson } from '../appointments/appointments.given.ts';
import type { TestApi } from '../shared/testing/app.ts';
import { setPassword } from './passwords.store.ts';

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
