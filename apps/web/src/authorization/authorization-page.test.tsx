import { authorizationContract } from '@linli/domain/authorization/authorization.contract.ts';
import { ROLES, type Role } from '@linli/domain/shared/actor.ts';
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { stubApi } from '../shared/testing/api-stub.ts';
import { showOfficePage } from '../shared/testing/show-office-page.tsx';
import { AuthorizationPage } from './authorization-page.tsx';
import type { MatrixRow } from './authorization.queries.ts';
import { AUTHORIZATION_MESSAGES } from './authorization-texts.ts';

const reaches = (of: Partial<Record<Role, Omit<MatrixRow['reaches'][number], 'role'>>>): MatrixRow['reaches'] =>
  ROLES.map((role) => ({ role, breadth: 'none', situations: null, ...of[role] }));
const ROWS: MatrixRow[] = [
  {
    contract: 'tickets',
    key: 'claim',
    method: 'POST',
    path: '/tickets/:ticketId/claim',
    summary: 'Claim an open ticket',
    access: 'roles',
    leavesEvent: true,
    reaches: reaches({ volunteer: { breadth: 'units', situations: ['open'] } }),
  },
  {
    contract: 'orgUnits',
    key: 'get',
    method: 'GET',
    path: '/org-units/:orgUnitId',
    summary: 'One unit with the units above it',
    access: 'roles',
    leavesEvent: false,
    reaches: reaches({
      system_admin: { breadth: 'all', situations: null },
      street_official: { breadth: 'units', situations: null },
    }),
  },
];

async function show(at = '/') {
  const api = stubApi();
  api.on(authorizationContract.matrix).answers(() => ({
    endpoints: ROWS,
    fields: [
      {
        field: 'reporter_phone',
        told: ROLES.map((role) =>
          role === 'volunteer'
            ? { role, how: 'situations' as const, situations: ['own' as const] }
            : { role, how: 'masked' as const, situations: [] },
        ),
      },
    ],
  }));
  return showOfficePage(api, <AuthorizationPage />, at, [AUTHORIZATION_MESSAGES]);
}

const cells = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);
const NO = '–不可以';

it('says in words what every role may do within its units and elsewhere', async () => {
  await show();
  const claim = await screen.findByRole('row', { name: /^认领/ });
  expect(within(claim).getByText('志愿者：仅等待认领的')).toBeTruthy();
  expect(cells(claim)).toEqual([...Array<string>(12).fill(NO), '部分', NO, '记入']);
  const unit = screen.getByRole('row', { name: /^查看一个单位/ });
  expect(cells(unit)).toEqual([NO, NO, '可以', '可以', NO, NO, NO, NO, '可以', NO, NO, NO, NO, NO, NO]);
  const phone = screen.getByRole('row', { name: /^反映人电话/ });
  expect(cells(phone)).toEqual([...Array<string>(5).fill('脱敏'), '仅本人认领的']);
});

it('keeps the filter in the address: one role, and what it may do', async () => {
  await show('/?role=street_official');
  expect(await screen.findByRole('row', { name: /^查看一个单位/ })).toBeTruthy();
  expect(screen.queryByRole('row', { name: /^认领/ })).toBeNull();
  expect(screen.getByRole('columnheader', { name: '街道干部：辖区内、本人的' })).toBeTruthy();
  expect(screen.queryByRole('columnheader', { name: '志愿者：辖区内、本人的' })).toBeNull();
});

it('says so when nothing fits', async () => {
  await show('/?role=auditor&contract=tickets');
  expect(await screen.findByText('没有符合条件的操作')).toBeTruthy();
});
