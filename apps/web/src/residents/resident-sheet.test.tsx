import { residentsContract as contract } from '@linli/domain/residents/residents.contract.ts';
import type { ContactView } from '@linli/domain/residents/resident-views.contract.ts';
import { screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { expect, it } from 'vitest';
import { AUDIT_MESSAGES } from '../audit/audit-messages.ts';
import { stubApi } from '../shared/testing/api-stub.ts';
import { showOfficePage } from '../shared/testing/show-office-page.tsx';
import { RESIDENTS_MESSAGES } from './residents-messages.ts';
import { ResidentPrintPage } from './resident-print-page.tsx';
import { givenResident } from './residents.given.ts';

const contact = (n: number, over: Partial<ContactView>): ContactView => ({
  id: `01900000-0000-7000-8000-0000000000f${n}`,
  relation: 'child',
  isEmergency: true,
  isGuardian: false,
  name: '钱晓芳',
  phone: '139****5432',
  residentId: null,
  version: 1,
  ...over,
});

async function showForm(contacts: ContactView[]) {
  const api = stubApi();
  api.on(contract.get).answers(() => givenResident(2, { contacts }));
  const page = (
    <Routes>
      <Route path="/desk/residents/:residentId/print" element={<ResidentPrintPage room="/desk" />} />
    </Routes>
  );
  const at = `/desk/residents/${givenResident(2).id}/print`;
  await showOfficePage(api, page, at, [RESIDENTS_MESSAGES, AUDIT_MESSAGES]);
  return screen.findByRole('article');
}

it('prints whom to call, in the order of calling and as masked as on the page', async () => {
  const form = await showForm([
    contact(1, { isGuardian: true }),
    contact(2, { relation: 'neighbour', name: '孙大妈', phone: '', isEmergency: false }),
  ]);
  expect(within(form).getByRole('heading', { name: '联系人' })).toBeTruthy();
  const rows = within(form).getAllByRole('row').slice(-2);
  expect(
    rows.map((row) =>
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ),
  ).toEqual([
    ['钱晓芳', '子女', '监护人 · 紧急联系人', '139****5432'],
    ['孙大妈', '邻居', '', '没有电话'],
  ]);
});

it('has no empty table where nobody was named', async () => {
  const form = await showForm([]);
  expect(within(form).queryByRole('heading', { name: '联系人' })).toBeNull();
});
