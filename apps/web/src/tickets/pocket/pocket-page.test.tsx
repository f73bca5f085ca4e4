import type { ClaimableTicket, TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refusal, stubApi } from '../../shared/testing/api-stub.ts';
import { showPage } from '../../shared/testing/show-page.tsx';
import { PocketPage } from './pocket-page.tsx';

const OPEN: ClaimableTicket = {
  id: '0190a000-0000-7000-8000-000000000001',
  category: 'elderly_care',
  title: '换灯泡',
  place: '3 号楼',
  volunteerBrief: '带梯子',
  community: { id: '0190a000-0000-7000-8000-0000000000c1', name: '河湾社区' },
  dueAt: '2026-11-24T01:00:00.000Z',
  version: 3,
};
const CLAIMED: TicketView = {
  ...OPEN,
  number: 'HP-20261123-0042',
  status: 'in_progress',
  reportedAt: '2026-11-23T01:00:00.000Z',
  finishedAt: null,
  assignee: { id: '0190a000-0000-7000-8000-0000000000aa', name: '周', role: 'volunteer' },
  source: 'public_page',
  description: '',
  placeDetail: '301',
  reporterName: '张',
  reporterPhone: '13800138000',
  canReveal: false,
  rejectReason: null,
  solution: null,
  stars: null,
  ratingComment: null,
  suspendedUntil: null,
  nudges: 0,
  climbed: null,
  supervisedUntil: null,
  suspendReason: null,
  reopenings: 0,
  supervision: null,
  callBack: null,
  photos: [],
  events: [],
  availableActions: ['release', 'resolve'],
  blockedActions: [],
  version: 4,
};

/** An API on which `OPEN` is open until somebody claims it. */
function givenOpenTicket() {
  const api = stubApi();
  const state = { open: [OPEN], claimed: [] as TicketView[] };
  api.on(ticketsContract.claimable).answers(() => ({ items: state.open, nextCursor: null }));
  api.on(ticketsContract.claimed).answers(() => ({ items: state.claimed, nextCursor: null }));
  return { api, state };
}

const pressClaim = async (user: Awaited<ReturnType<typeof showPage>>) =>
  user.click(await screen.findByRole('button', { name: '认领这个任务: 换灯泡' }));

test('a claim moves up at once, marked as unconfirmed, and is mine when the API says so', async () => {
  const { api, state } = givenOpenTicket();
  let answerNow = () => {};
  const answered = new Promise<void>((resolve) => {
    answerNow = resolve;
  });
  api.on(ticketsContract.claim).answers(async () => {
    await answered;
    state.open = [];
    state.claimed = [CLAIMED];
    return CLAIMED;
  });
  const user = await showPage(<PocketPage />, '/pocket');
  await pressClaim(user);
  const mine = await screen.findByRole('region', { name: '我认领的' });
  expect(within(mine).getByText(/还没有认领成功/)).toBeTruthy();

  answerNow();
  expect(await within(mine).findByRole('link', { name: '查看并处理: 换灯泡' })).toBeTruthy();
  expect(within(mine).queryByText(/还没有认领成功/)).toBeNull();
});

test('a claim that somebody else won goes, and is told truthfully', async () => {
  const { api, state } = givenOpenTicket();
  api.on(ticketsContract.claim).answers(() => {
    state.open = [];
    return refusal('ticket.already_claimed');
  });
  const user = await showPage(<PocketPage />, '/pocket');
  await pressClaim(user);
  expect(await screen.findByText(/已经有别的志愿者认领了/)).toBeTruthy();
  await waitFor(() => expect(screen.queryByText('换灯泡')).toBeNull());
  expect(screen.getByText('现在没有等待认领的任务')).toBeTruthy();
});

test('a claim without a network stands open again at once, though nothing can be asked anew', async () => {
  const { api } = givenOpenTicket();
  const user = await showPage(<PocketPage />, '/pocket');
  await screen.findByText('换灯泡');
  api.on(ticketsContract.claimable).answers(() => new Promise(() => {}));
  api.on(ticketsContract.claimed).answers(() => new Promise(() => {}));
  await pressClaim(user);
  expect(await screen.findByText(/没有认领上/)).toBeTruthy();
  expect(await screen.findByRole('button', { name: '认领这个任务: 换灯泡' })).toBeTruthy();
  await waitFor(() => expect(screen.queryByText(/还没有认领成功/)).toBeNull());
});
