import type { EventAction } from '@linli/domain/audit/event-words.ts';
import type { Actor, SystemActor } from '@linli/domain/shared/actor.ts';
import type { Transaction } from '../shared/database.ts';
import { change, recordEvent, type NewEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { withScope } from '../shared/request-context.ts';

/** Whoever signs in is nobody yet, so the product itself acts. */
const SYSTEM: SystemActor = { kind: 'system', scope: { kind: 'system' } };

type Tell = (
  action: Extract<EventAction, `accounts.${string}`>,
  changes?: NonNullable<NewEvent['changes']>,
) => Promise<void>;

/**
 * Changes something about one account, with its events, as one transaction. An account belongs to no unit, so it is
 * written as the system; whoever calls has decided that the actor may. Events name no name, phone or address.
 */
export async function changeAccount<T>(
  platform: Platform,
  { personId, actor }: { personId: string; actor: Actor | null },
  work: (transaction: Transaction, tell: Tell) => Promise<T>,
): Promise<T> {
  return withScope(SYSTEM.scope, () =>
    change(platform, (transaction) => {
      const subject = { type: 'person', id: personId, path: null };
      const tell: Tell = (action, changes = {}) =>
        recordEvent(
          transaction,
          { actor: actor ?? SYSTEM, action, subject, changes, audience: 'nobody', concernsPersonId: personId },
          platform.clock(),
        );
      return work(transaction, tell);
    }),
  );
}
