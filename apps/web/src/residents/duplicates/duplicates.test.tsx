import {
  duplicatesContract as contract,
  type DuplicateComparison,
} from '@linli/domain/residents/duplicates.contract.ts';
import { MERGE_FIELDS } from '@linli/domain/residents/resident-merge.ts';
import { screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { expect, it } from 'vitest';
import { refusal, stubApi } from '../../shared/testing/api-stub.ts';
import { showOfficePage } from '../../shared/testing/show-office-page.tsx';
import { AUDIT_MESSAGES } from '../../audit/audit-messages.ts';
import { RESIDENTS_MESSAGES } from '../residents-messages.ts';
import { givenResident, givenSummary } from '../residents.given.ts';
import { DUPLICATES_MESSAGES } from './duplicates-messages.ts';
import { DuplicatesPage } from './duplicates-page.tsx';

const MESSAGES = [RESIDENTS_MESSAGES, AUDIT_MESSAGES, DUPLICATES_MESSAGES];
const PAGES = (
  <Routes>
    <Route path="/desk/duplicates/:duplicateId?" element={<DuplicatesPage room="/desk" />} />
  </Routes>
);
const idOf = (n: number) => `01900000-0000-7000-8000-0000000000d${n}`;

function pairOf(n: number) {
  return {
    id: idOf(n),
    reason: 'near_name_same_phone' as const,
    status: 'open' as const,
    foundAt: '2026-11-23T01:00:00.000Z',
    decidedAt: null,
    availableActions: ['merge' as const, 'not_same' as const],
  };
}

function comparison(n: number, over: Partial<DuplicateComparison> = {}): DuplicateComparison {
  return {
    ...pairOf(n),
    resident: givenResident(n, { name: '王小明' }),
    other: givenResident(n + 50, { name: '王晓明', documentKind: 'none', idNumber: '', birthDate: null }),
    fields: MERGE_FIELDS.map((field) => ({
      field,
      differs: ['name', 'document', 'birthDate'].includes(field),
      proposed: 'resident',
    })),
    keep: 'resident',
    ...over,
  };
}

function givenPairs() {
  const api = stubApi();
  const items = [1, 2].map((n) => ({
    ...pairOf(n),
    resident: givenSummary(n, { name: `王小明${n}` }),
    other: givenSummary(n + 50, { name: `王晓明${n}` }),
  }));
  api.on(contract.list).answers(() => ({ items, nextCursor: null }));
  api.on(contract.get).answers(() => comparison(1));
  api.on(contract.notSame).answers(() => items[0]!);
  return api;
}

it('lists pairs with why, and compares one side by side with what differs said in words', async () => {
  const api = givenPairs();
  const user = await showOfficePage(api, PAGES, '/desk/duplicates', MESSAGES);
  await user.click(await screen.findByRole('link', { name: /王小明1.*王晓明1/ }));
  const table = await screen.findByRole('table');
  const row = (name: RegExp) => within(table).getByRole('row', { name });
  expect(row(/^姓名 ?不同/).textContent).toContain('王晓明');
  expect(row(/^证件 ?不同/).textContent).toContain('未填写');
  expect(row(/^电话/).textContent).not.toContain('不同');
  expect(screen.getByRole('link', { name: '打开档案 2：王晓明' }).getAttribute('href')).toContain('/desk/residents/');
});

it('takes N for two people and goes on with the next pair', async () => {
  const api = givenPairs();
  const user = await showOfficePage(api, PAGES, `/desk/duplicates/${idOf(1)}`, MESSAGES);
  await screen.findByRole('button', { name: '不是同一人' });
  await user.keyboard('n');
  expect(await screen.findByRole('link', { name: /王小明2.*王晓明2/, current: true })).toBeTruthy();
  expect(api.asked.filter(({ path }) => path.endsWith('/not-same'))).toHaveLength(1);
});

it('says that the other file lies elsewhere, and offers nothing that could not be done', async () => {
  const api = givenPairs();
  const alone = comparison(1, { other: null, fields: [], availableActions: [], reason: 'same_id_number' });
  api.on(contract.get).answers(() => alone);
  const user = await showOfficePage(api, PAGES, `/desk/duplicates/${idOf(1)}`, MESSAGES);
  expect(await screen.findByText(/请联系街道或区里核对/)).toBeTruthy();
  await user.keyboard('n');
  expect(screen.queryByRole('button', { name: '不是同一人' })).toBeNull();
  expect(api.asked.some(({ path }) => path.endsWith('/not-same'))).toBe(false);
});

it('says it when somebody else was faster', async () => {
  const api = givenPairs();
  api.on(contract.notSame).answers(() => refusal('resident.duplicate_decided'));
  const user = await showOfficePage(api, PAGES, `/desk/duplicates/${idOf(1)}`, MESSAGES);
  await user.click(await screen.findByRole('button', { name: '不是同一人' }));
  expect((await screen.findByRole('alert')).textContent).toContain('已有人处理');
});

it('teaches what the page is for while there is nothing to check', async () => {
  const api = givenPairs();
  api.on(contract.list).answers(() => ({ items: [], nextCursor: null }));
  await showOfficePage(api, PAGES, '/desk/duplicates', MESSAGES);
  expect(await screen.findByText('没有待核对的疑似重复')).toBeTruthy();
});
