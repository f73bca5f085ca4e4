import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
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

/** A ticket in one of the statuses on the way, brought there through the API by the people of the scene. */
export async function givenTicket(
  api: TestApi,
  scene: Scene,
  status: 'reported' | 'accepted' | 'open' | 'in_progress' | 'resolved',
  report: Report = {},
) {
  const receipt = await givenReport(api, scene.community, report);
  const params = { ticketId: receipt.id };
  const { worker, volunteer } = scene;
  let ticket: TicketView = await api.ok(ticketsContract.get, worker, { params });
  if (status !== 'reported') ticket = await api.ok(ticketsContract.accept, worker, { params, body: { version: 1 } });
  if (status !== 'reported' && status !== 'accepted') {
    ticket = await api.ok(ticketsContract.open, worker, {
      params,
      body: { version: 2, volunteerBrief: '换一个声控灯泡' },
    });
  }
  if (status === 'in_progress' || status === 'resolved')
    ticket = await api.ok(ticketsContract.claim, volunteer, { params });
  if (status === 'resolved')
    ticket = await api.ok(ticketsContract.resolve, volunteer, { params, body: { version: 4, solution: '已换好' } });
  return { ...ticket, secret: receipt.secret, params };
}
