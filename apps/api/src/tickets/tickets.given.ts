import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import { ticketStepsContract } from '@linli/domain/tickets/ticket-steps.contract.ts';
import type { TicketStatus } from '@linli/domain/tickets/ticket.ts';
import type { TicketReceipt, TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { givenPerson, type GivenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity, type GivenCommunity } from '../org-units/org-units.given.ts';
import type { TestApi } from '../shared/testing/app.ts';

type Report = Partial<BodyOf<typeof ticketsContract.reportPublicly>>;

/** A community with a worker and two volunteers who joined it. */
export interface Scene {
  readonly community: GivenCommunity;
  readonly worker: GivenPerson;
  readonly volunteer: GivenPerson;
  readonly otherVolunteer: GivenPerson;
}

export async function givenScene(api: TestApi): Promise<Scene> {
  const community = await givenCommunity(api);
  const worker = await givenPerson(api, { role: 'community_worker', unit: community, name: '李秀兰' });
  const volunteer = await givenPerson(api, { role: 'volunteer', unit: community, name: '陈志远' });
  const otherVolunteer = await givenPerson(api, { role: 'volunteer', unit: community, name: '刘思雨' });
  return { community, worker, volunteer, otherVolunteer };
}

export const A_REPORT = {
  category: 'facilities',
  title: '三单元声控灯不亮',
  description: '晚上老人下楼看不清台阶',
  place: '文化路小区5号楼',
  placeDetail: '3单元1层',
  reporterName: '张桂芬',
  reporterPhone: '139-0000-1234',
} as const;

/** A public report to a community. */
export async function givenReport(
  api: TestApi,
  community: GivenCommunity,
  report: Report = {},
): Promise<TicketReceipt> {
  return api.ok(ticketsContract.reportPublicly, null, { body: { ...A_REPORT, communityId: community.id, ...report } });
}

/** `YYYY-MM-DD` in Shanghai, so many days from now. */
export const dayFromNow = (days: number) => shanghaiDate(new Date(Date.now() + days * 86_400_000));

/** A ticket in one of the statuses on the way, brought there through the API by the people of the scene. */
export async function givenTicket(api: TestApi, scene: Scene, status: TicketStatus, report: Report = {}) {
  const { secret, ...receipt } = await givenReport(api, scene.community, report);
  const params = { ticketId: receipt.id };
  const { worker, volunteer } = scene;
  let ticket: TicketView = await api.ok(ticketsContract.get, worker, { params });
  const body = () => ({ version: ticket.version });
  const reporter = { params: { number: receipt.number }, secret };
  const step: Record<TicketStatus, () => Promise<unknown>> = {
    reported: async () => {},
    accepted: () => api.ok(ticketsContract.accept, worker, { params, body: body() }),
    open: () => api.ok(ticketsContract.open, worker, { params, body: { ...body(), volunteerBrief: '换一个声控灯泡' } }),
    in_progress: () => api.ok(ticketsContract.claim, volunteer, { params }),
    suspended: () =>
      api.ok(ticketStepsContract.suspend, worker, {
        params,
        body: { ...body(), until: dayFromNow(3), reason: '等配件' },
      }),
    resolved: () => api.ok(ticketsContract.resolve, volunteer, { params, body: { ...body(), solution: '已换好' } }),
    closed: () => api.ok(ticketsContract.rate, null, { ...reporter, body: { ...body(), stars: 4, comment: '' } }),
    rejected: () => api.ok(ticketsContract.reject, worker, { params, body: { ...body(), reason: '不在本社区' } }),
  };
  for (const each of WAYS[status]) {
    await step[each]();
    ticket = await api.ok(ticketsContract.get, worker, { params });
  }
  return { ...ticket, secret, params };
}

export type GivenTicket = Awaited<ReturnType<typeof givenTicket>>;

/** By which statuses a ticket comes to each. */
const WAYS: Record<TicketStatus, readonly TicketStatus[]> = {
  reported: [],
  accepted: ['accepted'],
  open: ['accepted', 'open'],
  in_progress: ['accepted', 'open', 'in_progress'],
  suspended: ['accepted', 'suspended'],
  resolved: ['accepted', 'open', 'in_progress', 'resolved'],
  closed: ['accepted', 'open', 'in_progress', 'resolved', 'closed'],
  rejected: ['rejected'],
};
