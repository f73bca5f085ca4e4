import type { Me } from '@linli/domain/appointments/appointments.contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { change, recordEvent, type NewEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { withScope } from '../shared/request-context.ts';
import { setActingAppointment } from '../shared/session/acting-appointment.store.ts';
import { actorUnder, type SessionPerson } from '../shared/session/session.ts';

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
  const appointment =
    session.appointments.find((each) => each.id === appointmentId) ??
    refuse('appointment.not_found', { errors: [{ path: ['appointmentId'], code: 'not_found' }] });
  const actor = actorUnder(session, appointment);
  // The event belongs where the person acts from now on, so it is written within that scope.
  await withScope(actor.scope, () =>
    change(platform, async (transaction) => {
      await setActingAppointment(transaction, session.sessionId, appointmentId);
      const event: NewEvent = {
        actor,
        action: 'appointments.act_as',
        subject: { type: 'appointment', id: appointmentId, path: appointment.path },
        changes: { acting: [session.actor?.appointmentId ?? null, appointmentId] },
        audience: 'nobody',
        concernsPersonId: session.personId,
      };
      await recordEvent(transaction, event, platform.clock());
    }),
  );
  return { ...meOf(session), actingAppointmentId: appointmentId };
}
