import { orgUnitsContract } from '@linli/domain/org-units/org-units.contract.ts';
import { residentExportsContract, type ResidentExportView } from '@linli/domain/residents/resident-exports.contract.ts';
import { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import { configure, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { beforeEach, expect, it, vi } from 'vitest';
import { stubApi } from '../../shared/testing/api-stub.ts';
import { showOfficePage } from '../../shared/testing/show-office-page.tsx';
import { RESIDENTS_MESSAGES } from '../residents-messages.ts';
import { ResidentsPage } from '../residents-page.tsx';
import { givenSummary, NO_COUNTS } from '../residents.given.ts';

configure({ asyncUtilTimeout: 4000 });
const ID = '01900000-0000-7000-8000-0000000000e1';
const ADDRESS = { until: 'tg5s00', seal: 'a'.repeat(64) };
const READY: ResidentExportView = {
  id: ID,
  status: 'ready',
  isWhole: false,
  rows: 1_234,
  progress: 1_234,
  total: 1_234,
  createdAt: new Date().toISOString(),
  expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  address: ADDRESS,
};
const MAKING: ResidentExportView = { ...READY, status: 'making', rows: null, progress: 400, address: null };

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
  return () => vi.restoreAllMocks();
});

async function show(items: ResidentExportView[]) {
  const api = stubApi();
  api.on(orgUnitsContract.children).answers(() => ({ items: [], nextCursor: null }));
  api.on(residentsContract.search).answers(() => ({ items: [givenSummary(1)], nextCursor: null }));
  api.on(residentsContract.counts).answers(() => NO_COUNTS);
  api.on(residentExportsContract.list).answers(() => ({ items }));
  api.on(residentExportsContract.create).answers(() => MAKING);
  api.on(residentExportsContract.createWhole).answers(() => MAKING);
  const page = (
    <Routes>
      <Route path="/desk/residents" element={<ResidentsPage room="/desk" />} />
    </Routes>
  );
  const user = await showOfficePage(api, page, '/desk/residents?age=60-69&sex=female&sort=oldest', [
    RESIDENTS_MESSAGES,
  ]);
  await screen.findByRole('row', { name: /王小明1/ });
  await user.click(screen.getByText('导出'));
  return { user, api, panel: await screen.findByRole('region', { name: '导出 Excel' }) };
}

const bodies = ({ asked }: ReturnType<typeof stubApi>, path: string) =>
  asked.filter((each) => each.path.endsWith(path) && each.body).map(({ body }) => body as Record<string, unknown>);

it('asks for exactly the list that is shown, with its headings, and shows how far the file is', async () => {
  const { user, api, panel } = await show([MAKING]);
  await user.click(await within(panel).findByRole('button', { name: '导出（号码脱敏）' }));
  await waitFor(() => expect(bodies(api, '/residents/exports')).toHaveLength(1));
  const [body] = bodies(api, '/residents/exports');
  expect(body).toMatchObject({ ageFrom: 60, ageTo: 69, sex: 'female', sort: 'oldest', text: '' });
  expect(body?.['columns']).toEqual(['name', 'sex', 'age', 'labels', 'address', 'phone', 'idNumber', 'grid']);
  expect(body?.['headings']).toEqual(['姓名', '性别', '年龄', '标签', '住址', '电话', '证件号码', '网格']);
  expect(await within(panel).findByText('已写入 400 人，共 1234 人')).toBeDefined();
  expect(within(panel).getByRole('progressbar', { name: '正在生成' })).toBeDefined();
});

it('lists what is ready with an address of its own until it goes', async () => {
  const { panel } = await show([READY]);
  const link = await within(panel).findByRole('link', { name: '下载' });
  expect(link.getAttribute('href')).toBe(
    `/api/v1/residents/exports/${ID}/file?until=${ADDRESS.until}&seal=${ADDRESS.seal}`,
  );
  expect(within(panel).getByText(/1234 人/)).toBeDefined();
});

it('says that a file could not be made and what to do, and stops looking as if it were', async () => {
  const { panel } = await show([{ ...MAKING, status: 'failed' }]);
  expect(await within(panel).findByText(/没有生成成功.*请在上面再导出一次/)).toBeDefined();
  expect(within(panel).queryByRole('progressbar')).toBeNull();
  expect(within(panel).getByRole('button', { name: '删除' })).toBeDefined();
});

it('sends nothing in clear before a reason is written', async () => {
  const { user, api, panel } = await show([]);
  expect(await within(panel).findByText(/还没有导出的文件/)).toBeDefined();
  await user.click(within(panel).getByRole('checkbox'));
  const submit = within(panel).getByRole('button', { name: '导出完整名单' });
  expect(submit).toHaveProperty('disabled', true);
  await user.type(within(panel).getByRole('textbox', { name: '用途' }), '换发老年卡');
  await user.click(submit);
  await waitFor(() => expect(bodies(api, '/residents/exports/whole')).toHaveLength(1));
  expect(bodies(api, '/residents/exports/whole')[0]).toMatchObject({ reason: '换发老年卡' });
});
