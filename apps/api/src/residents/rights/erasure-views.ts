import { availableErasureActions, type ErasureHindrance } from '@linli/domain/residents/erasure.ts';
import type { ErasureView } from '@linli/domain/residents/erasures.contract.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { unitNames } from '../../org-units/public.ts';
import type { ScopedClient } from '../../shared/database.ts';
import type { FieldCipher } from '../../shared/field-cipher.ts';
import type { Platform } from '../../shared/platform.ts';
import { listHindrances, type StoredErasure } from './erasures.store.ts';

export function sealOfErasure(cipher: FieldCipher, id: string, field: 'reason' | 'answer', text: string): string {
  return cipher.encrypt(text, `resident_erasures.${field}.${id}`);
}

function open(cipher: FieldCipher, erasure: StoredErasure, field: 'reason' | 'answer'): string {
  const value = erasure[field];
  return value === '' ? '' : cipher.decrypt(value, `resident_erasures.${field}.${erasure.id}`);
}

/** Requests as this person sees them; those that wait say what stands against them at this moment. */
export async function viewsOf(
  { cipher, database }: Platform,
  actor: PersonActor,
  erasures: readonly StoredErasure[],
): Promise<ErasureView[]> {
  const { scoped } = database;
  const names = await unitNames(scoped, [...new Set(erasures.map(({ communityId }) => communityId))]);
  const hindrances: (readonly ErasureHindrance[])[] = [];
  for (const erasure of erasures) hindrances.push(await hindrancesOf(scoped, erasure));
  return erasures.map((erasure, index) => ({
    id: erasure.id,
    status: erasure.status,
    residentId: erasure.status === 'erased' ? null : erasure.fileId,
    name: erasure.maskedName,
    community: { id: erasure.communityId, name: names.get(erasure.communityId) ?? '' },
    ground: erasure.ground,
    askedBy: erasure.askedBy,
    reason: open(cipher, erasure, 'reason'),
    askerName: erasure.askerName,
    askedAt: erasure.askedAt.toISOString(),
    deciderName: erasure.deciderName,
    decidedAt: erasure.decidedAt?.toISOString() ?? null,
    answer: open(cipher, erasure, 'answer'),
    hindrances: [...(hindrances[index] ?? [])],
    version: erasure.version,
    availableActions: availableErasureActions(actor, erasure),
  }));
}

async function hindrancesOf(client: ScopedClient, { status, fileId, districtId }: StoredErasure) {
  return status === 'asked' ? listHindrances(client, { ids: [fileId], districtId }) : [];
}
