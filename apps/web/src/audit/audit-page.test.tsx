import { auditContract } from '@linli/domain/audit/audit.contract.ts';
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { refusal, stubApi } from '../shared/testing/api-stub.ts';
import { showOfficePage } from '../shared/testing/show-office-page.tsx';
import { AUDIT_MESSAGES } from './audit-messages.ts';
import { AuditPage } from './audit-page.tsx';
import { VerificationPage } from './verification-page.tsx';

const EVENT = {
  id: '42',
  at: '2026-11-23T01:00:00.000Z',
  action: 'tickets.assign',
  subject: { type: 'ticket', id: '01900000-0000-7000-8000-0000000000aa', name: 'HP-20261123-0042' },
  unitNames: ['和平区', '南湖街道', '文化路社区'],
  actor: { kind: 'person' as const, name: '李秀兰', role: 'community_worker' as const },
  changes: [
    { field: 'status', before: 'accepted', after: 'in_progress' },
    { field: 'assignee', before: null, after: '王晓东' },
  ],
  note: '请尽快',
  requestId: 'r-1',
};

it('tells an event in words, field by field, and keeps its filters in the address', async () => {
  const api = stubApi();
  api.on(auditContract.events).answers(() => ({ items: [EVENT], nextCursor: null }));
  api.on(auditContract.export).answers(() => refusal('audit.export_too_large'));
  const user = await showOfficePage(api, <AuditPage />, '/overlook/audit?action=tickets.assign&to=2026-11-23', [
    AUDIT_MESSAGES,
  ]);
  expect(await screen.findByRole('rowheader', { name: '派单' })).toBeTruthy();
  expect(screen.getByText(/状态 已受理 → 处理中、承办人 王晓东、请尽快/)).toBeTruthy();
  const query = api.asked.find(({ path }) => path.endsWith('/audit/events'))?.query;
  expect(Object.fromEntries(query ?? [])).toEqual({ action: 'tickets.assign', to: '2026-11-23T16:00:00.000Z' });

  await user.click(screen.getByRole('button', { name: '详情' }));
  expect(screen.getByText('HP-20261123-0042')).toBeTruthy();
  expect(screen.getByText('和平区 / 南湖街道 / 文化路社区')).toBeTruthy();

  await user.type(screen.getByRole('searchbox', { name: '操作人姓名、用户名' }), 'worker{Enter}');
  await waitFor(() => expect(screen.getByRole('status', { name: 'address' }).textContent).toContain('who=worker'));

  await user.click(screen.getByRole('button', { name: '导出 Excel' }));
  await screen.findByRole('alert');
  const sent = api.asked.find(({ path }) => path.endsWith('/audit/exports'))?.body as { words: object[] };
  expect(sent).toMatchObject({ format: 'xlsx', action: 'tickets.assign', who: 'worker' });
  expect(sent.words).toContainEqual({ code: 'action.tickets.assign', text: '派单' });
});

it('says where the trail does not agree', async () => {
  const api = stubApi();
  const finding = { kind: 'tail_cut' as const, chainName: '和平区', eventId: null, seals: { from: 3, to: 8 } };
  api.on(auditContract.verify).answers(() => ({
    checkedAt: '2026-11-23T01:00:00.000Z',
    chains: 1,
    seals: 2,
    events: 9,
    unsealed: 0,
    anchors: 8,
    findings: [finding],
  }));
  const user = await showOfficePage(api, <VerificationPage />, '/', [AUDIT_MESSAGES]);
  await user.click(await screen.findByRole('button', { name: '开始核验' }));
  expect(await screen.findByText('1 处不符')).toBeTruthy();
  expect(screen.getByRole('rowheader', { name: '末尾被截掉' })).toBeTruthy();
  expect(screen.getByText('第 3 至 8 号封存')).toBeTruthy();
});
