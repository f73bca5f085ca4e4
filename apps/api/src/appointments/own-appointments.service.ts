import type { Me } from '@linli/domain/appointments/appointments.contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { change, recordEvent, type NewEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { withScope } from '../shared/request-context.ts';
import { newToken } from '../shared/session/session-cookies.ts';
import { actorUnder, type SessionPerson } from '../shared/session/session.ts';
import { renewSession } from '../shared/session/sessions.store.ts';

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
    mustChangePassword: session.limit === 'password_must_change',
    mustSetUpTwoFactor: session.limit === 'two_factor_must_set_up',
    hasTwoFactor: session.hasTwoFactor,
  };
}

/** Acts under another of one's own current appointments; the token that had the rights before opens nothing any more. */
export async function actAs(
  platform: Platform,
  session: SessionPerson,
  appointmentId: string,
): Promise<{ me: Me; token: string }> {
  const appointment =
    session.appointments.find((each) => each.id === appointmentId) ??
    refuse('appointment.not_found', { errors: [{ path: ['appointmentId'], code: 'not_found' }] });
  const actor = actorUnder(session, appointment);
  const { token, tokenHash } = newToken();
  // The event belongs where the person acts from now on, so it is written within that scope.
  await withScope(actor.scope, () =>
    change(platform, async (transaction) => {
      const renewal = { tokenHash, actingAppointmentId: appointmentId };
      if (!(await renewSession(transaction, session.sessionId, renewal))) refuse('request.sign_in_needed');
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
  return { me: { ...meOf(session), actingAppointmentId: appointmentId }, token };
}
