import { orgUnitsContract } from '@linli/domain/org-units/org-units.contract.ts';
import { residentsContract as contract } from '@linli/domain/residents/residents.contract.ts';
import { configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { beforeEach, expect, it, vi } from 'vitest';
import { AUDIT_MESSAGES } from '../audit/audit-messages.ts';
import { refusal, stubApi } from '../shared/testing/api-stub.ts';
import { showOfficePage } from '../shared/testing/show-office-page.tsx';
import { ResidentSearch } from './resident-search.tsx';
import { RESIDENTS_MESSAGES } from './residents-messages.ts';
import { ResidentsPage } from './residents-page.tsx';
import { givenResident, givenSummary, NO_COUNTS } from './residents.given.ts';

const ROWS = [1, 2, 3].map((n) => givenSummary(n));
// A list, a form and a file on a machine that does other things too.
configure({ asyncUtilTimeout: 4000 });
/** Sound by GB 11643: male, born 1956-03-01. */
const ID_NUMBER = '210102195603010014';

// There is no layout here: the rows in sight are those that a box of this height would show.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
  return () => vi.restoreAllMocks();
});

function stub() {
  const api = stubApi();
  api.on(orgUnitsContract.children).answers(() => ({ items: [], nextCursor: null }));
  api.on(contract.search).answers(() => ({ items: ROWS, nextCursor: null }));
  api.on(contract.counts).answers(() => NO_COUNTS);
  api.on(contract.timeline).answers(() => ({ items: [], nextCursor: null }));
  api.on(contract.duplicates).answers(() => ({ items: [] }));
  api.on(contract.get).answers(() => givenResident(2));
  return api;
}

const show = (api: ReturnType<typeof stub>, at = '/desk/residents') =>
  showOfficePage(
    api,
    <Routes>
      <Route
        path="/desk/residents/:residentId?/:form?"
        element={
          <>
            <ResidentSearch room="/desk" />
            <ResidentsPage room="/desk" />
          </>
        }
      />
    </Routes>,
    at,
    [RESIDENTS_MESSAGES, AUDIT_MESSAGES],
  );

const address = () => screen.getByRole('status', { name: 'address' }).textContent;
const bodies = ({ asked }: ReturnType<typeof stub>, path: string) =>
  asked.filter((each) => each.path.endsWith(path)).map(({ body }) => body as Record<string, unknown>);

it('looks for what is typed without it ever standing in the address, and never while a method is composing', async () => {
  const api = stub();
  const user = await show(api, '/desk/residents?age=60-69&labels=living_alone,veteran');
  await screen.findByRole('row', { name: /王小明2/ });
  expect(bodies(api, '/residents/search')[0]).toMatchObject({
    ageFrom: 60,
    ageTo: 69,
    labels: ['living_alone', 'veteran'],
    text: '',
  });

  await user.keyboard('/');
  const box = screen.getByRole('searchbox', { name: /搜索居民/ });
  expect(document.activeElement).toBe(box);
  fireEvent.compositionStart(box);
  await user.keyboard('wangxm');
  await new Promise((done) => setTimeout(done, 150));
  expect(bodies(api, '/residents/search')).toHaveLength(1);
  fireEvent.compositionEnd(box);
  await waitFor(() => expect(bodies(api, '/residents/search').at(-1)).toMatchObject({ text: 'wangxm', ageFrom: 60 }));
  expect(address()).toBe('/desk/residents?age=60-69&labels=living_alone,veteran');
});

it('is worked by key: down, Enter opens the file beside the list, with hidden numbers shown only for a reason', async () => {
  const api = stub();
  api.on(contract.reveal).answers(() => ({ value: ID_NUMBER, labels: [] }));
  const user = await show(api);
  (await screen.findByRole('row', { name: /王小明1/ })).focus();
  await user.keyboard('{ArrowDown}');
  await waitFor(() => expect(screen.getByRole('row', { name: /王小明2/ })).toBe(document.activeElement));
  await user.keyboard('{Enter}');
  expect(address()).toBe(`/desk/residents/${ROWS[1]?.id}`);

  const file = await screen.findByRole('region', { name: '居民档案：王小明2' });
  await user.click(await within(file).findByRole('button', { name: '查看证件号码' }));
  expect(within(file).queryByText(ID_NUMBER)).toBeNull();
  await user.type(within(file).getByRole('textbox', { name: /为什么要看证件号码/ }), '核对证件');
  await user.click(within(file).getByRole('button', { name: /查\s?看$/ }));
  expect(await within(file).findByText(ID_NUMBER)).toBeTruthy();
  expect(bodies(api, '/reveal')).toEqual([{ field: 'id_number', reason: '核对证件' }]);

  // Gone with the page that asked for it.
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('row', { name: /王小明2/ }));
  await screen.findByRole('region', { name: '居民档案：王小明2' });
  expect(screen.queryByText(ID_NUMBER)).toBeNull();
});

