import { ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';

/**
 * Server-sent events named `change`, data `{"action":"tickets.accept","subjectType":"ticket","subjectId":"…"}`,
 * and `reset` when too much was missed to tell one by one. `Last-Event-ID` resumes without a gap.
 */
export interface LiveChange {
  action: string;
  subjectType: string;
  subjectId: string;
}

export const liveContract = defineContract({
  stream: {
    method: 'GET',
    path: '/live',
    access: ROLES,
    /** They hear what concerns themselves, and administrators what lies above all units. */
    breadth: { system_admin: 'own', auditor: 'own' },
    status: 200,
    response: 'event-stream',
    summary: 'Changes within one’s scope as they are committed',
  },
});
