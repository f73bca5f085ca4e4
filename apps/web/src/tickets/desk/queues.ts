import type { ResponseOf } from '@linli/domain/shared/contract.ts';
import type { TicketListQuery, ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';

type Counts = ResponseOf<typeof ticketsContract.counts, never>;
export type Sort = TicketListQuery['sort'];

interface Queue {
  /** What the list is asked for. */
  filter: { status?: NonNullable<TicketListQuery['status']>; assignee?: 'me' };
  /** Where its figure comes from; none where nobody needs to know how many there are. */
  count?: keyof Counts;
  /** The order it opens in. Only what is unfinished has a deadline to sort by. */
  sort: Sort;
  canSort: boolean;
  /** Tickets of several statuses stand in it, so each row says its own. */
  isMixed: boolean;
}

/** The queues of the desk in the order of a ticket's life, then those that cut across it. */
export const QUEUES = {
  reported: { filter: { status: 'reported' }, count: 'reported', sort: 'due', canSort: true, isMixed: false },
  accepted: { filter: { status: 'accepted' }, count: 'accepted', sort: 'due', canSort: true, isMixed: false },
  open: { filter: { status: 'open' }, count: 'open', sort: 'due', canSort: true, isMixed: false },
  in_progress: { filter: { status: 'in_progress' }, count: 'in_progress', sort: 'due', canSort: true, isMixed: false },
  suspended: { filter: { status: 'suspended' }, count: 'suspended', sort: 'due', canSort: true, isMixed: false },
  supervised: { filter: { status: 'supervised' }, count: 'supervised', sort: 'due', canSort: true, isMixed: true },
  overdue: { filter: { status: 'overdue' }, count: 'overdue', sort: 'due', canSort: true, isMixed: true },
  climbed: { filter: { status: 'climbed' }, count: 'climbed', sort: 'due', canSort: true, isMixed: true },
  mine: { filter: { status: 'unfinished', assignee: 'me' }, count: 'mine', sort: 'due', canSort: true, isMixed: true },
  resolved: { filter: { status: 'resolved' }, count: 'resolved', sort: 'newest', canSort: false, isMixed: false },
  unfinished: { filter: { status: 'unfinished' }, sort: 'due', canSort: true, isMixed: true },
  all: { filter: {}, sort: 'newest', canSort: false, isMixed: true },
} as const satisfies Record<string, Queue>;

export type QueueName = keyof typeof QUEUES;

/** The desk of a worker. */
export const DESK_QUEUES: readonly QueueName[] = [
  'reported',
  'accepted',
  'open',
  'in_progress',
  'suspended',
  'overdue',
  'supervised',
  'mine',
  'resolved',
  'all',
];

/** Those who look on: nothing is ever given to them, and they see what waits as a whole. */
export const OVERLOOK_QUEUES: readonly QueueName[] = [
  'overdue',
  'climbed',
  'supervised',
  'unfinished',
  'reported',
  'accepted',
  'open',
  'in_progress',
  'suspended',
  'resolved',
  'all',
];

export function queueOf(name: QueueName): Queue {
  return QUEUES[name];
}
