import { lifeEventsContract as contract } from '@linli/domain/residents/life-events.contract.ts';
import { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { configure, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { beforeEach, expect, it, vi } from 'vitest';
import { AUDIT_MESSAGES } from '../../audit/audit-messages.ts';
import { refusal, stubApi } from '../../shared/testing/api-stub.ts';
import { showOfficePage } from '../../shared/testing/show-office-page.tsx';
import { orgUnitsContract } from '@linli/domain/org-units/org-units.contract.ts';
import { RESIDENTS_MESSAGES } from '../residents-messages.ts';
import { ResidentsPage } from '../residents-page.tsx';
import { givenResident, givenSummary, NO_COUNTS } from '../residents.given.ts';

configure({ asyncUtilTimeout: 4000 });
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
  return () => vi.restoreAllMocks();
});

const HOUSEHOLD = { id: '01900000-0000-7000-8000-0000000000f1', number: null };
const HEAD = givenResident(2, {
  name: '李大军',
  household: HOUSEHOLD,
  labels: ['living_alone', 'minimum_living'],
  availableActions: ['edit', 'add_label', 'end_label', 'move', 'move_out', 'report_death'],
});
const WIFE = givenSummary(4, { name: '赵桂兰', householdRole: 'spouse', sex: 'female' });
const SON = givenSummary(5, { name: '李小军', householdRole: 'son', age: 41 });

function stub() {
  const api = stubApi();
  api.on(orgUnitsContract.children).answers(() => ({ items: [], nextCursor: null }));
  api.on(residentsContract.search).answers(() => ({ items: [givenSummary(2)], nextCursor: null }));
  api.on(residentsContract.counts).answers(() => NO_COUNTS);
  api.on(residentsContract.timeline).answers(() => ({ items: [], nextCursor: null }));
  api.on(residentsContract.get).answers(() => HEAD);
  const community = HEAD.community;
  const members = [givenSummary(2, { name: '李大军' }), WIFE, SON];
  api.on(residentsContract.household).answers(() => ({ ...HOUSEHOLD, address: '', community, version: 1, members }));
  return api;
}

const show = (api: ReturnType<typeof stub>, form = '') =>
  showOfficePage(
    api,
    <Routes>
      <Route path="/desk/residents/:residentId?/:form?" element={<ResidentsPage room="/desk" />} />
    </Routes>,
    `/desk/residents/${HEAD.id}${form}`,
    [RESIDENTS_MESSAGES, AUDIT_MESSAGES],
  );

const TODAY = shanghaiDate(new Date());
const bodies = ({ asked }: ReturnType<typeof stub>, path: string) =>
  asked.filter((each) => each.path.endsWith(path)).map(({ body }) => body);

it('registers a death from the menu by key, says first what follows, and can be taken back', async () => {
  const api = stub();
  const dead = givenResident(2, { name: '李大军', status: 'deceased', version: 2, undoable: 'report_death' });
  api.on(contract.reportDeath).answers(() => dead);
  api.on(contract.undo).answers(() => ({ ...HEAD, version: 3 }));
  const user = await show(api);
  (await screen.findByRole('button', { name: '登记变动' })).focus();
  await user.keyboard('{Enter}');
  const menu = await screen.findByRole('menu');
  expect(
    within(menu)
      .getAllByRole('menuitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['社区内搬家', '迁出本社区', '死亡登记']);
  await user.click(within(menu).getByRole('menuitem', { name: '死亡登记' }));

  const form = await screen.findByRole('form', { name: '李大军：死亡登记' });
  expect(await within(form).findByText(/户主改为赵桂兰/)).toBeTruthy();
  expect(within(form).getByText(new RegExp(`在册标签（独居老人、低保）止于 ${TODAY}`))).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('已登记：李大军，死亡登记');
  expect(bodies(api, '/report-death')).toEqual([{ version: 1, day: TODAY, note: '' }]);

  await user.click(screen.getByRole('button', { name: '撤销' }));
  await screen.findByText('已撤销，档案恢复原样');
  expect(bodies(api, '/undo-life-event')).toEqual([{ version: 2 }]);
});

it('keeps what was typed when it is refused or left, and says beside the field what is missing', async () => {
  const api = stub();
  api.on(contract.move).answers(() => refusal('resident.changed_meanwhile', undefined, { fields: ['phone'] }));
  const user = await show(api, '/move');
  const form = () => screen.findByRole('form', { name: '李大军：社区内搬家' });
  await user.click(within(await form()).getByRole('button', { name: /登\s?记$/ }));
  const address = () => screen.getByRole<HTMLInputElement>('textbox', { name: '新住址' });
  await waitFor(() => expect(document.activeElement).toBe(address()));
  expect(address().getAttribute('aria-invalid')).toBe('true');
  expect(bodies(api, '/move')).toEqual([]);

  await user.type(address(), '三好街8号1栋2单元502室');
  await user.click(await within(await form()).findByRole('checkbox', { name: '全户一起搬' }));
  expect(within(await form()).getByText(/同户 2 人（赵桂兰、李小军）一起搬/)).toBeTruthy();
  expect(within(await form()).queryByText(/户主改为/)).toBeNull();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/别人刚刚改过这份档案/)).toBeTruthy();
  expect(bodies(api, '/move')).toEqual([
    { version: 1, day: TODAY, address: '三好街8号1栋2单元502室', householdRole: null, wholeHousehold: true },
  ]);

  await user.keyboard('{Escape}');
  await user.click(await screen.findByRole('button', { name: '登记变动' }));
  await user.click(await screen.findByRole('menuitem', { name: '社区内搬家' }));
  await form();
  expect(address().value).toBe('三好街8号1栋2单元502室');
});

it('says that it cannot be registered now, where somebody else was faster', async () => {
  const api = stub();
  api.on(residentsContract.get).answers(() => givenResident(2, { status: 'deceased', availableActions: ['edit'] }));
  await show(api, '/move_out');
  expect(await screen.findByText(/这份档案现在不能这样做/)).toBeTruthy();
  expect(screen.queryByRole('form')).toBeNull();
});
