import { TICKET_CATEGORIES, type TicketCategory } from '@linli/domain/tickets/ticket.ts';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { queueOf, type QueueName, type Sort } from './queues.ts';

/** All that the address of a ticket list says: reloading, going back and sending a link show the same. */
export interface DeskAddress {
  queue: QueueName;
  category: TicketCategory | null;
  sort: Sort;
  /** A search goes through all tickets, whatever the queue. */
  q: string;
  /** The part of one's units that is looked at. */
  unitId: string | null;
  ticketId: string | null;
  isReporting: boolean;
}

type Change = Partial<Record<'queue' | 'category' | 'sort' | 'q' | 'unitId' | 'ticket' | 'new', string | null>>;

const isCategory = (text: string | null): text is TicketCategory =>
  text !== null && Object.hasOwn(TICKET_CATEGORIES, text);

function read(params: URLSearchParams, queues: readonly QueueName[]): DeskAddress {
  const first = queues[0] ?? 'all';
  const queue = queues.find((name) => name === params.get('queue')) ?? first;
  const category = params.get('category');
  const sort = params.get('sort');
  const { canSort, sort: usual } = queueOf(queue);
  return {
    queue,
    category: isCategory(category) ? category : null,
    sort: canSort && (sort === 'due' || sort === 'newest') ? sort : usual,
    q: params.get('q')?.trim() ?? '',
    unitId: params.get('unitId'),
    ticketId: params.get('ticket'),
    isReporting: params.has('new'),
  };
}

function apply(params: URLSearchParams, change: Change): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** The address as words, ways to other addresses of the same page, and a way to go there. */
export function useDeskAddress(queues: readonly QueueName[]) {
  const [params, setParams] = useSearchParams();
  const address = useMemo(() => read(params, queues), [params, queues]);
  const linkTo = useCallback((change: Change) => `?${apply(params, change)}`, [params]);
  const go = useCallback(
    (change: Change, { replace = false } = {}) =>
      setParams((now) => apply(now, change), { replace, preventScrollReset: true }),
    [setParams],
  );
  return { address, linkTo, go };
}
