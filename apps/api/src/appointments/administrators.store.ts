import type { Transaction } from '../shared/database.ts';
import { currentAt, peopleWhoAct } from './appointments.store.ts';

/** Held where it counts whether there is an administrator: two answers at once would both be wrong. */
const ADMINISTRATORS_LOCK = 0x11a14;

/** Whether somebody administers the installation and can sign in, besides one appointment or one person (null: at all). */
export async function hasAdministratorBesides(
  transaction: Transaction,
  besides: { appointmentId: string } | { personId: string } | null,
  now: Date,
  shows: { demo: boolean },
): Promise<boolean> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${ADMINISTRATORS_LOCK}::bigint)`;
  const count = await transaction.appointment.count({
    where: {
      role: 'system_admin',
      ...(besides && 'appointmentId' in besides && { id: { not: besides.appointmentId } }),
      ...(besides && 'personId' in besides && { personId: { not: besides.personId } }),
      person: peopleWhoAct(shows),
      ...currentAt(now),
    },
  });
  return count > 0;
}
