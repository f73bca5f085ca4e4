import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { pruneSeals } from './retention.store.ts';
import { INSTALLATION_ID } from './trail-subject.ts';

const SEALS_AT_ONCE = 200;
const SYSTEM = { kind: 'system', scope: { kind: 'system' } } as const;

/** Removes sealed events that are older than they are kept, and leaves an event of it in each chain. Returns how many. */
export async function pruneEvents(platform: Platform, signal: AbortSignal): Promise<number> {
  let removed = 0;
  for (;;) {
    const pruned = await change(
      platform,
      async (transaction) => {
        const chains = await pruneSeals(transaction, platform.audit.keepMonths, SEALS_AT_ONCE);
        for (const { chain, upTo, events } of chains) {
          const isDistrict = chain.includes('-');
          const path = isDistrict ? { districtId: chain, streetId: null, communityId: null } : null;
          const subject = { type: 'audit_trail', id: isDistrict ? chain : INSTALLATION_ID, path };
          const changes = { upTo: [null, upTo], rows: [null, events] } as const;
          const event = { actor: SYSTEM, action: 'audit.prune', subject, changes, audience: 'nobody' } as const;
          await recordEvent(transaction, event, platform.clock());
        }
        return chains;
      },
      { timeout: 60_000 },
    );
    removed += pruned.reduce((sum, { events }) => sum + events, 0);
    if (pruned.length === 0 || signal.aborted) return removed;
  }
}
