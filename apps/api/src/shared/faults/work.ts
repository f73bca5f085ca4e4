import type { TicketReceipt, TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { A_REPORT, type Scene } from '../../tickets/tickets.given.ts';
import type { StubbornClient } from './stubborn-client.ts';

type Person = { readonly cookie: string };

/** A ticket is given to the next volunteer before its story is so long that telling it is most of the work. */
export const ROUNDS = 10;

/** A volunteer takes and gives back one ticket after the other for as long as it is wanted: the hottest change there is. */
export async function claimAndRelease(
  client: StubbornClient,
  volunteer: Person,
  tickets: string[],
  isWanted: () => boolean,
): Promise<void> {
  const headers = { cookie: volunteer.cookie };
  for (let subjectId = tickets.shift(); subjectId !== undefined; subjectId = tickets.shift()) {
    const path = `/tickets/${subjectId}`;
    for (let round = 0; round < ROUNDS && isWanted(); round += 1) {
      const claim = { action: 'tickets.claim', path: `${path}/claim`, headers, subjectId };
      const claimed = (await client.change<TicketView>(claim)) ?? (await client.read<TicketView>(path, headers));
      const body = { version: claimed.version, reason: '临时有事' };
      await client.change({ action: 'tickets.release', path: `${path}/release`, headers, body, subjectId });
    }
  }
}

/** A ticket's whole life: reported with a photo, accepted, opened, claimed, resolved, rated. */
export async function tellStory(client: StubbornClient, scene: Scene, photo: Buffer): Promise<void> {
  const body = { ...A_REPORT, communityId: scene.community.id };
  const report = { action: 'tickets.report', path: '/public/tickets', headers: {}, body };
  const receipt = (await client.change<TicketReceipt>(report)) as TicketReceipt;
  const subjectId = receipt.id;
  const url = `/tickets/${receipt.id}`;
  const publicUrl = `/public/tickets/${receipt.number}`;
  const reporter = { authorization: `Ticket ${receipt.secret}` };
  const [worker, volunteer] = [{ cookie: scene.worker.cookie }, { cookie: scene.volunteer.cookie }];
  const step = (action: string, headers: Record<string, string>, path: string, sent?: object | Buffer) =>
    client.change({ action: `tickets.${action}`, headers, path, subjectId, ...(sent && { body: sent }) });
  await step('add_photo', reporter, `${publicUrl}/photos`, photo);
  await step('accept', worker, `${url}/accept`, { version: 1 });
  await step('open', worker, `${url}/open`, { version: 2, volunteerBrief: '换一个声控灯泡' });
  await step('claim', volunteer, `${url}/claim`);
  await step('resolve', volunteer, `${url}/resolve`, { version: 4, solution: '已换好' });
  await step('rate', reporter, `${publicUrl}/rate`, { version: 5, stars: 5 });
}
