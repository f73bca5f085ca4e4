import { decideCare, type AccountCare } from '@linli/domain/accounts/account-care.ts';
import { decideAccountCare } from '@linli/domain/appointments/sign-in-link.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { Platform } from '../shared/platform.ts';
import { findAppointment } from './appointments.store.ts';
import { listAppointmentsOf } from './sign-in-links.store.ts';

/** The holder of an appointment, for whose whole account `actor` may do `care` now; refuses otherwise. */
export async function getPersonToCareFor(
  platform: Platform,
  actor: PersonActor,
  appointmentId: string,
  care: AccountCare,
): Promise<string> {
  const { database, clock } = platform;
  const appointment =
    (await findAppointment(database.scoped, actor.scope, appointmentId)) ?? refuse('appointment.not_found');
  const { id: personId, disabledAt } = appointment.person;
  decideAccountCare(actor, appointment, await listAppointmentsOf(database, personId), clock());
  decideCare(care, { isOwn: personId === actor.personId, isDisabled: disabledAt !== null });
  return personId;
}
