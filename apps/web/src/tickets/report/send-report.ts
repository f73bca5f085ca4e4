import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import type { TicketReceipt } from '@linli/domain/tickets/ticket-views.contract.ts';
import { call } from '../../shared/api.ts';
import { problemOf } from '../../shared/api-problem.ts';

type Report = Omit<BodyOf<typeof ticketsContract.reportPublicly>, 'proof'>;

/** A challenge may be over before it is solved; then there is another. */
const PROOFS = 3;

/**
 * Sends a report, and does the work that is asked for while many come at once. Each try has a key of its own, and the
 * same challenge always has the same solution: sent again after a lost connection, all of it is the same report.
 */
export async function sendReport(report: Report, key: string): Promise<TicketReceipt> {
  let proof: string | undefined;
  for (let proofs = 0; ; proofs += 1) {
    try {
      const body = { ...report, ...(proof !== undefined && { proof }) };
      return await call(ticketsContract.reportPublicly, { body, key: proofs === 0 ? key : `${key}-${proofs}` });
    } catch (error) {
      const { code, params } = problemOf(error);
      if (code !== 'ticket.proof_needed' || proofs === PROOFS) throw error;
      const { solve } = await import('./report-proof.ts');
      // A browser that cannot (a page without https) is told to come back later, like everybody else by the refusal.
      proof = await solve(String(params['challenge'])).catch(() => Promise.reject(error));
    }
  }
}
