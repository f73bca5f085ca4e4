import { isFailureTold, SIGN_IN_GUARDS, type GuardKind } from '@linli/domain/accounts/guard.ts';
import { addressGroup } from '@linli/domain/shared/address.ts';
import type { Platform } from '../shared/platform.ts';
import { forgetTries, giveTryBack, takeTry, type TakenTry } from './guards.store.ts';

/** One counter that stands before an account. */
interface Post {
  readonly id: string;
  readonly kind: GuardKind;
}

/** A try that is to be looked at; it counts as failed until `forgive`. */
export interface Try {
  /** It was right. */
  forgive(): Promise<void>;
  /** What is told of it in an event, if it is to be told. */
  readonly told: { readonly failures: number; readonly turnedAway: number } | null;
}

/**
 * Lets a try pass all posts, or null when one turns it away. `what` is what is tried, `whom` the account: a person's
 * id, or what was typed where nobody has that name.
 */
export async function passGuards(
  platform: Platform,
  tried: { what: 'password' | 'code'; whom: string; address: string; device: string | null },
): Promise<Try | null> {
  const id = (kind: GuardKind, of: string) =>
    platform.cipher.hash([tried.what, kind, tried.whom, of].join('\0'), 'guard');
  const posts: Post[] =
    tried.device === null
      ? [
          { kind: 'address', id: id('address', addressGroup(tried.address)) },
          { kind: 'strangers', id: id('strangers', '') },
        ]
      : [{ kind: 'known_device', id: id('known_device', tried.device) }];
  return pass(platform, posts);
}

/** Whoever is signed in and says their password or code again. */
export async function passSessionGuard(platform: Platform, sessionId: string): Promise<Try | null> {
  return pass(platform, [{ kind: 'session', id: platform.cipher.hash(sessionId, 'guard') }]);
}

async function pass(platform: Platform, posts: readonly Post[]): Promise<Try | null> {
  const { database } = platform;
  const now = platform.clock();
  const passed: (Post & { taken: TakenTry })[] = [];
  for (const post of posts) {
    const taken = await takeTry(database, post.id, SIGN_IN_GUARDS[post.kind], now);
    if (!taken) return null;
    passed.push({ ...post, taken });
  }
  const last = passed.at(-1);
  const isTold = last && isFailureTold(SIGN_IN_GUARDS[last.kind], last.taken.failures);
  return {
    told: isTold ? last.taken : null,
    async forgive() {
      for (const { id, kind, taken } of passed) {
        // Strangers share theirs: one who was right does not give the others new tries.
        await (kind === 'strangers' ? giveTryBack(database, id, taken) : forgetTries(database, id));
      }
    },
  };
}