it('opens a file: the number fills sex and birth date, a double is answered first, and no number is kept', async () => {
  const api = stub();
  api
    .on(contract.duplicates)
    .answers(() => ({ items: [{ resident: givenSummary(3), reason: 'near_name_same_birth_date' }] }));
  api.on(contract.create).answers(() => givenResident(9, { name: '王晓明' }));
  const user = await show(api, '/desk/residents/new');
  const form = await screen.findByRole('form', { name: '建档' });
  const number = within(form).getByRole('textbox', { name: /证件号码/ });
  await user.type(number, '210102195603010015');
  await user.tab();
  expect(await within(form).findByText(/校验位不对/)).toBeTruthy();
  await user.clear(number);
  await user.type(number, ID_NUMBER);
  expect(within(form).getByText(/男，1956-03-01 出生/)).toBeTruthy();
  await user.type(within(form).getByRole('textbox', { name: '姓名' }), '王晓明');
  await user.type(within(form).getByRole('textbox', { name: /电话/ }), '13800138000');
  expect(await within(form).findByText('可能已有这个人的档案', {}, { timeout: 3000 })).toBeTruthy();
  expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toMatch(/2101021956|13800138000/);

  await user.click(within(form).getByRole('button', { name: /建\s?档$/ }));
  expect(within(form).getByText(/请先逐一确认/)).toBeTruthy();
  expect(bodies(api, '/v1/residents')).toEqual([]);
  await user.click(within(form).getByRole('button', { name: /不是同一人/ }));
  await user.click(within(form).getByRole('button', { name: /建\s?档$/ }));
  await waitFor(() => expect(bodies(api, '/v1/residents')).toHaveLength(1));
  expect(bodies(api, '/v1/residents')[0]).toMatchObject({
    name: '王晓明',
    idNumber: ID_NUMBER,
    sex: 'male',
    birthDate: '1956-03-01',
    notDuplicateOf: [ROWS[2]?.id],
  });
});

it('keeps what was typed when somebody else changed the file, and says what they changed', async () => {
  const api = stub();
  const theirs = givenResident(2, { version: 2, workplace: '沈阳市第一中学', employment: 'employed' });
  const user = await show(api, `/desk/residents/${ROWS[1]?.id}/edit`);
  const form = await screen.findByRole('form', { name: '修改档案' });
  await user.type(within(form).getByRole('textbox', { name: /工作单位/ }), '退休前在铁西');
  api.on(contract.get).answers(() => theirs);
  api
    .on(contract.edit)
    .answers(({ body }) =>
      (body as { version: number }).version === 1
        ? refusal('resident.changed_meanwhile', undefined, { fields: ['workplace', 'employment'] })
        : givenResident(2, { version: 3 }),
    );
  await user.click(within(form).getByRole('button', { name: /保存修改/ }));
  const notice = await within(form).findByRole('alert');
  expect(within(notice).getByText('现为：沈阳市第一中学')).toBeTruthy();
  expect(within(notice).getByText('现为：在职')).toBeTruthy();
  expect(within(notice).getAllByText('您也改了这一项')).toHaveLength(1);
  expect(within(form).getByRole<HTMLInputElement>('textbox', { name: /工作单位/ }).value).toBe('退休前在铁西');

  await user.click(within(form).getByRole('button', { name: /保存修改/ }));
  // Only what was typed here; what the others changed besides stays theirs.
  await waitFor(() => expect(bodies(api, ROWS[1]!.id).at(-1)).toEqual({ version: 2, workplace: '退休前在铁西' }));
});

it('teaches the first step where nobody is yet', async () => {
  const api = stub();
  api.on(contract.search).answers(() => ({ items: [], nextCursor: null }));
  const user = await show(api);
  expect(await screen.findByText('还没有居民档案')).toBeTruthy();
  await user.click(screen.getAllByRole('button', { name: /建\s?档$/ }).at(-1)!);
  expect(address()).toBe('/desk/residents/new');
});
