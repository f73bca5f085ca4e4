import type { Transaction } from '../shared/database.ts';
import { currentAt, peopleShown } from './appointments.store.ts';

/** Held where it counts whether there is an administrator: two answers at once would both be wrong. */
const ADMINISTRATORS_LOCK = 0x11a14;

/** Whether somebody administers the installation besides one appointment (null: at all), until this transaction ends. */
export async function hasAdministratorBesides(
  transaction: Transaction,
  appointmentId: string | null,
  now: Date,
  shows: { demo: boolean },
): Promise<boolean> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${ADMINISTRATORS_LOCK}::bigint)`;
  const count = await transaction.appointment.count({
    where: {
      role: 'system_admin',
      ...(appointmentId !== null && { id: { not: appointmentId } }),
      person: peopleShown(shows),
      ...currentAt(now),
    },
  });
  return count > 0;
}
