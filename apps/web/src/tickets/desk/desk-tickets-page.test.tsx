import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { refusal, stubApi } from '../../shared/testing/api-stub.ts';
import { showOfficePage } from '../../shared/testing/show-office-page.tsx';
import { DeskTicketsPage } from './desk-tickets-page.tsx';
import { TicketSearch } from './ticket-search.tsx';
import { givenSummary, givenTicket } from './tickets.given.ts';

const COUNTS = {
  reported: 3,
  accepted: 0,
  open: 0,
  in_progress: 2,
  suspended: 0,
  resolved: 0,
  climbed: 0,
  overdue: 1,
  supervised: 0,
  mine: 0,
};
const ROWS = [1, 2, 3].map((n) => givenSummary(n));

function stubDesk(views: Partial<Record<string, TicketView>> = {}) {
  const api = stubApi();
  api.on(ticketsContract.counts).answers(() => COUNTS);
  api.on(ticketsContract.list).answers(() => ({ items: ROWS, nextCursor: null }));
  api.on(ticketsContract.get).answers(({ params }) => {
    const index = ROWS.findIndex(({ id }) => id === params['ticketId']);
    return views[params['ticketId'] ?? ''] ?? givenTicket(index + 1);
  });
  return api;
}

const address = () => screen.getByRole('status', { name: 'address' }).textContent;
const listRequests = ({ asked }: ReturnType<typeof stubApi>) => asked.filter(({ path }) => path === '/api/v1/tickets');

it('is worked by key: down, down, open, accept; and letters rest while somebody types', async () => {
  const api = stubDesk();
  api
    .on(ticketsContract.accept)
    .answers(() => givenTicket(2, { status: 'accepted', version: 2, availableActions: ['assign'] }));
  const user = await showOfficePage(
    api,
    <>
      <TicketSearch listPath="/desk/tickets" />
      <DeskTicketsPage />
    </>,
    '/desk/tickets',
  );
  await screen.findByRole('row', { name: /路灯不亮1/ });

  await user.keyboard('jj');
  expect(screen.getByRole('row', { name: /路灯不亮2/ })).toBe(document.activeElement);
  await user.keyboard('{Enter}');
  const detail = await screen.findByRole('region', { name: '工单 HP-20261123-0002' });
  expect(address()).toContain(`ticket=${ROWS[1]?.id}`);
  await within(detail).findByRole('button', { name: /^受理/ });
  await user.keyboard('a');
  await within(detail).findByRole('button', { name: /派单/ });
  expect(api.asked.find(({ path }) => path.endsWith('/accept'))?.body).toEqual({ version: 1 });

  await user.keyboard('r');
  expect(await screen.findByText(/现在不能“不予受理”/)).toBeTruthy();
  await user.click(screen.getByRole('searchbox', { name: /搜索工单/ }));
  await user.keyboard('g');
  expect(screen.queryByRole('form', { name: '派单' })).toBeNull();
});

it('keeps queue, category and order in the address, and asks for exactly that', async () => {
  const api = stubDesk();
  const user = await showOfficePage(
    api,
    <DeskTicketsPage />,
    '/desk/tickets?queue=in_progress&category=noise&sort=newest',
  );
  await screen.findByRole('row', { name: /路灯不亮1/ });
  expect(Object.fromEntries(listRequests(api)[0]?.query ?? [])).toMatchObject({
    status: 'in_progress',
    category: 'noise',
    sort: 'newest',
  });

  await user.click(screen.getByRole('link', { name: /超期/ }));
  expect(address()).toBe('/desk/tickets?queue=overdue&category=noise');
  await waitFor(() =>
    expect(Object.fromEntries(listRequests(api).at(-1)?.query ?? [])).toMatchObject({ status: 'overdue', sort: 'due' }),
  );
});

