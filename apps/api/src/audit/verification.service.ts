import type { Verification } from '@linli/domain/audit/audit.contract.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { unitNames } from '../org-units/public.ts';
import type { Platform } from '../shared/platform.ts';
import { readAnchors } from './seals/anchors.ts';
import { verifyTrail } from './seals/verify-trail.service.ts';

/** Reading the whole trail twice at once helps nobody. */
const running = new WeakSet<Platform>();

/** Recomputes what this auditor may read, with the anchors of the machine that answers. */
export async function verifyForAuditor(platform: Platform, { scope }: PersonActor): Promise<Verification> {
  if (running.has(platform)) refuse('audit.verification_running');
  running.add(platform);
  try {
    const own = scope.kind === 'audit' ? scope.districtIds : [];
    const anchors = (await readAnchors(platform.audit.anchorFile))?.filter(
      ({ chain }) => own === 'all' || own.includes(chain),
    );
    const found = await verifyTrail(platform.database.scoped, anchors ?? null);
    const chains = found.findings.map(({ chain }) => chain).filter((chain) => chain.includes('-'));
    const names = await unitNames(platform.database.scoped, chains);
    return {
      ...found,
      checkedAt: platform.clock().toISOString(),
      findings: found.findings.map(({ kind, chain, eventId, seals }) => ({
        kind,
        chainName: names.get(chain) ?? null,
        eventId,
        seals: seals && { from: seals[0], to: seals[1] },
      })),
    };
  } finally {
    running.delete(platform);
  }
}
