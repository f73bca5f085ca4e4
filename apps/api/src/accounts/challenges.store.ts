import type { SignInWay } from '@linli/domain/accounts/outside-sign-in.ts';
import type { Transaction } from '../shared/database.ts';

/** Challenges lie among the things to be proven, as sign-in links do. */
const PREFIX = 'second_factor:';

interface Challenge {
  readonly personId: string;
  readonly via: SignInWay;
}

type Client = Pick<Transaction, 'verification'>;

/** Keeps that somebody has given their password, by the keyed hash of what they hold for it. */
export async function createChallenge(
  client: Client,
  { hash, expiresAt, ...challenge }: Challenge & { hash: string; expiresAt: Date },
): Promise<void> {
  await client.verification.createMany({
    data: [{ identifier: PREFIX + hash, value: JSON.stringify(challenge), expiresAt }],
  });
}

export async function findChallenge(client: Client, hash: string, now: Date): Promise<Challenge | null> {
  const row = await client.verification.findFirst({ where: { identifier: PREFIX + hash, expiresAt: { gt: now } } });
  return row && (JSON.parse(row.value) as Challenge);
}

/** Uses a challenge up: true for one caller only. */
export async function takeChallenge(client: Client, hash: string): Promise<boolean> {
  const { count } = await client.verification.deleteMany({ where: { identifier: PREFIX + hash } });
  return count === 1;
}
