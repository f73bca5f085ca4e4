import type { Me } from '@linli/domain/appointments/appointments.contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { Platform } from '../shared/platform.ts';
import { setActingAppointment } from '../shared/session/acting-appointment.store.ts';
import type { SessionPerson } from '../shared/session/session.ts';

/** Who is signed in, with what they can act as. */
export function meOf(session: SessionPerson): Me {
  return {
    person: { id: session.personId, name: session.name, username: session.username },
    appointments: session.appointments.map(({ id, role, unit, from, to }) => ({
      id,
      role,
      unit,
      from: from.toISOString(),
      to: to?.toISOString() ?? null,
    })),
    actingAppointmentId: session.actor?.appointmentId ?? null,
  };
}

/** Acts under another of one's own current appointments from the next request on. */
export async function actAs(platform: Platform, session: SessionPerson, appointmentId: string): Promise<Me> {
  const isOwn = session.appointments.some((each) => each.id === appointmentId);
  if (!isOwn) refuse('appointment.not_found', { errors: [{ path: ['appointmentId'], code: 'not_found' }] });
  await setActingAppointment(platform.database, session.sessionId, appointmentId);
  return { ...meOf(session), actingAppointmentId: appointmentId };
}
