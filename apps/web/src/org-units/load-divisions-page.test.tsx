import { orgUnitsContract, type DivisionsReport } from '@linli/domain/org-units/org-units.contract.ts';
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { stubApi } from '../shared/testing/api-stub.ts';
import { showOfficePage } from '../shared/testing/show-office-page.tsx';
import { LOAD_DIVISIONS_MESSAGES } from './load-messages.ts';
import { LoadDivisionsPage } from './load-divisions-page.tsx';
import { readCsvFile } from './read-csv-file.ts';

const REPORT: DivisionsReport = {
  lines: 2,
  added: 2,
  renamed: 0,
  unchanged: 0,
  errorCount: 0,
  errors: [],
  districts: [{ code: '210103000000', name: '沈河区', streets: 1, communities: 0 }],
};
/** 沈河区 in GBK, as Excel in Chinese writes it. */
const SHENHE_GBK = new Uint8Array([0xc9, 0xf2, 0xba, 0xd3, 0xc7, 0xf8]);
const file = (content: BlobPart) => new File([content], '沈河区.csv', { type: 'text/csv' });

it('says each fault in words with its line, and offers no way to load', async () => {
  const api = stubApi();
  api.on(orgUnitsContract.previewDivisions).answers(() => ({
    ...REPORT,
    errorCount: 2,
    errors: [
      { line: 4, code: 'code_malformed', value: '21010300100X' },
      { line: 6, code: 'kind_unknown', value: 'commune' },
    ],
  }));
  const user = await showOfficePage(api, <LoadDivisionsPage />, '/', [LOAD_DIVISIONS_MESSAGES]);
  await user.upload(await screen.findByLabelText('选择文件', { selector: 'input' }), file('code,name'));
  expect(await screen.findByText('文件有 2 处错误，改好之前不能导入。')).toBeTruthy();
  expect(screen.getByRole('row', { name: '第 4 行 代码“21010300100X”不是 12 位数字' })).toBeTruthy();
  expect(screen.getByRole('row', { name: /第 6 行 级别“commune”不认识/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^导入/ })).toBeNull();
});

it('changes nothing before it is told to, then says what it did', async () => {
  const api = stubApi();
  api.on(orgUnitsContract.previewDivisions).answers(() => REPORT);
  api.on(orgUnitsContract.loadDivisions).answers(() => REPORT);
  const user = await showOfficePage(api, <LoadDivisionsPage />, '/', [LOAD_DIVISIONS_MESSAGES]);
  await user.upload(await screen.findByLabelText('选择文件', { selector: 'input' }), file(SHENHE_GBK));
  expect(await screen.findByText('现在只是检查，还没有改动任何东西。')).toBeTruthy();
  expect(within(screen.getByRole('table')).getByText('沈河区')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '导入：新增 2 个，改名 0 个' }));
  expect(await screen.findByText('新增 2 个单位，改名 0 个，0 个不变。')).toBeTruthy();
  expect(api.asked.filter(({ path }) => path.endsWith('/divisions')).map(({ body }) => body)).toEqual([
    { csv: '沈河区' },
  ]);
});

it('says that a file loaded before changes nothing', async () => {
  const api = stubApi();
  api.on(orgUnitsContract.previewDivisions).answers(() => ({ ...REPORT, added: 0, unchanged: 2 }));
  const user = await showOfficePage(api, <LoadDivisionsPage />, '/', [LOAD_DIVISIONS_MESSAGES]);
  await user.upload(await screen.findByLabelText('选择文件', { selector: 'input' }), file('code'));
  expect(await screen.findByText('文件里的单位都已经有了，导入不会改变什么。')).toBeTruthy();
});

it.each([
  ['UTF-8 with a byte order mark', new Blob(['\uFEFF沈河区']), { text: '沈河区', encoding: 'utf8' }],
  ['GBK', new Blob([SHENHE_GBK]), { text: '沈河区', encoding: 'gbk' }],
  ['a workbook by its zero bytes', new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])]), 'unreadable'],
  ['nothing', new Blob([]), 'empty'],
  ['too much', new Blob(['x'.repeat(13)]), 'too_big'],
])('reads %s', async (_, blob, expected) => {
  expect(await readCsvFile(blob, 12)).toEqual(expected);
});
