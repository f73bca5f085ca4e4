import { looksContract } from '@linli/domain/audit/looks.contract.ts';
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { refusal, stubApi } from '../../shared/testing/api-stub.ts';
import { showOfficePage } from '../../shared/testing/show-office-page.tsx';
import { AUDIT_MESSAGES } from '../audit-messages.ts';
import { LooksPage } from './looks-page.tsx';

const TEXTS = [AUDIT_MESSAGES];
const LOOK = {
  id: '42',
  at: '2026-11-23T01:00:00.000Z',
  kind: 'reveal' as const,
  fields: ['phone'],
  rows: null,
  actor: { name: '李秀兰', role: 'community_worker' as const },
  subject: { type: 'resident', id: '01900000-0000-7000-8000-0000000000aa', name: '王**' },
  unitNames: ['和平区', '南湖街道', '文化路社区'],
  reason: '入户走访前联系',
};

it('tells who saw what of whom and why, and narrows to one file, in the address', async () => {
  const api = stubApi();
  api.on(looksContract.list).answers(() => ({ items: [LOOK], nextCursor: null }));
  api.on(looksContract.today).answers(() => ({ counts: [{ kind: 'reveal' as const, count: 3 }] }));
  const user = await showOfficePage(api, <LooksPage room="/desk" />, '/desk/looks?to=2026-11-23', TEXTS);
  const row = await screen.findByRole('row', { name: /李秀兰/ });
  expect(row.textContent).toContain('查看隐藏信息 · 电话');
  expect(row.textContent).toContain('入户走访前联系');
  expect(screen.getByRole('link', { name: '王**' }).getAttribute('href')).toBe(`/desk/residents/${LOOK.subject.id}`);
  const [first] = api.asked.filter(({ path }) => path.endsWith('/audit/looks'));
  expect(Object.fromEntries(first?.query ?? [])).toEqual({ to: '2026-11-23T16:00:00.000Z' });

  await user.click(await screen.findByRole('button', { name: '查看隐藏信息 3 次' }));
  const address = () => screen.getByRole('status', { name: 'address' }).textContent;
  await waitFor(() => expect(address()).toContain('kind=reveal'));
  await user.click(screen.getByRole('button', { name: '只看这一份' }));
  await waitFor(() => expect(address()).toContain(`record=${LOOK.subject.id}`));
  await user.click(screen.getByRole('button', { name: '只看“王**”的' }));
  await waitFor(() => expect(address()).not.toContain('record='));
});

it('says that nobody looked, and what went wrong', async () => {
  const api = stubApi();
  api.on(looksContract.list).answers(() => ({ items: [], nextCursor: null }));
  api.on(looksContract.today).answers(() => ({ counts: [] }));
  await showOfficePage(api, <LooksPage room="/desk" />, '/desk/looks', TEXTS);
  expect(await screen.findByText('没有符合条件的查看记录')).toBeTruthy();
  expect(await screen.findByText('您今天还没有查看。')).toBeTruthy();

  const failing = stubApi();
  failing.on(looksContract.list).answers(() => refusal('request.role_not_allowed'));
  failing.on(looksContract.today).answers(() => ({ counts: [] }));
  await showOfficePage(failing, <LooksPage room="/desk" />, '/desk/looks', TEXTS);
  expect(await screen.findByRole('alert')).toBeTruthy();
});
