import { rollsContract, type RollRowView, type RollView } from '@linli/domain/residents/rolls.contract.ts';
import { screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { expect, it } from 'vitest';
import { refusal, stubApi } from '../../shared/testing/api-stub.ts';
import { showOfficePage } from '../../shared/testing/show-office-page.tsx';
import { ROLLS_MESSAGES } from './roll-messages.ts';
import { RollsPage } from './rolls-page.tsx';

const ROLL: RollView = {
  id: '01900000-0000-7000-8000-0000000000c1',
  fileName: '彩塔街花名册.xlsx',
  status: 'preview',
  importer: '李秀兰',
  rows: 3,
  counts: { new: 1, changed: 0, same: 0, repeated: 0, doubtful: 1, wrong: 1, left_out: 0 },
  progress: 0,
  isInterrupted: false,
  createdAt: '2026-01-01T00:00:00.000Z',
  expiresAt: '2026-01-08T00:00:00.000Z',
  importedAt: null,
  undoneAt: null,
  version: 1,
  sheets: [
    {
      sheet: 0,
      name: '一网格',
      people: 3,
      grid: null,
      isLeftOut: false,
      columns: [
        { column: 0, heading: '姓名', field: 'name', certainty: 'sure', samples: ['王小明'] },
        { column: 1, heading: '性别情况', field: 'sex', certainty: 'unsure', samples: ['男'] },
      ],
    },
  ],
  community: null,
  availableActions: ['correct', 'confirm', 'discard'],
};

const row = (index: number, more: Partial<RollRowView>): RollRowView => ({
  row: index,
  sheet: 0,
  outcome: 'new',
  decision: null,
  cells: [
    { field: 'name', address: `A${index + 2}`, text: '王小明' },
    { field: 'sex', address: `B${index + 2}`, text: '男' },
  ],
  issues: [],
  doubts: [],
  changes: [],
  residentId: null,
  ...more,
});

const PAGES = (
  <Routes>
    <Route path="/desk/rolls/:rollId?" element={<RollsPage room="/desk" />} />
  </Routes>
);

function givenRolls() {
  const api = stubApi();
  const contradicted = row(2, {
    outcome: 'wrong',
    issues: [{ field: 'sex', severity: 'wrong', code: 'sex_contradicts_id', proposal: 'female' }],
  });
  const doubtful = row(1, {
    outcome: 'doubtful',
    doubts: [
      {
        code: 'probably_known',
        severity: 'doubtful',
        reason: 'near_name_same_phone',
        residentId: null,
        row: null,
        fields: [],
      },
    ],
  });
  api.on(rollsContract.list).answers(() => ({ items: [], nextCursor: null }));
  api.on(rollsContract.get).answers(() => ROLL);
  api.on(rollsContract.rows).answers(() => ({ items: [row(0, {}), doubtful, contradicted], total: 3 }));
  return api;
}

it('says in words why a file is refused, and names the file', async () => {
  const api = givenRolls();
  api.on(rollsContract.upload).answers(() => refusal('spreadsheet.locked'));
  const user = await showOfficePage(api, PAGES, '/desk/rolls', [ROLLS_MESSAGES]);
  expect(await screen.findByText('还没有导入过花名册')).toBeTruthy();
  const file = new File(['x'], '有密码.xlsx');
  await user.upload(await screen.findByLabelText('选择文件', { selector: 'input' }), file);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('“有密码.xlsx”没有读进来');
  expect(alert.textContent).toContain('这个文件有打开密码');
});

it('shows what an upload comes to, takes a proposal in the words of the roll, and mends a cell where it stands', async () => {
  const api = givenRolls();
  api.on(rollsContract.upload).answers(() => ROLL);
  api.on(rollsContract.correctRow).answers(() => ({ ...ROLL, version: ROLL.version + 1 }));
  const user = await showOfficePage(api, PAGES, '/desk/rolls', [ROLLS_MESSAGES]);
  const file = new File(['x'], ROLL.fileName);
  await user.upload(await screen.findByLabelText('选择文件', { selector: 'input' }), file);
  expect(await screen.findByRole('heading', { level: 1, name: ROLL.fileName })).toBeTruthy();
  const tabs = screen.getByRole('navigation', { name: '按结果查看' });
  expect(
    within(tabs)
      .getAllByRole('link')
      .map(({ textContent }) => textContent),
  ).toEqual(['全部 3', '新增 1', '存疑 1', '错误 1']);
  expect(screen.getByText('1 列请核对')).toBeTruthy();
  expect(await screen.findByText('性别：和身份证号码里的性别不一致')).toBeTruthy();
  expect(screen.getByText('本社区可能已有这个人的档案（姓名相近，电话相同）')).toBeTruthy();

  await user.click(screen.getByRole('button', { name: '第 3 条性别改为 女' }));
  await user.click((await screen.findAllByRole('button', { name: '改姓名：王小明' }))[0]!);
  await user.clear(screen.getByRole('textbox', { name: '姓名的新内容' }));
  await user.keyboard('王晓明{Enter}');
  await screen.findAllByRole('button', { name: '改姓名：王小明' });
  const sent = api.asked.filter(({ path }) => path.endsWith('/rows')).flatMap(({ body }) => (body ? [body] : []));
  expect(sent).toEqual([
    { version: 1, row: 2, cells: [{ field: 'sex', text: '女' }] },
    { version: 2, row: 0, cells: [{ field: 'name', text: '王晓明' }] },
  ]);
});

it('says what will be written, and what hinders taking it back', async () => {
  const api = givenRolls();
  const imported: RollView = { ...ROLL, status: 'imported', availableActions: ['undo'], version: 3 };
  api.on(rollsContract.confirm).answers(() => imported);
  api.on(rollsContract.undo).answers(() => refusal('roll.others_depend'));
  const user = await showOfficePage(api, PAGES, `/desk/rolls/${ROLL.id}`, [ROLLS_MESSAGES]);
  expect(await screen.findByText(/存疑的 1 行不导入/)).toBeTruthy();
  await user.click(screen.getByRole('checkbox', { name: /存疑的 1 行也导入/ }));
  await user.click(screen.getByRole('button', { name: '确认导入：新增 1，变更 0' }));
  expect(await screen.findByText('导入完成')).toBeTruthy();
  expect(api.asked.find(({ path }) => path.endsWith('/confirm'))?.body).toEqual({ version: 1, takesDoubtful: true });
  api.on(rollsContract.get).answers(() => imported);
  await user.click(screen.getByRole('button', { name: '撤销这次导入' }));
  await user.click(screen.getByRole('button', { name: '确实撤销' }));
  expect((await screen.findByRole('alert')).textContent).toContain('不能撤销');
});

it('does not offer to write masked texts back', async () => {
  const api = givenRolls();
  const masked = row(0, { cells: [{ field: 'name', address: 'A2', text: '王**' }] });
  api.on(rollsContract.rows).answers(() => ({ items: [masked], total: 1 }));
  await showOfficePage(api, PAGES, `/desk/rolls/${ROLL.id}`, [ROLLS_MESSAGES]);
  expect(await screen.findByText('王**')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^改姓名/ })).toBeNull();
});
