import { addressOfBuilding } from '@linli/domain/buildings/address.ts';
import { isShown } from '@linli/domain/residents/resident-privacy.ts';
import { availableTransferActions, type TransferSide } from '@linli/domain/residents/transfer.ts';
import type { TransferView } from '@linli/domain/residents/transfers.contract.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { isInScope } from '@linli/domain/shared/scope.ts';
import { unitNames } from '../../org-units/public.ts';
import type { ScopedClient, Transaction } from '../../shared/database.ts';
import type { FieldCipher } from '../../shared/field-cipher.ts';
import type { Platform } from '../../shared/platform.ts';
import type { StoredTransfer } from './transfers.store.ts';

export type SealedTransferField = 'reason' | 'newAddress' | 'answer';

export function sealOfTransfer(cipher: FieldCipher, id: string, field: SealedTransferField, text: string): string {
  return cipher.encrypt(text, `resident_transfers.${field}.${id}`);
}

function open(cipher: FieldCipher, transfer: StoredTransfer, field: SealedTransferField): string {
  const value = transfer[field];
  return value === '' ? '' : cipher.decrypt(value, `resident_transfers.${field}.${transfer.id}`);
}

function sideOf(actor: PersonActor, { from, to }: StoredTransfer): TransferSide | null {
  const isFrom = isInScope(actor.scope, from);
  if (isFrom === isInScope(actor.scope, to)) return null;
  return isFrom ? 'outgoing' : 'incoming';
}

/** Transfers as this person sees them; the names of their units in one query. */
export async function viewsOf(
  { cipher }: Platform,
  client: ScopedClient | Transaction,
  actor: PersonActor,
  transfers: readonly StoredTransfer[],
): Promise<TransferView[]> {
  const units = transfers.flatMap(({ from, to }) => [from.communityId, from.streetId, to.communityId, to.streetId]);
  const names = await unitNames(client, [...new Set(units)]);
  const unit = ({ communityId, streetId }: StoredTransfer['from']) => ({
    id: communityId,
    name: names.get(communityId) ?? '',
    streetName: names.get(streetId) ?? '',
  });
  return transfers.map((transfer) => {
    const { id, status, from, to, people, wholeHousehold, askedAt, decidedAt, version } = transfer;
    const keeper = status === 'accepted' ? to : from;
    const isKeeper = isInScope(actor.scope, keeper);
    const newAddress = open(cipher, transfer, 'newAddress');
    return {
      id,
      status,
      side: sideOf(actor, transfer),
      from: unit(from),
      to: unit(to),
      people: people.map(({ maskedName, sex, birthYear, householdRole, residentId }) => ({
        name: maskedName,
        sex,
        birthYear,
        householdRole,
        residentId: isKeeper ? residentId : null,
      })),
      wholeHousehold,
      reason: open(cipher, transfer, 'reason'),
      newAddress: isShown(actor, 'address') ? newAddress : addressOfBuilding(newAddress),
      askedAt: askedAt.toISOString(),
      decidedAt: decidedAt?.toISOString() ?? null,
      answer: open(cipher, transfer, 'answer'),
      version,
      availableActions: availableTransferActions(actor, transfer),
    };
  });
}
