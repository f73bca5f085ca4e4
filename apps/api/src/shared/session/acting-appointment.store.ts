import type { Database } from '../database.ts';

/** Keeps what a session acts as. Sessions belong to nobody's scope, so the system writes it. */
export async function setActingAppointment(
  database: Database,
  sessionId: string,
  appointmentId: string,
): Promise<void> {
  await database.system.client.session.update({
    where: { id: sessionId },
    data: { actingAppointmentId: appointmentId },
  });
}
