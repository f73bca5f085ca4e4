import { randomUUID } from 'node:crypto';
import { change, eventRow, type NewEvent } from '../../shared/events.ts';
import { withScope } from '../../shared/request-context.ts';
import type { TestApi } from '../../shared/testing/app.ts';
import { readAnchors } from './anchors.ts';
import { sealEvents } from './seal-events.service.ts';
import { verifyTrail, type Verification } from './verify-trail.service.ts';

const SYSTEM = { kind: 'system', scope: { kind: 'system' } } as const;

/** Some events of one chain (null: above all districts), in one transaction. */
export async function givenEvents({ platform }: TestApi, districtId: string | null, count: number): Promise<void> {
  await withScope({ kind: 'system' }, async () =>
    change(platform, async (transaction) => {
      const rows = Array.from({ length: count }, (_, turn) => {
        const path = districtId === null ? null : { districtId, streetId: randomUUID(), communityId: randomUUID() };
        const subject = { type: 'ticket', id: randomUUID(), path };
        const changes = { status: ['reported', 'accepted'], stars: [null, turn] } as const;
        const event: NewEvent = {
          actor: SYSTEM,
          action: 'tickets.accept',
          subject,
          changes,
          note: `第${turn}步："好"\n`,
        };
        return eventRow(event, platform.clock());
      });
      await transaction.event.createMany({ data: rows });
    }),
  );
}

/** Seals without waiting for anything to settle. */
export function seal({ platform }: TestApi, sealedAt?: Date): Promise<number> {
  return withScope({ kind: 'system' }, async () =>
    sealEvents(platform, { settleMs: 0, ...(sealedAt && { sealedAt }) }),
  );
}

/** Until nothing is left: another database's transaction in the same cluster may hold sealing up for a moment. */
export async function sealAll(api: TestApi, sealedAt?: Date): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    await seal(api, sealedAt);
    if ((await verify(api)).unsealed === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('Some events are never sealed.');
}

export async function verify({ platform }: TestApi, withAnchors = true): Promise<Verification> {
  const anchors = withAnchors ? await readAnchors(platform.audit.anchorFile) : null;
  return withScope({ kind: 'system' }, async () => verifyTrail(platform.database.scoped, anchors));
}
