import type { Transaction } from '../database.ts';

/** Keeps what a session acts as. */
export async function setActingAppointment(
  transaction: Transaction,
  sessionId: string,
  appointmentId: string,
): Promise<void> {
  await transaction.session.updateMany({ where: { id: sessionId }, data: { actingAppointmentId: appointmentId } });
}
