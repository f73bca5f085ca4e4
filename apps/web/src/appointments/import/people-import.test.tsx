import { peopleImportContract, type PeoplePreviewRow } from '@linli/domain/appointments/people-import.contract.ts';
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { refusal, stubApi } from '../../shared/testing/api-stub.ts';
import { showOfficePage } from '../../shared/testing/show-office-page.tsx';
import { csvOf } from './csv.ts';
import { PEOPLE_IMPORT_MESSAGES } from './import-messages.ts';
import { PeopleImportPage } from './people-import-page.tsx';

const row = (more: Partial<PeoplePreviewRow>): PeoplePreviewRow => ({
  sheet: '',
  address: 'A2',
  outcome: 'new',
  name: '王小明',
  username: 'wangxiaoming',
  isUsernameProposed: true,
  phone: null,
  role: 'volunteer',
  unit: { id: '01900000-0000-7000-8000-00000000000c', name: '彩塔街社区' },
  lastDay: null,
  issues: [],
  repeats: null,
  ...more,
});
const WRONG = row({
  address: 'A3',
  outcome: 'wrong',
  name: '李四',
  username: '',
  issues: [
    { field: 'phone', code: 'invalid', address: 'C3', text: '12345' },
    { field: 'role', code: 'missing', address: 'D3', text: '' },
  ],
});

async function show(rows: PeoplePreviewRow[]) {
  const api = stubApi();
  api.on(peopleImportContract.preview).answers(() => ({ rows, unread: ['血型'] }));
  const user = await showOfficePage(api, <PeopleImportPage />, '/desk/appointments/import', [PEOPLE_IMPORT_MESSAGES]);
  const file = new File(['姓名,职务'], '名单.csv', { type: 'text/csv' });
  await user.upload(await screen.findByLabelText('选择文件', { selector: 'input' }), file);
  return { api, user };
}

it('shows what is wrong with which cell, and writes the others only when somebody says so', async () => {
  const { api, user } = await show([row({}), WRONG]);
  expect(await screen.findByText('C3 手机“12345”：不是手机号码')).toBeTruthy();
  expect(screen.getByText('D3 职务：没有填')).toBeTruthy();
  expect(screen.getByText('这些列没有认出来，不会导入：血型')).toBeTruthy();
  const submit = screen.getByRole<HTMLButtonElement>('button', { name: '导入 1 人' });
  expect(submit.disabled).toBe(true);
  await user.click(screen.getByRole('checkbox'));
  api.on(peopleImportContract.confirm).answers(() => refusal('people_import.changed_meanwhile'));
  await user.click(submit);
  expect(await screen.findByText(/核对以后账号或任职有了变化/)).toBeTruthy();
  api.on(peopleImportContract.confirm).answers(() => ({
    slips: [
      {
        name: '王小明',
        username: 'wangxiaoming',
        role: 'volunteer',
        unitName: '彩塔街社区',
        path: '/first-sign-in#token',
        expiresAt: '2026-11-26T00:00:00.000Z',
      },
    ],
    appointed: 0,
  }));
  await user.click(screen.getByRole('button', { name: /导入 1 人/ }));
  const slips = await screen.findByRole('list', { name: '登录条' });
  expect(within(slips).getByText('wangxiaoming')).toBeTruthy();
  expect(within(slips).getByText(/\/first-sign-in#token$/)).toBeTruthy();
  expect(screen.getByRole('button', { name: '打印登录条' })).toBeTruthy();
});

it('has nothing to write when everybody is there already', async () => {
  await show([row({ outcome: 'same', isUsernameProposed: false })]);
  expect(await screen.findByText(/没有要导入的人/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^导入/ })).toBeNull();
});

it('says why a file was not read', async () => {
  const api = stubApi();
  api.on(peopleImportContract.preview).answers(() => refusal('people_import.not_recognised'));
  const user = await showOfficePage(api, <PeopleImportPage />, '/', [PEOPLE_IMPORT_MESSAGES]);
  const file = new File(['物品'], '仓库.csv', { type: 'text/csv' });
  await user.upload(await screen.findByLabelText('选择文件', { selector: 'input' }), file);
  expect(await screen.findByText('“仓库.csv”没有读进来')).toBeTruthy();
  expect(screen.getByText(/没有认出人员名单/)).toBeTruthy();
});

it('keeps formulas out of a .csv', () => {
  expect(csvOf([['=1+1', '@x', '王"小', '王小明']])).toBe('\uFEFF"\'=1+1","\'@x","王""小","王小明"\r\n');
});