it('searches everything, and not before an input method has finished its word', async () => {
  const api = stubDesk();
  const user = await showOfficePage(
    api,
    <>
      <TicketSearch listPath="/desk/tickets" />
      <DeskTicketsPage />
    </>,
    '/desk/tickets?queue=mine',
  );
  await screen.findByRole('row', { name: /路灯不亮1/ });
  const box = screen.getByRole('searchbox', { name: /搜索工单/ });
  await user.click(box);
  const composition = (type: string) => box.dispatchEvent(new CompositionEvent(type, { bubbles: true }));
  composition('compositionstart');
  await user.keyboard('lu deng');
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(address()).toBe('/desk/tickets?queue=mine');
  composition('compositionend');
  await user.clear(box);
  await user.keyboard('路灯');
  await waitFor(() => expect(address()).toContain('q='));
  await waitFor(() =>
    expect(Object.fromEntries(listRequests(api).at(-1)?.query ?? [])).toEqual({
      q: '路灯',
      sort: 'newest',
      limit: '100',
    }),
  );
});

it('keeps what was typed when somebody was faster, says what changed and what can be done now', async () => {
  const id = ROWS[0]?.id ?? '';
  const accepted = {
    id: '2',
    action: 'tickets.accept',
    at: '2026-11-23T02:00:00.000Z',
    actorName: '张伟',
    actorRole: 'community_worker' as const,
    givenTo: null,
    climbedTo: null,
    note: null,
  };
  const views: Partial<Record<string, TicketView>> = {};
  const api = stubDesk(views);
  api.on(ticketsContract.reject).answers(() => {
    views[id] = givenTicket(1, {
      status: 'accepted',
      version: 2,
      availableActions: ['open', 'assign'],
      events: [...givenTicket(1).events, accepted],
    });
    return refusal('ticket.changed_meanwhile');
  });
  const user = await showOfficePage(api, <DeskTicketsPage />, `/desk/tickets?ticket=${id}`);
  await user.click(await screen.findByRole('button', { name: /^不予受理/ }));
  const form = await screen.findByRole('form', { name: '不予受理' });
  await user.type(within(form).getByRole('textbox'), '不在本社区');
  await user.click(within(form).getByRole('button', { name: '不予受理' }));

  const alert = await within(form).findByRole('alert');
  await waitFor(() => expect(alert.textContent).toContain('张伟 · 受理'));
  expect(alert.textContent).toContain('现在可以：交给志愿者、派单');
  expect(within(form).getByRole<HTMLTextAreaElement>('textbox').value).toBe('不在本社区');
  expect(within(form).getByRole('button', { name: '不予受理' }).hasAttribute('disabled')).toBe(true);
});

it('takes a key that is pressed while a step is on its way for what the ticket is afterwards', async () => {
  const id = ROWS[0]?.id ?? '';
  const api = stubDesk();
  let answer = () => {};
  api.on(ticketsContract.accept).answers(async () => {
    await new Promise<void>((resolve) => (answer = resolve));
    return givenTicket(1, { status: 'accepted', version: 2, availableActions: ['assign', 'open'] });
  });
  api.on(appointmentsContract.colleagues).answers(() => ({ items: [] }));
  const user = await showOfficePage(api, <DeskTicketsPage />, `/desk/tickets?ticket=${id}`);
  await screen.findByRole('button', { name: /^受理/ });
  await user.keyboard('ag');
  await waitFor(() => expect(screen.queryByRole('button', { name: /^受理/ })).toBeNull());
  answer();
  expect(await screen.findByRole('listbox', { name: '派给谁' })).toBeTruthy();
});

it('shows exactly the actions that the API gives', async () => {
  const id = ROWS[0]?.id ?? '';
  await showOfficePage(
    stubDesk({ [id]: givenTicket(1, { availableActions: [] }) }),
    <DeskTicketsPage />,
    `/desk/tickets?ticket=${id}`,
  );
  const detail = await screen.findByRole('region', { name: '工单 HP-20261123-0001' });
  for (const action of ['受理', '不予受理', '派单', '办结', '交给志愿者']) {
    expect(within(detail).queryByRole('button', { name: new RegExp(`^${action}`) })).toBeNull();
  }
});
