import { orgUnitsContract } from '@linli/domain/org-units/org-units.contract.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { LanguageSwitch } from '../../shared/ui/preference-switches.tsx';
import { refusal, stubApi } from '../../shared/testing/api-stub.ts';
import { showPage } from '../../shared/testing/show-page.tsx';
import { ReportPage } from './report-page.tsx';

const COMMUNITY = '0190a000-0000-7000-8000-0000000000c1';

function givenCommunities() {
  const api = stubApi();
  api.on(orgUnitsContract.publicList).answers(() => ({
    items: [
      {
        id: COMMUNITY,
        code: '210102001002',
        name: '河湾社区',
        kind: 'community',
        parentId: null,
        pathNames: ['和平区', '浑河湾街道', '河湾社区'],
      },
    ],
    nextCursor: null,
  }));
  return api;
}

async function fillUpToContact(user: Awaited<ReturnType<typeof showPage>>) {
  await user.click(screen.getByRole('radio', { name: /公共设施/ }));
  await user.type(screen.getByLabelText('用一句话说说问题'), '路灯不亮');
  await user.click(screen.getByRole('button', { name: '下一步' }));
  await user.type(await screen.findByLabelText('输入社区名字'), '河');
  await user.click(await screen.findByRole('button', { name: /河湾社区/ }));
  await user.type(screen.getByRole('textbox', { name: /具体在什么地方/ }), '3 号楼');
  await user.click(screen.getByRole('button', { name: '下一步' }));
  await screen.findByRole('textbox', { name: /电话/ });
}

test('going back keeps everything that was typed', async () => {
  givenCommunities();
  const user = await showPage(<ReportPage />, '/report');
  await fillUpToContact(user);
  await user.click(screen.getByRole('button', { name: '返回' }));
  expect(await screen.findByRole('textbox', { name: /具体在什么地方/ })).toHaveProperty('value', '3 号楼');
  await user.click(screen.getByRole('button', { name: '返回' }));
  expect(await screen.findByLabelText('用一句话说说问题')).toHaveProperty('value', '路灯不亮');
  expect(screen.getByRole('radio', { name: /公共设施/ })).toHaveProperty('checked', true);
});

test('a scanned code chooses its community, which stays to be changed', async () => {
  const api = givenCommunities();
  const user = await showPage(<ReportPage />, '/report?step=where&community=210102001002');
  expect(await screen.findByText('已选社区')).toBeTruthy();
  expect(screen.getByText('河湾社区')).toBeTruthy();
  expect(api.asked.map(({ path }) => path)).toEqual([expect.stringContaining('/public/org-units')]);
  await user.click(screen.getByRole('button', { name: '换一个' }));
  expect(await screen.findByLabelText('输入社区名字')).toBeTruthy();
  expect(screen.queryByText(/这个二维码/)).toBeNull();
});

test.each(['210102001999', '12', '<script>'])(
  'a code of no community, %s, is told, and the page goes on',
  async (code) => {
    givenCommunities();
    const user = await showPage(<ReportPage />, `/report?step=where&community=${encodeURIComponent(code)}`);
    expect(await screen.findByText(/这个二维码对应的社区没有找到/)).toBeTruthy();
    await user.type(screen.getByLabelText('输入社区名字'), '河');
    await user.click(await screen.findByRole('button', { name: /河湾社区/ }));
    expect(screen.getByText('已选社区')).toBeTruthy();
  },
);

test('what is missing is said beside its field, which takes the focus', async () => {
  givenCommunities();
  const user = await showPage(<ReportPage />, '/report');
  await user.click(screen.getByRole('radio', { name: /公共设施/ }));
  await user.click(screen.getByRole('button', { name: '下一步' }));
  const title = screen.getByRole('textbox', { name: '用一句话说说问题' });
  expect(title.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText('请用一句话说说问题。')).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(title));
});

test('a field that the API refuses leads to its step, with everything still there', async () => {
  const api = givenCommunities();
  api
    .on(ticketsContract.reportPublicly)
    .answers(() => refusal('request.invalid', [{ path: ['title'], code: 'too_long', params: { maximum: 60 } }]));
  const user = await showPage(<ReportPage />, '/report');
  await fillUpToContact(user);
  await user.click(screen.getByRole('button', { name: '提交' }));
  expect(await screen.findByText(/最多 60 个字/)).toBeTruthy();
  expect(screen.getByLabelText('用一句话说说问题')).toHaveProperty('value', '路灯不亮');
});

test('without a network it says so, that nothing is lost, and the next try gets the receipt', async () => {
  const api = givenCommunities();
  const user = await showPage(<ReportPage />, '/report');
  await fillUpToContact(user);
  await user.click(screen.getByRole('button', { name: '提交' }));
  expect(await screen.findByText(/您填的都还在/)).toBeTruthy();

  api.on(ticketsContract.reportPublicly).answers(() => ({
    id: COMMUNITY,
    number: 'HP-20261123-0042',
    secret: '7KQ2M9XW4TRB',
    dueAt: '2026-11-26T06:00:00.000Z',
  }));
  await user.click(screen.getByRole('button', { name: '提交' }));
  expect(await screen.findByText('7KQ2 M9XW 4TRB')).toBeTruthy();
  expect(screen.getByRole('link', { name: '查看进展' }).getAttribute('href')).toBe(
    '/follow#HP-20261123-0042.7KQ2M9XW4TRB',
  );
  expect(api.asked.at(-1)?.body).toMatchObject({
    communityId: COMMUNITY,
    category: 'facilities',
    title: '路灯不亮',
    place: '3 号楼',
  });
});

test('a report sent again after a lost answer or a reload is the same to the API; a changed one is another', async () => {
  const api = givenCommunities();
  api.on(ticketsContract.reportPublicly).answers(() => Promise.reject(new TypeError('no network')));
  const keys = () =>
    api.asked
      .filter(({ path }) => path.endsWith('/public/tickets'))
      .map(({ headers }) => headers.get('idempotency-key'));
  const user = await showPage(<ReportPage />, '/report');
  await fillUpToContact(user);
  for (const times of [1, 2]) {
    await user.click(screen.getByRole('button', { name: '提交' }));
    await waitFor(() => expect(keys()).toHaveLength(times));
    await screen.findByText(/您填的都还在/);
  }
  cleanup();
  await showPage(<ReportPage />, '/report?step=who');
  await user.click(await screen.findByRole('button', { name: '提交' }));
  await waitFor(() => expect(keys()).toHaveLength(3));
  expect(new Set(keys()).size).toBe(1);
  await user.type(await screen.findByRole('textbox', { name: /电话/ }), '13900001234');
  await user.click(screen.getByRole('button', { name: '提交' }));
  await waitFor(() => expect(keys()).toHaveLength(4));
  expect(keys()[3]).not.toBe(keys()[0]);
});

test('switching the language keeps what was typed', async () => {
  givenCommunities();
  const user = await showPage(
    <>
      <LanguageSwitch />
      <ReportPage />
    </>,
    '/report',
  );
  await user.type(screen.getByLabelText('用一句话说说问题'), '路灯不亮');
  await user.click(screen.getByRole('button', { name: 'English' }));
  expect(await screen.findByLabelText('Say it in one sentence')).toHaveProperty('value', '路灯不亮');
  expect(document.documentElement.lang).toBe('en-GB');
});
