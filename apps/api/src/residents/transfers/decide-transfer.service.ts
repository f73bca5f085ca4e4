import type { HouseholdRole } from '@linli/domain/residents/resident.ts';
import { decideTransfer, type TransferAction } from '@linli/domain/residents/transfer.ts';
import type { transfersContract, TransferView } from '@linli/domain/residents/transfers.contract.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { v7 as uuid } from 'uuid';
import type { Transaction } from '../../shared/database.ts';
import { change, eventRow, recordEvent, type NewEvent } from '../../shared/events.ts';
import type { Platform } from '../../shared/platform.ts';
import { homeAt, type Home } from '../resident-homes.ts';
import { createResidency } from '../residents.store.ts';
import { sealOfTransfer } from './transfer-views.ts';
import { getTransfer } from './transfers.service.ts';
import { decide, findTransfer, handOver, letGo, tellAcross, type StoredTransfer } from './transfers.store.ts';

type Contract = typeof transfersContract;

/** Takes the people over: their files, with the labels that hold, belong to this community from the day on. */
export async function acceptTransfer(
  platform: Platform,
  actor: PersonActor,
  transferId: string,
  { version, day, address, householdRole }: BodyOf<Contract['accept']>,
): Promise<TransferView> {
  const now = platform.clock();
  if (day > shanghaiDate(now)) refuse('request.invalid', { errors: [{ path: ['day'], code: 'invalid' }] });
  return step(platform, actor, { transferId, version, action: 'accept' }, async (transaction, transfer) => {
    const home = await homeAt(transaction, transfer.to, address, now);
    const roles = rolesIn(transfer, home, householdRole);
    const outcome = await handOver(transaction, { transferId, day, home: home.door, roles });
    if (outcome === 'not_found') refuse('transfer.not_found');
    if (outcome !== 'done') refuse(`transfer.${outcome}`);
    for (const { residentId } of transfer.people)
      await createResidency(transaction, {
        id: uuid(),
        ...transfer.to,
        residentId,
        dwellingId: home.door.dwellingId,
        householdId: home.door.householdId,
        address: home.door.address,
        from: day,
      });
    return { mates: transfer.rolesLeft.map(({ id }) => id) };
  });
}

export async function refuseTransfer(
  platform: Platform,
  actor: PersonActor,
  transferId: string,
  { version, reason }: BodyOf<Contract['refuse']>,
): Promise<TransferView> {
  const answer = sealOfTransfer(platform.cipher, transferId, 'answer', reason);
  const sent = { transferId, version, action: 'refuse', answer, note: reason } as const;
  return step(platform, actor, sent, async (transaction) => letGo(transaction, transferId));
}

export async function withdrawTransfer(
  platform: Platform,
  actor: PersonActor,
  transferId: string,
  { version }: BodyOf<Contract['withdraw']>,
): Promise<TransferView> {
  const sent = { transferId, version, action: 'withdraw' } as const;
  return step(platform, actor, sent, async (transaction) => letGo(transaction, transferId));
}

/** Who moves together keeps how they stand to each other, unless they move in with somebody. */
function rolesIn(
  { people, wholeHousehold }: StoredTransfer,
  { isEmpty }: Home,
  given: HouseholdRole | null,
): Record<string, HouseholdRole | null> {
  const [asked] = people;
  return Object.fromEntries(
    people.map((person) => {
      if (isEmpty && wholeHousehold && people.length > 1) return [person.residentId, person.householdRole];
      if (person !== asked) return [person.residentId, null];
      return [person.residentId, isEmpty ? 'head' : given];
    }),
  );
}

interface Sent {
  readonly transferId: string;
  readonly version: number;
  readonly action: TransferAction;
  /** Encrypted. */
  readonly answer?: string;
  readonly note?: string;
}

/** Load, decide, mark it decided if nobody has, carry it out, tell both sides: in one transaction. */
async function step(
  platform: Platform,
  actor: PersonActor,
  { transferId, version, action, answer, note }: Sent,
  carryOut: (transaction: Transaction, transfer: StoredTransfer) => Promise<{ mates: string[] } | void>,
): Promise<TransferView> {
  const now = platform.clock();
  await change(platform, async (transaction) => {
    const transfer = (await findTransfer(transaction, transferId)) ?? refuse('transfer.not_found');
    const status = decideTransfer(action, actor, transfer);
    const decided = { status, decidedAt: now, ...(answer !== undefined && { answer }) };
    if (!(await decide(transaction, { id: transferId, version }, decided)))
      refuse('transfer.not_now', { params: { status: transfer.status } });
    const done = await carryOut(transaction, transfer);
    const isSender = action === 'withdraw';
    const told = {
      actor,
      action: `residents.${action}_transfer`,
      changes: { status: [transfer.status, status] },
      ...(note !== undefined && { note }),
    } as const;
    const ofPeople = transfer.people.map(({ residentId }): NewEvent => ({
      ...told,
      subject: subject('resident', residentId, transfer.to),
    }));
    const ofTransfer: NewEvent = {
      ...told,
      subject: subject('resident_transfer', transferId, transfer[isSender ? 'from' : 'to']),
    };
    const ofMates = (done?.mates ?? []).map((id): NewEvent => ({
      actor,
      action: 'residents.change_head',
      subject: subject('resident', id, transfer.from),
      changes: { fields: [null, ['householdRole']] },
    }));
    // Whoever keeps the files hears of each of them; whoever does not, of the transfer.
    const here = action === 'refuse' ? [ofTransfer] : ofPeople;
    const there = action === 'withdraw' ? [ofTransfer] : [...ofPeople, ...ofMates];
    for (const event of here) {
      const path = isSender ? transfer.from : transfer.to;
      await recordEvent(transaction, { ...event, subject: { ...event.subject, path } }, now);
    }
    await tellAcross(
      transaction,
      transferId,
      there.map((event) => eventRow(event, now)),
    );
  });
  return getTransfer(platform, actor, transferId);
}

function subject(type: string, id: string, path: StoredTransfer['to']): NewEvent['subject'] {
  return { type, id, path };
}
