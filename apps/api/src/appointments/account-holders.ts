import { decideAccountCare } from '@linli/domain/appointments/sign-in-link.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { Platform } from '../shared/platform.ts';
import { findAppointment } from './appointments.store.ts';
import { listAppointmentsOf } from './sign-in-links.store.ts';

/** The holder of an appointment, whose whole account `actor` may look after; refuses otherwise. */
export async function getPersonToCareFor(
  platform: Platform,
  actor: PersonActor,
  appointmentId: string,
): Promise<string> {
  const { database, clock } = platform;
  const appointment =
    (await findAppointment(database.scoped, actor.scope, appointmentId)) ?? refuse('appointment.not_found');
  const personId = appointment.person.id;
  decideAccountCare(actor, appointment, await listAppointmentsOf(database, personId), clock());
  return personId;
}
