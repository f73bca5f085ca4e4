import type { PublicTicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refusal, stubApi } from '../../shared/testing/api-stub.ts';
import { showPage } from '../../shared/testing/show-page.tsx';
import { FollowPage } from './follow-page.tsx';

const RESOLVED: PublicTicketView = {
  number: 'HP-20261123-0042',
  status: 'resolved',
  category: 'facilities',
  title: '路灯不亮',
  description: '',
  place: '3 号楼',
  communityName: '河湾社区',
  reportedAt: '2026-11-23T01:00:00.000Z',
  dueAt: '2026-11-26T01:00:00.000Z',
  finishedAt: '2026-11-23T05:00:00.000Z',
  rejectReason: null,
  solution: '已换好灯泡。',
  stars: null,
  ratingComment: null,
  photos: [],
  steps: [
    { action: 'tickets.report', at: '2026-11-23T01:00:00.000Z' },
    { action: 'tickets.resolve', at: '2026-11-23T05:00:00.000Z' },
  ],
  suspendedUntil: null,
  suspendReason: null,
  availableActions: ['rate'],
  blockedActions: [],
  version: 4,
};
const AT = '/follow#HP-20261123-0042.7KQ2M9XW4TRB';

test('a resolved report is rated once, with stars and words', async () => {
  const api = stubApi();
  api.on(ticketsContract.follow).answers(() => RESOLVED);
  api.on(ticketsContract.rate).answers(() => ({
    ...RESOLVED,
    status: 'closed',
    stars: 4,
    ratingComment: '很快',
    availableActions: [],
    version: 5,
  }));
  const user = await showPage(<FollowPage />, AT);
  expect(await screen.findByText('已换好灯泡。')).toBeTruthy();

  await user.click(screen.getByRole('button', { name: '提交评分' }));
  expect(screen.getByText('请先选几颗星。')).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: /4 星/ }));
  await user.type(screen.getByRole('textbox', { name: /想说的话/ }), '很快');
  await user.click(screen.getByRole('button', { name: '提交评分' }));

  expect(await screen.findByText('4 星 · 很快')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '提交评分' })).toBeNull();
  expect(api.asked.at(-1)?.body).toEqual({ stars: 4, comment: '很快', version: 4 });
});

test('a secret that does not fit keeps what was typed and says what to check', async () => {
  const api = stubApi();
  api.on(ticketsContract.follow).answers(() => refusal('ticket.not_found'));
  await showPage(<FollowPage />, AT);
  expect(await screen.findByText('编号和查询密码对不上')).toBeTruthy();
  expect(screen.getByLabelText('编号')).toHaveProperty('value', 'HP-20261123-0042');
});

test('number and secret are read however they are typed', async () => {
  const api = stubApi();
  api
    .on(ticketsContract.follow)
    .answers(({ headers }) =>
      headers.get('authorization') === 'Ticket 7KQ2M9XW4TRB' ? RESOLVED : refusal('ticket.not_found'),
    );
  const user = await showPage(<FollowPage />, '/follow');
  await user.type(screen.getByLabelText('编号'), 'hp 20261123 0042');
  await user.type(screen.getByLabelText('查询密码'), '7kq2-m9xw-4trb');
  await user.click(screen.getByRole('button', { name: '查看' }));
  expect(await screen.findByRole('heading', { name: '路灯不亮' })).toBeTruthy();
});
