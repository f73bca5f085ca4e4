import { describe, expect, it } from 'vitest';
import type { Actor, PersonActor, Role } from '../shared/actor.ts';
import type { RefusalCode } from '../shared/refusal.ts';
import type { Scope } from '../shared/scope.ts';
import { TICKET_STATUSES, type Ticket, type TicketStatus } from './ticket.ts';
import {
  availableTicketActions,
  blockedTicketActions,
  decideTicket,
  TICKET_ACTIONS,
  type TicketAction,
} from './ticket-life.ts';
import { canSeeTicket, isLiveClaim } from './ticket-parts.ts';

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

const NOW = new Date('2026-11-23T02:00:00Z');
/** So many days after `NOW`. */
const after = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

/** In progress and finished tickets are volunteer p1's unless told. */
function ticketIn(
  status: TicketStatus,
  assignee: { id: string | null; role: Role | null } = { id: 'p1', role: 'volunteer' },
): Ticket {
  const isTaken = ['in_progress', 'suspended', 'resolved', 'closed'].includes(status);
  const isFinished = ['resolved', 'closed', 'rejected'].includes(status);
  return {
    id: 't1',
    ...HERE,
    status,
    statusBefore: status === 'suspended' ? 'in_progress' : null,
    finishedAt: isFinished ? NOW : null,
    reporterNudgedAt: null,
    supervisorRole: null,
    assigneeId: isTaken ? assignee.id : null,
    assigneeRole: isTaken ? assignee.role : null,
  };
}

function outcome(action: TicketAction, actor: Actor, ticket: Ticket): TicketStatus | RefusalCode {
  try {
    return decideTicket(action, actor, ticket, NOW);
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
  {
    action: 'suspend',
    actor: personAs('community_worker'),
    to: { accepted: 'suspended', in_progress: 'suspended' },
  },
  { action: 'resume', actor: personAs('community_worker'), to: { suspended: 'in_progress' } },
  { action: 'resume', actor: { kind: 'system', scope: { kind: 'system' } }, to: { suspended: 'in_progress' } },
  { action: 'reopen', actor: personAs('community_worker'), to: { resolved: 'accepted', closed: 'accepted' } },
  { action: 'reopen', actor: reporter, to: { resolved: 'accepted', closed: 'accepted' } },
  { action: 'call_back', actor: personAs('street_official'), to: { resolved: 'resolved', closed: 'closed' } },
  ...(['nudge', 'supervise'] as const).map((action) => ({
    action,
    actor: personAs('district_official'),
    to: {
      reported: 'reported',
      accepted: 'accepted',
      open: 'open',
      in_progress: 'in_progress',
      suspended: 'suspended',
    } as const,
  })),
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
    expect(availableTicketActions(volunteer, own, NOW)).toEqual(['release', 'resolve']);
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
    return: ['district_official', 'street_official', 'community_worker'],
    suspend: ['community_worker'],
    resume: ['community_worker'],
    call_back: ['district_official', 'street_official', 'community_worker'],
    reopen: ['community_worker'],
    nudge: ['district_official', 'street_official'],
    supervise: ['district_official', 'street_official'],
    end_supervision: ['district_official', 'street_official'],
  };
  const cases = TICKET_ACTIONS.flatMap((action) => (Object.keys(SCOPE_OF) as Role[]).map((role) => ({ action, role })));
  it.each(cases)('$role: $action', ({ action, role }) => {
    const canEver = TICKET_STATUSES.some((status) =>
      [null, 'street_official' as const].some((supervisorRole) =>
        availableTicketActions(
          personAs(role),
          { ...ticketIn(status, { id: 'p1', role }), supervisorRole },
          NOW,
        ).includes(action),
      ),
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

describe('at its moment', () => {
  const worker = personAs('community_worker');
  const blocked = (action: TicketAction, actor: Actor, ticket: Ticket, now = NOW) =>
    blockedTicketActions(actor, ticket, now).find((each) => each.action === action) ?? null;

  it.each([
    [15, true],
    [15.01, false],
  ])('a matter is taken up again within fifteen days: %d', (days, isPossible) => {
    const reason = isPossible ? null : { action: 'reopen', reason: 'within_reopen_period', until: null };
    for (const actor of [worker, reporter])
      expect(blocked('reopen', actor, ticketIn('closed'), after(days))).toEqual(reason);
  });
  it.each([
    [reporter, 0.99, false],
    [reporter, 1, true],
    [personAs('street_official'), 0, true],
  ] as const)('a reporter presses once a day, an official as often as needed', (actor, days, isPossible) => {
    const pressed = { ...ticketIn('in_progress'), reporterNudgedAt: NOW };
    const until = isPossible ? null : { reason: 'not_nudged_lately', until: after(1) };
    expect(blocked('nudge', actor, pressed, after(days))).toEqual(until && { action: 'nudge', ...until });
  });
  it('somebody else’s assignment is not returned, and one’s own is', () => {
    const own = ticketIn('in_progress', { id: 'p1', role: 'community_worker' });
    expect(outcome('return', worker, own)).toBe('accepted');
    expect(outcome('return', personAs('community_worker', 'p2'), own)).toBe('ticket.not_allowed');
    // The same person under another role has nothing to return.
    expect(outcome('return', worker, ticketIn('in_progress'))).toBe('ticket.not_allowed');
  });
  it('a street does not end what its district supervises, and the district ends both', () => {
    const supervised = (supervisorRole: Role) => ({ ...ticketIn('accepted'), supervisorRole });
    const [street, district] = [personAs('street_official'), personAs('district_official')];
    expect(outcome('end_supervision', street, supervised('street_official'))).toBe('accepted');
    expect(outcome('end_supervision', street, supervised('district_official'))).toBe('ticket.not_allowed');
    for (const role of ['street_official', 'district_official'] as const)
      expect(outcome('end_supervision', district, supervised(role))).toBe('accepted');
    expect(outcome('supervise', street, supervised('district_official'))).toBe('ticket.not_now');
    expect(blocked('supervise', street, supervised('street_official'))?.reason).toBe('not_supervised');
  });
  it('says of a wrong status that it is the status', () => {
    expect(blocked('accept', worker, ticketIn('accepted'))).toEqual({
      action: 'accept',
      reason: 'status',
      until: null,
    });
    expect(blocked('nudge', worker, ticketIn('accepted'))).toBeNull();
  });
});
