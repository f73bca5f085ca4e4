import type { PersonActor, ReporterActor } from '@linli/domain/shared/actor.ts';
import { firstMomentOfShanghaiDay, endOfShanghaiDay } from '@linli/domain/shared/clock.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { ticketStepsContract } from '@linli/domain/tickets/ticket-steps.contract.ts';
import { dueAfterResuming, dueAfterSuspending, ticketDueAt } from '@linli/domain/tickets/ticket-promise.ts';
import { TICKET_LIMITS } from '@linli/domain/tickets/ticket.ts';
import type { Platform } from '../shared/platform.ts';
import { getByNumber, move, tell, tellReporter, type Move } from './ticket-move.ts';

type Contract = typeof ticketStepsContract;
type Body<Key extends keyof Contract> = BodyOf<Contract[Key]>;

/** A moment that lies ahead, and not further than `days`. */
function ahead(platform: Platform, moment: Date | null, days: number): Date {
  const left = (moment?.getTime() ?? 0) - platform.clock().getTime();
  if (moment && left > 0 && left <= days * 86_400_000) return moment;
  refuse('ticket.day_not_possible', { params: { days }, errors: [{ path: ['until'], code: 'invalid' }] });
}

/** Back to the desk, which gives it to somebody else. */
export async function returnTicket(
  platform: Platform,
  actor: PersonActor,
  ticketId: string,
  { version, reason }: Body<'return'>,
) {
  const set = { assigneeId: null, assigneeName: null, assigneeRole: null };
  const changes = { assignee: [actor.name, null] } as const;
  return tell(
    platform,
    actor,
    await move(platform, actor, 'return', ticketId, { version, set, changes, note: reason }),
  );
}

/** Waits until the day begins; then it goes on by itself, unless somebody goes on with it before. */
export async function suspendTicket(
  platform: Platform,
  actor: PersonActor,
  ticketId: string,
  { version, until, reason }: Body<'suspend'>,
) {
  const suspendedUntil = ahead(platform, firstMomentOfShanghaiDay(until), TICKET_LIMITS.suspendDays);
  const now = platform.clock();
  const set = { suspendedAt: now, suspendedUntil, suspendReason: reason };
  const changes = { suspendedUntil: [null, suspendedUntil.toISOString()] } as const;
  const promise: Move['promise'] = (ticket, calendar) =>
    dueAfterSuspending(ticket, { now, until: suspendedUntil }, calendar);
  return tell(
    platform,
    actor,
    await move(platform, actor, 'suspend', ticketId, { version, set, changes, promise, note: reason }),
  );
}

export async function resumeTicket(platform: Platform, actor: PersonActor, ticketId: string, body: Body<'resume'>) {
  return tell(platform, actor, await move(platform, actor, 'resume', ticketId, resuming(platform, body)));
}

/** What was put off goes on with the time that it had left. */
export function resuming(platform: Platform, { version }: Body<'resume'>): Move {
  const now = platform.clock();
  return {
    version,
    promise: (ticket, calendar) =>
      ticket.suspendedUntil ? dueAfterResuming(ticket, { until: ticket.suspendedUntil, now }, calendar) : ticket.dueAt,
  };
}

export async function reopenTicket(platform: Platform, actor: PersonActor, ticketId: string, body: Body<'reopen'>) {
  return tell(platform, actor, await move(platform, actor, 'reopen', ticketId, reopening(platform, body)));
}

export async function reopenAsReporter(
  platform: Platform,
  actor: ReporterActor,
  number: string,
  body: Body<'reopenPublicly'>,
) {
  const { id } = await getByNumber(platform, actor, number);
  return tellReporter(platform, actor, await move(platform, actor, 'reopen', id, reopening(platform, body)));
}

/** It begins again with a promise of its own; what was done and rated before stays in its events. */
function reopening(platform: Platform, { version, reason }: Body<'reopen'>): Move {
  return {
    version,
    set: ({ reopenings }) => ({
      assigneeId: null,
      assigneeName: null,
      assigneeRole: null,
      solution: null,
      stars: null,
      ratingComment: null,
      callBackResult: null,
      callBackNote: null,
      calledBackAt: null,
      finishedAt: null,
      reopenings: reopenings + 1,
    }),
    promise: ({ category }, calendar) => ticketDueAt(category, platform.clock(), calendar),
    note: reason,
  };
}

export async function callBack(
  platform: Platform,
  actor: PersonActor,
  ticketId: string,
  { version, result, note }: Body<'callBack'>,
) {
  const set = { callBackResult: result, callBackNote: note, calledBackAt: platform.clock() };
  const changes = { callBack: [null, result] } as const;
  return tell(platform, actor, await move(platform, actor, 'call_back', ticketId, { version, set, changes, note }));
}

export async function nudgeTicket(platform: Platform, actor: PersonActor, ticketId: string, body: Body<'nudge'>) {
  const { version, note } = body;
  const set: Move['set'] = ({ nudges }) => ({ nudges: nudges + 1 });
  return tell(platform, actor, await move(platform, actor, 'nudge', ticketId, { version, set, note }));
}

export async function nudgeAsReporter(
  platform: Platform,
  actor: ReporterActor,
  number: string,
  { version, note }: Body<'nudgePublicly'>,
) {
  const { id } = await getByNumber(platform, actor, number);
  const set: Move['set'] = ({ nudges }) => ({ nudges: nudges + 1, reporterNudgedAt: platform.clock() });
  return tellReporter(platform, actor, await move(platform, actor, 'nudge', id, { version, set, note }));
}

/** Watched over until the day is over; the note says what is expected. */
export async function superviseTicket(
  platform: Platform,
  actor: PersonActor,
  ticketId: string,
  { version, until, note }: Body<'supervise'>,
) {
  const supervisedUntil = ahead(platform, endOfShanghaiDay(until), TICKET_LIMITS.superviseDays);
  const set = {
    supervisorName: actor.name,
    supervisorRole: actor.role,
    supervisedAt: platform.clock(),
    supervisedUntil,
    supervisionNote: note,
  };
  const changes = { supervisedUntil: [null, supervisedUntil.toISOString()] } as const;
  return tell(platform, actor, await move(platform, actor, 'supervise', ticketId, { version, set, changes, note }));
}

export async function endSupervision(
  platform: Platform,
  actor: PersonActor,
  ticketId: string,
  { version, note }: Body<'endSupervision'>,
) {
  const set = {
    supervisorName: null,
    supervisorRole: null,
    supervisedAt: null,
    supervisedUntil: null,
    supervisionNote: null,
  };
  const changes: Move['changes'] = ({ supervisedUntil }) => ({
    supervisedUntil: [supervisedUntil?.toISOString() ?? null, null],
  });
  return tell(
    platform,
    actor,
    await move(platform, actor, 'end_supervision', ticketId, { version, set, changes, note }),
  );
}
