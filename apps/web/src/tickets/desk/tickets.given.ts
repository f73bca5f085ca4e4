import type { TicketSummary, TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { COMMUNITY_ID } from '../../shared/testing/show-office-page.tsx';

/** The `n`th ticket of a community, as lists show it. */
export function givenSummary(n: number, of: Partial<TicketSummary> = {}): TicketSummary {
  return {
    id: `01900000-0000-7000-8000-00000000100${n}`,
    number: `HP-20261123-000${n}`,
    status: 'reported',
    category: 'facilities',
    title: `路灯不亮${n}`,
    place: `和平小区${n}号楼`,
    community: { id: COMMUNITY_ID, name: '彩塔街社区' },
    reportedAt: '2026-11-23T01:00:00.000Z',
    dueAt: '2100-01-01T00:00:00.000Z',
    finishedAt: null,
    assignee: null,
    suspendedUntil: null,
    nudges: 0,
    climbed: null,
    supervisedUntil: null,
    version: 1,
    ...of,
  };
}

/** The same ticket as its detail shows it to a worker. */
export function givenTicket(n: number, of: Partial<TicketView> = {}): TicketView {
  return {
    ...givenSummary(n),
    source: 'counter',
    description: '晚上看不清路',
    placeDetail: '2单元302',
    reporterName: '王**',
    reporterPhone: '139****2042',
    canReveal: true,
    volunteerBrief: null,
    rejectReason: null,
    solution: null,
    stars: null,
    ratingComment: null,
    suspendReason: null,
    reopenings: 0,
    supervision: null,
    callBack: null,
    photos: [],
    events: [
      {
        id: '1',
        action: 'tickets.report',
        at: '2026-11-23T01:00:00.000Z',
        actorName: null,
        actorRole: null,
        givenTo: null,
        climbedTo: null,
        note: null,
      },
    ],
    availableActions: ['accept', 'reject'],
    blockedActions: [],
    ...of,
  };
}
