import { orgUnitsContract } from '@linli/domain/org-units/org-units.contract.ts';
import { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import { transfersContract as contract, type TransferView } from '@linli/domain/residents/transfers.contract.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { configure, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { beforeEach, expect, it, vi } from 'vitest';
import { AUDIT_MESSAGES } from '../../audit/audit-messages.ts';
import { refusal, stubApi } from '../../shared/testing/api-stub.ts';
import { showOfficePage } from '../../shared/testing/show-office-page.tsx';
import { RESIDENTS_MESSAGES } from '../residents-messages.ts';
import { ResidentsPage } from '../residents-page.tsx';
import { givenResident, givenSummary, NO_COUNTS } from '../residents.given.ts';
import { TransfersPage } from './transfers-page.tsx';

configure({ asyncUtilTimeout: 4000 });
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
  return () => vi.restoreAllMocks();
});

const INCOMING: TransferView = {
  id: '01900000-0000-7000-8000-0000000000e1',
  status: 'pending',
  side: 'incoming',
  from: { id: '01900000-0000-7000-8000-0000000000e2', name: '三好街社区', streetName: '南湖街道' },
  to: { id: '01900000-0000-7000-8000-0000000000e3', name: '彩塔街社区', streetName: '南湖街道' },
  people: [{ name: '李**', sex: 'male', birthYear: '1956', householdRole: 'head', residentId: null }],
  wholeHousehold: false,
  reason: '随子女居住',
  newAddress: '彩塔街8号',
  askedAt: '2026-11-20T01:00:00.000Z',
  decidedAt: null,
  answer: '',
  version: 1,
  availableActions: ['accept', 'refuse'],
};
const TEXTS = [RESIDENTS_MESSAGES, AUDIT_MESSAGES];
const bodies = ({ asked }: ReturnType<typeof stubApi>, path: string) =>
  asked.filter((each) => each.path.endsWith(path)).map(({ body }) => body);

it('accepts with the address that the sender knew, and says who keeps the file then', async () => {
  const api = stubApi();
  api.on(contract.list).answers(() => ({ items: [INCOMING], nextCursor: null }));
  api.on(contract.accept).answers(() => ({ ...INCOMING, status: 'accepted', availableActions: [] }));
  const user = await showOfficePage(api, <TransfersPage room="/desk" />, '/desk/transfers', TEXTS);
  expect(await screen.findByText('李**，男，1956年生')).toBeTruthy();
  expect(screen.queryByRole('link', { name: /打开/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: '接收：李**' }));
  const form = await screen.findByRole('form', { name: '接收：李**' });
  expect(within(form).getByText(/原社区不再能看到档案/)).toBeTruthy();
  api.on(contract.list).answers(() => ({ items: [], nextCursor: null }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('已接收，档案转到本社区')).toBeTruthy();
  expect(bodies(api, '/accept')).toEqual([
    { version: 1, day: shanghaiDate(new Date()), address: '彩塔街8号', householdRole: null },
  ]);
  expect(await screen.findByText('没有等您接收的居民')).toBeTruthy();
});

it('asks why it is sent back, keeps what was typed, and says what the other side did meanwhile', async () => {
  const api = stubApi();
  api.on(contract.list).answers(() => ({ items: [INCOMING], nextCursor: null }));
  api.on(contract.refuse).answers(() => refusal('transfer.not_now'));
  const user = await showOfficePage(api, <TransfersPage room="/desk" />, '/desk/transfers', TEXTS);
  await user.click(await screen.findByRole('button', { name: '退回：李**' }));
  const form = await screen.findByRole('form', { name: '退回：李**' });
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(bodies(api, '/refuse')).toEqual([]);
  const reason = within(form).getByRole<HTMLInputElement>('textbox', { name: '退回的原因' });
  await user.type(reason, '不在本社区范围{Enter}');
  expect(await within(form).findByText(/这次转移已经有了结果/)).toBeTruthy();
  expect(reason.value).toBe('不在本社区范围');
  expect(bodies(api, '/refuse')).toEqual([{ version: 1, reason: '不在本社区范围' }]);
});

it('asks another community of the district from the file, with what follows in words', async () => {
  const api = stubApi();
  const file = givenResident(2, { name: '李大军', availableActions: ['edit', 'transfer'] });
  const unit = (n: number, name: string, district: string) => ({
    id: `01900000-0000-7000-8000-0000000000d${n}`,
    code: `21010201900${n}`,
    name,
    kind: 'community' as const,
    parentId: null,
    pathNames: [district, '南湖街道', name],
  });
  api.on(orgUnitsContract.children).answers(() => ({ items: [], nextCursor: null }));
  api.on(orgUnitsContract.publicList).answers(() => ({
    items: [unit(6, '三好街社区', '和平区'), unit(7, '三好街社区', '沈河区')],
    nextCursor: null,
  }));
  api.on(residentsContract.search).answers(() => ({ items: [givenSummary(2)], nextCursor: null }));
  api.on(residentsContract.counts).answers(() => NO_COUNTS);
  api.on(residentsContract.timeline).answers(() => ({ items: [], nextCursor: null }));
  api.on(residentsContract.get).answers(() => file);
  api.on(contract.ask).answers(() => ({ ...INCOMING, side: 'outgoing', availableActions: ['withdraw'] }));
  const user = await showOfficePage(
    api,
    <Routes>
      <Route path="/desk/residents/:residentId?/:form?" element={<ResidentsPage room="/desk" />} />
    </Routes>,
    `/desk/residents/${file.id}/transfer`,
    TEXTS,
  );
  const form = await screen.findByRole('form', { name: '李大军：转到其他社区' });
  await user.type(within(form).getByRole('combobox', { name: '接收的社区' }), '三好');
  await user.click(await screen.findByTitle('南湖街道 · 三好街社区'));
  expect(await within(form).findByText(/三好街社区接收后，李大军的档案由对方保管/)).toBeTruthy();
  await user.type(within(form).getByRole('textbox', { name: '原因' }), '随子女居住');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() =>
    expect(bodies(api, '/transfers')).toEqual([
      { version: 1, communityCode: '210102019006', reason: '随子女居住', newAddress: '', wholeHousehold: false },
    ]),
  );
  expect(await screen.findByText('已发起，等待三好街社区接收')).toBeTruthy();
});
