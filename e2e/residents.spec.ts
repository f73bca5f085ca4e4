import { expect, test } from '@playwright/test';
import { accessibilityFaults } from './support/axe.ts';
import { person } from './support/people.ts';
import { shoot } from './support/shoot.ts';

/** Sound by GB 11643, of a region code that no demo resident has: female, born 1948-05-06. */
const ID_NUMBER = withCheckCharacter('65402219480506082');
const NAME = '单于慧敏';

test('a file from its first entry to a conflict: found by initials, revealed for a reason, labelled', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const worker = await person(browser, 'worker');

  await test.step('the ID number fills sex and birth date', async () => {
    await worker.goto('/desk/residents');
    await worker.getByRole('button', { name: '建档' }).first().click();
    const form = worker.getByRole('form', { name: '建档' });
    await form.getByLabel('姓名').fill(NAME);
    await form.getByLabel('证件号码').fill(`${ID_NUMBER.slice(0, 17)}${ID_NUMBER.endsWith('1') ? '2' : '1'}`);
    await form.getByLabel('电话').fill('139 4005 6677');
    await expect(form.getByText(/校验位不对/)).toBeVisible();
    await shoot(worker, 'residents-form-wrong');
    await form.getByLabel('证件号码').fill(ID_NUMBER);
    await expect(form.getByText(/女，1948-05-06 出生/)).toBeVisible();
    await form.getByLabel('住址').fill('文化路 12 号 3 号楼 2 单元 501');
    expect(await accessibilityFaults(worker)).toEqual([]);
    await form.getByRole('button', { name: '建档' }).click();
    await expect(worker.getByRole('region', { name: `居民档案：${NAME}` })).toBeVisible();
  });

  await test.step('the same person again is recognised while somebody types', async () => {
    await worker.getByRole('button', { name: '建档' }).first().click();
    const form = worker.getByRole('form', { name: '建档' });
    await form.getByLabel('姓名').fill('单于惠敏');
    await form.getByLabel('电话').fill('13940056677');
    await expect(form.getByText('可能已有这个人的档案')).toBeVisible();
    await expect(form.getByText('姓名相近，电话相同')).toBeVisible();
    expect(await accessibilityFaults(worker)).toEqual([]);
    await shoot(worker, 'residents-duplicate');
    await form.getByRole('button', { name: '清空重填' }).click();
    await worker.getByRole('region', { name: '建档' }).getByRole('button', { name: '关闭', exact: true }).click();
  });

  await test.step('found by initials, and opened without a mouse', async () => {
    await worker.keyboard.press('/');
    await worker.keyboard.type('cyhm');
    await expect(worker.getByRole('row', { name: new RegExp(NAME) })).toBeVisible();
    await shoot(worker, 'residents-search');
    await worker.keyboard.press('ArrowDown');
    await worker.keyboard.press('Enter');
    await expect(worker.getByRole('region', { name: `居民档案：${NAME}` })).toBeVisible();
    expect(worker.url()).not.toMatch(/cyhm/);
  });
  const file = worker.getByRole('region', { name: `居民档案：${NAME}` });

  await test.step('the number shows for a reason, and only on this page', async () => {
    await expect(file.getByText(ID_NUMBER)).toHaveCount(0);
    await file.getByRole('button', { name: '查看证件号码' }).click();
    await file.getByLabel(/为什么要看证件号码/).fill('核对证件');
    await file.getByRole('button', { name: '查看', exact: true }).click();
    await expect(file.getByText(ID_NUMBER)).toBeVisible();
    expect(await accessibilityFaults(worker)).toEqual([]);
    await shoot(worker, 'residents-revealed');
    await worker.reload();
    await expect(file.getByRole('button', { name: '查看证件号码' })).toBeVisible();
    await expect(file.getByText(ID_NUMBER)).toHaveCount(0);
    await expect(file.getByText('查看居民隐藏信息')).toBeVisible();
  });

  await test.step('a label is added', async () => {
    await file.getByRole('button', { name: '添加标签' }).click();
    const form = file.getByRole('form', { name: '添加标签' });
    await form.getByLabel('标签', { exact: true }).fill('独居');
    await worker.keyboard.press('Enter');
    await form.getByRole('button', { name: '添加', exact: true }).click();
    await expect(file.getByText('独居老人').first()).toBeVisible();
    await shoot(worker, 'residents-file');
  });

  await test.step('somebody else is faster: what was typed stays, what they changed is said', async () => {
    await file.getByRole('button', { name: '修改' }).click();
    const form = worker.getByRole('form', { name: '修改档案' });
    await form.getByLabel('工作单位').fill('沈阳纺织厂');
    const residentId = /residents\/([\w-]+)/.exec(worker.url())?.[1] ?? '';
    const other = await worker.context().newPage();
    await other.goto(`/desk/residents/${residentId}/edit`);
    await other.getByLabel('工作单位').fill('沈阳市纺织二厂');
    await other.getByLabel('户籍地址').fill('沈阳市铁西区兴华街 8 号');
    await other.getByRole('button', { name: '保存修改' }).click();
    await expect(other.getByText('已保存')).toBeVisible();
    await other.close();
    await form.getByRole('button', { name: '保存修改' }).click();
    await expect(form.getByText('现为：沈阳市纺织二厂')).toBeVisible();
    await expect(form.getByLabel('工作单位')).toHaveValue('沈阳纺织厂');
    await expect(form.getByLabel('户籍地址')).toHaveValue('沈阳市铁西区兴华街 8 号');
    expect(await accessibilityFaults(worker)).toEqual([]);
    await shoot(worker, 'residents-conflict');
    await form.getByRole('button', { name: '采用别人改的' }).click();
    await expect(form.getByLabel('工作单位')).toHaveValue('沈阳市纺织二厂');
    await form.getByRole('button', { name: '保存修改' }).click();
    await expect(file.getByText('沈阳市纺织二厂')).toBeVisible();
  });

  await test.step('the form for paper is masked', async () => {
    await file.getByRole('link', { name: '打印登记表' }).click();
    await expect(worker.getByRole('heading', { name: '居民登记表' })).toBeVisible();
    await expect(worker.getByText(ID_NUMBER)).toHaveCount(0);
    expect(await accessibilityFaults(worker)).toEqual([]);
    await shoot(worker, 'residents-print');
  });
  await worker.context().close();
});

/** GB 11643: the 18th character from the first 17. */
function withCheckCharacter(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return first17 + '10X98765432'[sum % 11];
}

test('who types fast on a slow computer loses no letter, and finds what was typed to the end', async ({ browser }) => {
  const worker = await person(browser, 'worker');
  const devtools = await worker.context().newCDPSession(worker);
  for (const text of ['王伟', 'zhangwei', '文化路12']) {
    await worker.goto('/desk/residents');
    await expect(worker.locator('[data-resident-id]').first()).toBeVisible();
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    const box = worker.getByRole('searchbox');
    await box.pressSequentially(text, { delay: 75 });
    await expect(worker.getByText('最接近的在前')).toBeVisible();
    await expect(box).toHaveValue(text);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await worker.goBack();
    await expect(box).toHaveValue('');
  }
});
