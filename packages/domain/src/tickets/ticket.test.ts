import { describe, expect, it } from 'vitest';
import type { Actor, PersonActor, Role } from '../shared/actor.ts';
import type { RefusalCode } from '../shared/refusal.ts';
import type { Scope } from '../shared/scope.ts';
import {
  availableTicketActions,
  canSeeTicket,
  decideTicket,
  isLiveClaim,
  TICKET_ACTIONS,
  TICKET_STATUSES,
  ticketDueAt,
  type Ticket,
  type TicketAction,
  type TicketStatus,
} from './ticket.ts';

const HERE = { districtId: 'd1', streetId: 's1', communityId: 'c1' };
const SCOPE_OF: Record<Role, Scope> = {
  system_admin: { kind: 'administration' },
  auditor: { kind: 'audit', districtIds: ['d1'] },
  district_official: { kind: 'units', level: 'district', unitIds: ['d1'] },
  street_official: { kind: 'units', level: 'street', unitIds: ['s1'] },
  community_worker: { kind: 'units', level: 'community', unitIds: ['c1'] },
  volunteer: { kind: 'units', level: 'community', unitIds: ['c0', 'c1'] },
};

function personAs(role: Role, personId = 'p1', scope = SCOPE_OF[role]): PersonActor {
  return { kind: 'person', personId, name: '李秀兰', appointmentId: 'a1', role, unit: null, scope };
}
const reporter: Actor = { kind: 'reporter', scope: { kind: 'secret', secretHash: 'h' } };

/** In progress and finished tickets are volunteer p1's unless told. */
function ticketIn(
  status: TicketStatus,
  assignee: { id: string | null; role: Role | null } = { id: 'p1', role: 'volunteer' },
): Ticket {
  const isTaken = ['in_progress', 'resolved', 'closed'].includes(status);
  return {
    id: 't1',
    ...HERE,
    status,
    assigneeId: isTaken ? assignee.id : null,
    assigneeRole: isTaken ? assignee.role : null,
  };
}

function outcome(action: TicketAction, actor: Actor, ticket: Ticket): TicketStatus | RefusalCode {
  try {
    return decideTicket(action, actor, ticket);
  } catch (refusal) {
    return (refusal as { code: RefusalCode }).code;
  }
}

/** What each action leads to, by who takes it; every status that is not named is "not now". */
const MOVES: { action: TicketAction; actor: Actor; to: Partial<Record<TicketStatus, TicketStatus>> }[] = [
  { action: 'accept', actor: personAs('community_worker'), to: { reported: 'accepted' } },
  { action: 'reject', actor: personAs('community_worker'), to: { reported: 'rejected' } },
  { action: 'open', actor: personAs('community_worker'), to: { accepted: 'open' } },
  {
    action: 'assign',
    actor: personAs('community_worker'),
    to: { accepted: 'in_progress', open: 'in_progress', in_progress: 'in_progress' },
  },
  { action: 'resolve', actor: personAs('community_worker'), to: { accepted: 'resolved', in_progress: 'resolved' } },
  { action: 'rate', actor: reporter, to: { resolved: 'closed' } },
];

describe('a worker and a reporter move a ticket exactly as the table says', () => {
  const cases = MOVES.flatMap((move) => TICKET_STATUSES.map((status) => ({ ...move, status })));
  it.each(cases)('$action from $status', ({ action, actor, to, status }) => {
    expect(outcome(action, actor, ticketIn(status))).toBe(to[status] ?? 'ticket.not_now');
  });
});

describe('a volunteer', () => {
  const volunteer = personAs('volunteer');
  it.each(TICKET_STATUSES.map((status) => ({ status })))('claims $status only if it is open', ({ status }) => {
    const expected: Partial<Record<TicketStatus, string>> = {
      open: 'in_progress',
      in_progress: 'ticket.already_claimed',
    };
    const ticket = ticketIn(status, { id: 'p2', role: 'volunteer' });
    expect(outcome('claim', volunteer, ticket)).toBe(expected[status] ?? 'ticket.not_found');
  });
  it('resolves or gives back what they claimed themselves', () => {
    const own = ticketIn('in_progress');
    expect(availableTicketActions(volunteer, own)).toEqual(['release', 'resolve']);
    expect(outcome('resolve', volunteer, own)).toBe('resolved');
    expect(outcome('release', volunteer, own)).toBe('open');
  });
  it('cannot touch what somebody else claimed: for them it does not exist', () => {
    const others = ticketIn('in_progress', { id: 'p2', role: 'volunteer' });
    for (const action of ['release', 'resolve', 'assign', 'accept'] as const) {
      expect(outcome(action, volunteer, others)).toBe('ticket.not_found');
    }
  });
  it('has contact details only while the claim is live', () => {
    expect(isLiveClaim(volunteer, ticketIn('in_progress'))).toBe(true);
    expect(isLiveClaim(volunteer, ticketIn('resolved'))).toBe(false);
    expect(isLiveClaim(volunteer, ticketIn('open'))).toBe(false);
  });
  it('does not keep a claim made as volunteer when acting as worker of another community', () => {
    const elsewhere = personAs('community_worker', 'p1', { kind: 'units', level: 'community', unitIds: ['c2'] });
    expect(canSeeTicket(elsewhere, ticketIn('in_progress'))).toBe(false);
  });
});

describe('who may do what at all', () => {
  const WHO: Record<TicketAction, Role[]> = {
    accept: ['community_worker'],
    reject: ['community_worker'],
    open: ['community_worker'],
    assign: ['community_worker'],
    claim: ['volunteer'],
    release: ['volunteer'],
    resolve: ['community_worker', 'volunteer'],
    rate: [],
  };
  const cases = TICKET_ACTIONS.flatMap((action) => (Object.keys(SCOPE_OF) as Role[]).map((role) => ({ action, role })));
  it.each(cases)('$role: $action', ({ action, role }) => {
    const canEver = TICKET_STATUSES.some((status) =>
      availableTicketActions(personAs(role), ticketIn(status)).includes(action),
    );
    expect(canEver).toBe(WHO[action].includes(role));
  });
  it('tells officials who look on that it is not theirs, not that it does not exist', () => {
    expect(outcome('accept', personAs('street_official'), ticketIn('reported'))).toBe('ticket.not_allowed');
  });
});

describe('sight', () => {
  const foreign: Record<string, Scope> = {
    'another community': { kind: 'units', level: 'community', unitIds: ['c2'] },
    'another street': { kind: 'units', level: 'street', unitIds: ['s2'] },
    'another district': { kind: 'units', level: 'district', unitIds: ['d2'] },
    'no unit at all': { kind: 'units', level: 'community', unitIds: [] },
  };
  it.each(Object.entries(foreign))('ends at the border: %s', (_name, scope) => {
    for (const status of TICKET_STATUSES) {
      expect(outcome('accept', personAs('community_worker', 'p9', scope), ticketIn(status))).toBe('ticket.not_found');
      expect(outcome('claim', personAs('volunteer', 'p9', scope), ticketIn(status))).toBe('ticket.not_found');
    }
  });
  it('does not include residents’ matters for a system administrator', () => {
    expect(canSeeTicket(personAs('system_admin'), ticketIn('reported'))).toBe(false);
  });
});

it('promises a solution in elapsed hours by category', () => {
  expect(ticketDueAt('safety', new Date('2026-11-20T15:30:00Z'))).toEqual(new Date('2026-11-21T15:30:00Z'));
});
