import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { stubApi } from '../shared/testing/api-stub.ts';
import { showOfficePage, WORKER } from '../shared/testing/show-office-page.tsx';
import { DeskTicketsPage } from '../tickets/desk/desk-tickets-page.tsx';
import { AccountMenu } from './account-menu.tsx';

it('switches to another appointment, and everything is asked for again', async () => {
  const other = WORKER.appointments[1];
  const api = stubApi();
  api.on(ticketsContract.counts).answers(() => ({
    reported: 0,
    accepted: 0,
    open: 0,
    in_progress: 0,
    suspended: 0,
    resolved: 0,
    climbed: 0,
    overdue: 0,
    supervised: 0,
    mine: 0,
  }));
  api.on(ticketsContract.list).answers(() => ({ items: [], nextCursor: null }));
  api.on(appointmentsContract.actAs).answers(() => ({ ...WORKER, actingAppointmentId: other?.id ?? null }));
  const user = await showOfficePage(
    api,
    <>
      <AccountMenu />
      <DeskTicketsPage />
    </>,
    '/desk/tickets?queue=mine',
  );
  await user.click(await screen.findByRole('button', { name: /李秀兰.*彩塔街社区/ }));
  await user.click(await screen.findByRole('menuitem', { name: /保安寺社区/ }));
  expect(await screen.findByText('现在以“社区工作者 · 保安寺社区”身份工作')).toBeTruthy();
  expect(api.asked.find(({ path }) => path.endsWith('/me/acting-appointment'))?.body).toEqual({
    appointmentId: other?.id,
  });
  await waitFor(() => expect(screen.getByRole('status', { name: 'address' }).textContent).toBe('/desk/tickets'));
  await waitFor(() =>
    expect(api.asked.findLastIndex(({ path }) => path === '/api/v1/tickets')).toBeGreaterThan(
      api.asked.findIndex(({ path }) => path.endsWith('acting-appointment')),
    ),
  );
});
