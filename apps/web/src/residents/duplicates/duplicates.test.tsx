import {
  duplicatesContract as contract,
  type DuplicateComparison,
} from '@linli/domain/residents/duplicates.contract.ts';
import { MERGE_FIELDS } from '@linli/domain/residents/resident-merge.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { expect, it } from 'vitest';
import { refusal, stubApi } from '../../shared/testing/api-stub.ts';
import { showOfficePage } from '../../shared/testing/show-office-page.tsx';
import { AUDIT_MESSAGES } from '../../audit/audit-messages.ts';
import { RESIDENTS_MESSAGES } from '../residents-messages.ts';
import { givenResident, givenSummary } from '../residents.given.ts';
import { DUPLICATES_MESSAGES } from './duplicates-messages.ts';
import { DuplicatesPage } from './duplicates-page.tsx';
import { Merges } from './merges.tsx';

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

function givenChoices() {
  const api = givenPairs();
  const pair = comparison(1, {
    resident: givenResident(1, { name: '王小明', notes: '听力不好' }),
    other: givenResident(51, {
      name: '王晓明',
      documentKind: 'none',
      idNumber: '',
      birthDate: '1957-01-01',
      notes: '养狗',
      version: 4,
    }),
    fields: comparison(1).fields.map((each) =>
      each.field === 'notes'
        ? { ...each, differs: true, proposed: 'both' }
        : each.field === 'phone'
          ? { ...each, differs: true, proposed: 'other' }
          : each,
    ),
  });
  api.on(contract.get).answers(() => pair);
  api.on(contract.merge).answers(() => ({ mergeId: idOf(9), resident: pair.resident }));
  return { api, pair };
}

/** The first choice has the focus once the pair is there. */
async function onKeys() {
  const first = await screen.findByRole('radio', { name: '留下这一份：档案 1' });
  await waitFor(() => expect(document.activeElement).toBe(first));
}

it('is chosen and merged by keys alone, from what is proposed', async () => {
  const { api } = givenChoices();
  const user = await showOfficePage(api, PAGES, `/desk/duplicates/${idOf(1)}`, MESSAGES);
  const phone = await screen.findByRole('radio', { name: '电话：用档案 2 的', checked: true });
  expect(screen.getByRole('radio', { name: '备注：两份都留', checked: true })).toBeTruthy();
  // The ID number of file 1 tells the birth date, so that cannot be chosen apart from it.
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '出生日期：用档案 2 的' }).disabled).toBe(true);
  await onKeys();
  // From the file that stays down to the name, the document and the phone.
  await user.keyboard('{ArrowDown}2{ArrowDown}1');
  expect(screen.getByRole('radio', { name: '姓名：用档案 2 的', checked: true })).toBeTruthy();
  expect((phone as HTMLInputElement).checked).toBe(false);
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('link', { name: /王小明2.*王晓明2/, current: true })).toBeTruthy();
  expect(api.asked.filter(({ path }) => path.endsWith('/merge')).map(({ body }) => body)).toEqual([
    { keep: 'resident', choices: { name: 'other', phone: 'resident' }, versions: { resident: 1, other: 4 } },
  ]);
});

it('does not merge by Enter on a button or a link, nor where it may not be merged', async () => {
  const { api, pair } = givenChoices();
  const user = await showOfficePage(api, PAGES, `/desk/duplicates/${idOf(1)}`, MESSAGES);
  await onKeys();
  (await screen.findByRole('button', { name: '返回列表' })).focus();
  await user.keyboard('{Enter}');
  api.on(contract.get).answers(() => ({ ...pair, availableActions: [] }));
  await user.click(await screen.findByRole('link', { name: /王小明2.*王晓明2/ }));
  await screen.findByRole('table');
  expect(screen.queryByRole('radio')).toBeNull();
  await user.keyboard('{Enter}');
  expect(api.asked.some(({ path }) => path.endsWith('/merge'))).toBe(false);
});

it('keeps the address with the file that stays where two communities meet', async () => {
  const { api, pair } = givenChoices();
  const other = { ...pair.other!, community: { id: idOf(8), name: '南湖社区' }, address: '南湖路9号' };
  const fields = pair.fields.map((each) => (each.field === 'home' ? { ...each, differs: true } : each));
  api.on(contract.get).answers(() => ({ ...pair, other, fields, keep: 'other' }));
  await showOfficePage(api, PAGES, `/desk/duplicates/${idOf(1)}`, MESSAGES);
  const home = await screen.findByRole<HTMLInputElement>('radio', { name: '住址和家庭：用档案 2 的' });
  expect([home.checked, home.disabled]).toEqual([true, true]);
  expect(screen.getByText(/住址随留下的那份/)).toBeTruthy();
});

it('takes back from the file that stayed, after saying what stays, or says why it cannot be', async () => {
  const api = givenPairs();
  const merge = { id: idOf(9), mergedAt: '2026-11-23T01:00:00.000Z', mergedBy: '李秀兰', undoneAt: null };
  const items = [
    { ...merge, hindrance: null, availableActions: ['undo' as const] },
    { ...merge, id: idOf(7), hindrance: 'number_taken' as const, availableActions: [] },
  ];
  api.on(contract.merges).answers(() => ({ items }));
  api.on(contract.undoMerge).answers(() => ({ residentId: idOf(1), mergedId: idOf(2) }));
  const user = await showOfficePage(api, <Merges residentId={idOf(1)} />, '/', MESSAGES);
  expect(await screen.findByText(/已有另一份档案用了这个证件号码/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '撤销合并' }));
  expect(screen.getByText(/合并以后登记的内容留在现在这一份/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '确实撤销' }));
  expect(api.asked.filter(({ path }) => path.endsWith(`/resident-merges/${idOf(9)}/undo`))).toHaveLength(1);
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
