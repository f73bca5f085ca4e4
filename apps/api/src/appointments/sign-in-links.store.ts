import type { Appointment } from '@linli/domain/appointments/appointment.ts';
import type { Database, ScopedClient, Transaction } from '../shared/database.ts';
import { stored, WITH_PERSON_AND_UNIT } from './appointments.store.ts';
import type { StoredPerson } from './people.store.ts';

/** What a link opens. `madeUnder` is the appointment under which it was made, `appointmentId` the one it was made for. */
export type LinkTarget =
  | { readonly purpose: 'first_administrator' }
  | {
      readonly purpose: 'set_password';
      readonly personId: string;
      readonly appointmentId: string;
      readonly madeUnder: string;
    };

export interface StoredLink {
  readonly id: string;
  readonly target: LinkTarget;
  readonly expiresAt: Date;
}

/** Links lie among the things to be proven, as challenges and journeys to the outside provider do. */
const PREFIX = 'sign_in_link:';

/** Keeps a link by its keyed hash, instead of any other one for the same. */
export async function createLink(
  transaction: Transaction,
  { hash, target, expiresAt }: { hash: string; target: LinkTarget; expiresAt: Date },
): Promise<void> {
  await endLinks(transaction, target);
  await createFirstLinks(transaction, [{ hash, target, expiresAt }]);
}

/** Keeps links for people who have none yet. */
export async function createFirstLinks(
  transaction: Transaction,
  links: readonly { hash: string; target: LinkTarget; expiresAt: Date }[],
): Promise<void> {
  await transaction.verification.createMany({
    data: links.map(({ hash, target, expiresAt }) => ({
      identifier: PREFIX + hash,
      value: JSON.stringify(target),
      expiresAt,
    })),
  });
}

/** Ends what waits for the same: a person, or the first administrator. A person's id stands in no link of anybody else. */
export async function endLinks(
  transaction: Transaction,
  target: { purpose: 'first_administrator' } | { purpose: 'set_password'; personId: string },
): Promise<void> {
  const contains = target.purpose === 'set_password' ? target.personId : target.purpose;
  await transaction.verification.deleteMany({ where: { identifier: { startsWith: PREFIX }, value: { contains } } });
}

/** A link that waits to be used. */
export async function findLink(
  client: ScopedClient | Transaction,
  hash: string,
  now: Date,
): Promise<StoredLink | null> {
  const row = await client.verification.findFirst({ where: { identifier: PREFIX + hash, expiresAt: { gt: now } } });
  return row && { id: row.id, target: JSON.parse(row.value) as LinkTarget, expiresAt: row.expiresAt };
}

/** Uses a link up. True for one caller only: whoever comes at the same moment waits for the row and finds it gone. */
export async function takeLink(transaction: Transaction, id: string): Promise<boolean> {
  const { count } = await transaction.verification.deleteMany({ where: { id } });
  return count === 1;
}

/** Somebody who may be let in: nobody is to a disabled account. */
export async function findPersonById(
  client: ScopedClient | Transaction,
  id: string,
  shows: { demo: boolean },
): Promise<StoredPerson | null> {
  return client.person.findFirst({
    where: { id, disabledAt: null, ...(!shows.demo && { isDemo: false }) },
    select: { id: true, name: true, username: true },
  });
}

/**
 * All that a person was ever given, wherever: read as the system, because what decides about their account may lie
 * outside of the caller's scope. Only a yes or no of it reaches the caller.
 */
export async function listAppointmentsOf(database: Database, personId: string): Promise<Appointment[]> {
  const rows = await database.system.client.appointment.findMany({
    where: { personId },
    include: WITH_PERSON_AND_UNIT,
  });
  return rows.map(stored);
}

/** Links, challenges and journeys. */
export async function deleteExpiredVerifications(client: Database['system']['client'], now: Date): Promise<void> {
  await client.verification.deleteMany({ where: { expiresAt: { lte: now } } });
}
