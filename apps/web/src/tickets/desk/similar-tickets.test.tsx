import { similarTicketsContract } from '@linli/domain/tickets/similar-tickets.contract.ts';
import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { stubApi } from '../../shared/testing/api-stub.ts';
import { COMMUNITY_ID, showOfficePage } from '../../shared/testing/show-office-page.tsx';
import { NewTicketPanel } from './new-ticket-panel.tsx';
import { givenSummary } from './tickets.given.ts';

it('tells what may have been reported already while it is typed, and leads there', async () => {
  const api = stubApi();
  const known = givenSummary(1, { title: '路灯不亮', place: '和平小区1号楼' });
  api
    .on(similarTicketsContract.find)
    .answers(() => ({ items: [{ ticket: known, reason: 'same_place_and_category' as const }] }));
  const onOpen = vi.fn<(ticketId: string) => void>();
  const user = await showOfficePage(api, <NewTicketPanel onOpen={onOpen} onClose={() => undefined} />, '/desk/tickets');

  await user.type(await screen.findByRole('textbox', { name: /^地点/ }), '和平');
  expect(screen.queryByText('可能已经有人反映过')).toBeNull();
  await user.type(screen.getByRole('textbox', { name: /^地点/ }), '小区1号楼');
  const notice = await screen.findByText('可能已经有人反映过');
  expect(notice.closest('[role="status"]')?.textContent).toContain('同一地点、同类事项 · 和平小区1号楼 · 待受理');
  expect(api.asked.at(-1)?.body).toEqual({
    communityId: COMMUNITY_ID,
    category: null,
    title: '',
    place: '和平小区1号楼',
  });

  await user.click(screen.getByRole('button', { name: '路灯不亮' }));
  expect(onOpen).toHaveBeenCalledWith(known.id);
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: /^地点/ }).value).toBe('和平小区1号楼');
});
