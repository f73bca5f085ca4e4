import { buildingsContract } from '@linli/domain/buildings/buildings.contract.ts';
import { orgUnitsContract } from '@linli/domain/org-units/org-units.contract.ts';
import { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import { savedViewsContract, type SavedViewView } from '@linli/domain/residents/saved-views.contract.ts';
import { configure, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { beforeEach, expect, it, vi } from 'vitest';
import { stubApi } from '../../shared/testing/api-stub.ts';
import { showOfficePage } from '../../shared/testing/show-office-page.tsx';
import { RESIDENTS_MESSAGES } from '../residents-messages.ts';
import { ResidentsPage } from '../residents-page.tsx';
import { givenSummary, NO_COUNTS } from '../residents.given.ts';

configure({ asyncUtilTimeout: 4000 });
const OWN: SavedViewView = {
  id: '01900000-0000-7000-8000-0000000000a1',
  title: '高龄独居',
  list: {
    ageFrom: 80,
    ageTo: 89,
    labels: ['living_alone'],
    sort: 'oldest',
    status: 'living_here',
    columns: ['name', 'phone'],
  },
  isShared: false,
  isFirst: false,
  isOwn: true,
  ownerName: '李敏',
  version: 3,
};
const SHARED: SavedViewView = {
  ...OWN,
  id: '01900000-0000-7000-8000-0000000000a2',
  title: '退役军人',
  list: { labels: ['veteran'], sort: 'name', status: 'moved_out', columns: ['name'] },
  isOwn: false,
  isShared: true,
  ownerName: '王芳',
};

beforeEach(() => {
  localStorage.clear();
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
  return () => vi.restoreAllMocks();
});

async function show(at = '/desk/residents') {
  const api = stubApi();
  api.on(orgUnitsContract.children).answers(() => ({ items: [], nextCursor: null }));
  api.on(buildingsContract.compounds).answers(() => ({ items: [], nextCursor: null }));
  api.on(residentsContract.search).answers(() => ({ items: [givenSummary(1)], nextCursor: null }));
  api.on(residentsContract.counts).answers(() => NO_COUNTS);
  api.on(savedViewsContract.list).answers(() => ({ items: [OWN, SHARED] }));
  api.on(savedViewsContract.save).answers(() => OWN);
  api.on(savedViewsContract.edit).answers(() => ({ ...OWN, isFirst: true }));
  api.on(savedViewsContract.remove).answers(() => null);
  const page = (
    <Routes>
      <Route path="/desk/residents" element={<ResidentsPage room="/desk" />} />
    </Routes>
  );
  const user = await showOfficePage(api, page, at, [RESIDENTS_MESSAGES]);
  await screen.findByRole('row', { name: /王小明1/ });
  const open = async () => {
    await user.click(screen.getAllByText('常用筛选')[0]!);
    return screen.findByRole('region', { name: '常用筛选' });
  };
  return { user, api, open };
}

const address = () => screen.getByRole('status', { name: 'address' }).textContent;
const sent = ({ asked }: ReturnType<typeof stubApi>, path: string, { isChange = true } = {}) =>
  asked.filter((each) => each.path.endsWith(path) && Boolean(each.body) === isChange);

it('opens a view with one key: filters and which view in the address, order and columns as saved', async () => {
  const { user, api } = await show();
  await waitFor(() => expect(sent(api, '/residents/views', { isChange: false })).toHaveLength(1));
  await user.keyboard('1');
  await waitFor(() => expect(address()).toContain(`view=${OWN.id}`));
  expect(decodeURIComponent(address() ?? '')).toBe(
    `/desk/residents?age=80-89&labels=living_alone&view=${OWN.id}&sort=oldest`,
  );
  await waitFor(() =>
    expect(sent(api, '/residents/search').at(-1)?.body).toMatchObject({
      ageFrom: 80,
      ageTo: 89,
      labels: ['living_alone'],
      sort: 'oldest',
    }),
  );
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual(['姓名', '电话']);
});

it('saves what is shown, says what it does not keep, and lets only one’s own be changed', async () => {
  const { user, api, open } = await show('/desk/residents?sex=female&age=60-69');
  const panel = await open();
  expect(await within(panel).findByText(/不会保存/)).toBeDefined();
  await user.type(within(panel).getByRole('textbox', { name: '名称' }), '六十多岁的');
  await user.click(within(panel).getByRole('button', { name: /^保\s*存$/ }));
  await waitFor(() => expect(sent(api, '/residents/views')).toHaveLength(1));
  const body = sent(api, '/residents/views')[0]?.body as Record<string, unknown>;
  expect(body).toMatchObject({ title: '六十多岁的', sex: 'female', ageFrom: 60, ageTo: 69, isShared: false });
  expect(body).not.toHaveProperty('text');
  expect(within(panel).getAllByRole('button', { name: '改名' })).toHaveLength(1);
  expect(within(panel).getByText('王芳 共享')).toBeDefined();
  await user.click(within(panel).getByRole('button', { name: '置顶' }));
  await waitFor(() => expect(sent(api, OWN.id).map((each) => each.body)).toEqual([{ version: 3, isFirst: true }]));
});
