import { checkCharacter } from '@linli/domain/residents/id-number.ts';
import { expect, test, type Page } from '@playwright/test';
import { accessibilityFaults } from './support/axe.ts';
import { person } from './support/people.ts';
import { shoot } from './support/shoot.ts';

test.use({ actionTimeout: 10_000 });

/** Of a region code that nobody in the demo has. */
const first17 = '65402719490912004';
const ID_NUMBER = first17 + checkCharacter(first17);
const NAME = '濮阳静怡';
const HEARD = '濮阳静宜';
const ROLL = ['姓名,身份证号码,手机,现住址', `${NAME},${ID_NUMBER},13940051122,文体路9号2栋1单元201室`].join('\n');

const fileOf = (page: Page, name = NAME) => page.getByRole('region', { name: `居民档案：${name}` });
async function lookAt(page: Page, name: string) {
  expect(await accessibilityFaults(page)).toEqual([]);
  await shoot(page, name);
}

test('one person from a roll to another community: found, revealed and seen to be, merged, taken apart, handed over', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const worker = await person(browser, 'worker');
  const file = fileOf(worker);

  await test.step('a roll is imported', async () => {
    await worker.goto('/desk/rolls');
    const buffer = Buffer.from(ROLL);
    await worker.getByLabel('选择文件').first().setInputFiles({ name: '补录.csv', mimeType: 'text/csv', buffer });
    await worker.getByRole('button', { name: '确认导入：新增 1，变更 0' }).click();
    await expect(worker.getByText('导入完成')).toBeVisible();
    await lookAt(worker, 'story-1-imported');
  });

  await test.step('found by initials, and opened', async () => {
    await worker.getByRole('navigation', { name: '功能' }).getByRole('link', { name: /居民$/ }).click();
    const list = worker.getByRole('grid', { name: '居民列表' });
    await expect(list.getByRole('row').nth(2)).toBeVisible();
    await worker.keyboard.press('/');
    await worker.keyboard.type('pyjy');
    await expect(list.getByRole('row')).toHaveCount(2);
    await expect(list.getByRole('row', { name: new RegExp(NAME) })).toBeVisible();
    await shoot(worker, 'story-2-found');
    await worker.keyboard.press('ArrowDown');
    await worker.keyboard.press('Enter');
    await expect(file).toBeVisible();
  });
  const address = new URL(worker.url()).pathname;

  await test.step('the number is revealed for a reason, and the supervisor sees that it was', async () => {
    await file.getByRole('button', { name: '查看证件号码' }).click();
    await file.getByLabel(/为什么要看证件号码/).fill('核对高龄津贴');
    await file.getByRole('button', { name: '查看', exact: true }).click();
    await expect(file.getByText(ID_NUMBER)).toBeVisible();
    await lookAt(worker, 'story-3-revealed');
    const street = await person(browser, 'street');
    await street.goto('/overlook/looks');
    const look = street.getByRole('row', { name: /核对高龄津贴/ });
    await expect(look).toContainText('证件号码');
    await expect(look).toContainText('濮**');
    await expect(street.getByText(ID_NUMBER)).toHaveCount(0);
    await lookAt(street, 'story-4-supervisor');
    await street.context().close();
  });

  await test.step('somebody opens a second file of her, and sees later that it is the same person', async () => {
    await worker.goto('/desk/residents/new');
    const form = worker.getByRole('form', { name: '建档' });
    await form.getByLabel('姓名').fill(HEARD);
    await form.getByLabel('电话').fill('13940051122');
    await form.getByRole('button', { name: `不是同一人：${NAME}` }).click();
    await form.getByRole('button', { name: '建档' }).click();
    await expect(fileOf(worker, HEARD)).toBeVisible();
    await worker.goto('/desk/duplicates?status=not_same');
    const pair = worker
      .getByRole('region', { name: '疑似重复的档案' })
      .getByRole('listitem')
      .filter({ hasText: HEARD });
    await pair.getByRole('link').first().click();
    await worker.getByRole('button', { name: /重新核对/ }).click();
    await expect(worker.getByRole('button', { name: '合并', exact: true })).toBeVisible();
    await lookAt(worker, 'story-5-compared');
    await worker.getByRole('button', { name: '合并', exact: true }).click();
    await expect(worker.getByText(/^已合并，留下的是/)).toBeVisible();
    await worker.goto(address);
    await expect(file.getByRole('region', { name: '并入的档案' })).toBeVisible();
    await lookAt(worker, 'story-6-merged');
  });

  await test.step('they were two people after all', async () => {
    await file.getByRole('button', { name: '撤销合并' }).click();
    await file.getByRole('button', { name: '确实撤销' }).click();
    await expect(worker.getByText('已撤销合并，两份档案恢复原样')).toBeVisible();
    await lookAt(worker, 'story-7-taken-apart');
  });

  await test.step('another community is asked to take her over', async () => {
    await file.getByRole('button', { name: '登记变动' }).click();
    await worker.getByRole('menuitem', { name: '转到其他社区' }).click();
    const form = worker.getByRole('form', { name: `${NAME}：转到其他社区` });
    await form.getByLabel('接收的社区').pressSequentially('三好街');
    await worker
      .getByTitle(/三好街社区/)
      .first()
      .click();
    await form.getByLabel('原因').fill('搬到儿子家同住');
    await form.getByRole('button', { name: '发起转移' }).click();
    await expect(worker.getByText('已发起，等待三好街社区接收')).toBeVisible();
    await lookAt(worker, 'story-8-asked');
  });

  await test.step('and does, and nobody keeps her file here any more', async () => {
    const receiver = await person(browser, 'worker2');
    await receiver.goto('/desk/transfers');
    const item = receiver.getByRole('listitem').filter({ hasText: '搬到儿子家同住' });
    await item.getByRole('button', { name: /^接收/ }).click();
    await item.getByLabel('在本社区的住址').fill('三好街 8 号 1 号楼 1 单元 301');
    await item.getByRole('button', { name: '接收', exact: true }).click();
    await expect(receiver.getByText('已接收，档案转到本社区')).toBeVisible();
    await receiver.goto(address);
    await expect(fileOf(receiver)).toBeVisible();
    await lookAt(receiver, 'story-9-taken-over');
    await worker.goto(address);
    await expect(worker.getByText(/没有找到/).first()).toBeVisible();
    await lookAt(worker, 'story-10-gone');
    await receiver.context().close();
  });
  await worker.context().close();
});

test('a family: contacts, a wedding, a birth and a stay in hospital, each said first and taken back at once', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const worker = await person(browser, 'worker');
  const register = async (name: string, what: string) => {
    await fileOf(worker, name).getByRole('button', { name: '登记变动' }).click();
    await worker.getByRole('menuitem', { name: what }).click();
    return worker.getByRole('form', { name: `${name}：${what}` });
  };
  const open = async (name: string, sex: string, birth: string, door: string) => {
    await worker.goto('/desk/residents/new');
    const form = worker.getByRole('form', { name: '建档' });
    await form.getByLabel('姓名').fill(name);
    await form.getByLabel('性别').click();
    await worker.getByTitle(sex, { exact: true }).click();
    await form.getByLabel('出生日期').fill(birth);
    await form.getByLabel('住址').fill(`文体路 11 号 1 号楼 1 单元 ${door}`);
    await form.getByLabel('与户主关系').click();
    await worker.getByTitle('户主', { exact: true }).click();
    await form.getByRole('button', { name: '建档' }).click();
    await expect(fileOf(worker, name)).toBeVisible();
  };
  await open('令狐思源', '女', '1994-05-06', '101');
  await open('公冶长青', '男', '1992-03-04', '102');
  const file = fileOf(worker, '公冶长青');

  await test.step('whom to call is named by keys alone, corrected and deleted', async () => {
    await file.getByRole('button', { name: '添加联系人' }).press('Enter');
    const form = file.getByRole('form', { name: '添加联系人' });
    await expect(form.getByLabel('联系人姓名')).toBeFocused();
    await worker.keyboard.type('公冶');
    await worker.keyboard.press('Tab');
    await worker.keyboard.type('父母');
    await worker.keyboard.press('Enter');
    await form.getByLabel('电话').fill('139 9876 5432');
    await lookAt(worker, 'contacts-form');
    await worker.keyboard.press('Enter');
    await expect(file.getByText('139****5432')).toBeVisible();
    await expect(file.getByRole('button', { name: '添加联系人' })).toBeFocused();
    await file.getByRole('button', { name: /^修改联系人/ }).click();
    await file.getByLabel('监护人').check();
    await file.getByRole('button', { name: '保存' }).click();
    await expect(file.getByText(/监护人 · 紧急联系人/)).toBeVisible();
    await lookAt(worker, 'contacts-file');
  });

  await test.step('a wedding', async () => {
    const form = await register('公冶长青', '结婚登记');
    await form.getByLabel('配偶').fill('令狐思源');
    await expect(worker.locator('.ant-select-item-option', { hasText: '令狐思源' })).toBeVisible();
    await worker.keyboard.press('ArrowDown');
    await worker.keyboard.press('Enter');
    await expect(form.getByText(/已关联本社区的档案/)).toBeVisible();
    await form.getByLabel('婚后住在哪里').click();
    await worker.getByTitle('令狐思源搬到公冶长青家').click();
    await expect(form.getByText(/两份档案都改为已婚/)).toBeVisible();
    await lookAt(worker, 'life-wedding');
    await form.getByRole('button', { name: '登记' }).click();
    await expect(file.getByText('已婚').first()).toBeVisible();
    await expect(file.getByRole('link', { name: '令狐思源' }).first()).toBeVisible();
    await lookAt(worker, 'life-wedding-done');
  });

  await test.step('a birth', async () => {
    const form = await register('公冶长青', '出生登记');
    await expect(form.getByLabel('孩子的另一位家长')).toHaveValue('令狐思源');
    await form.getByLabel('孩子的姓名').fill('小满');
    await form.getByRole('button', { name: '姓令狐' }).click();
    await expect(form.getByLabel('孩子的姓名')).toHaveValue('令狐小满');
    await form.getByLabel('孩子的性别').click();
    await worker.getByTitle('女', { exact: true }).click();
    await expect(form.getByText(/为令狐小满建档/)).toBeVisible();
    await lookAt(worker, 'life-birth');
    await form.getByRole('button', { name: '登记' }).click();
    await expect(file.getByRole('link', { name: /令狐小满/ }).first()).toBeVisible();
    await lookAt(worker, 'life-birth-done');
  });

  await test.step('in hospital, and taken back', async () => {
    const form = await register('公冶长青', '住院登记');
    await form.getByLabel('医院').fill('盛京医院');
    await expect(form.getByText(/走访暂停/)).toBeVisible();
    await lookAt(worker, 'life-hospital');
    await form.getByRole('button', { name: '登记' }).click();
    await expect(file.getByText('住院中').first()).toBeVisible();
    await lookAt(worker, 'life-hospital-done');
    await worker.getByRole('button', { name: '撤销', exact: true }).click();
    await expect(worker.getByText('已撤销，档案恢复原样')).toBeVisible();
    await expect(file.getByText('住院中')).toHaveCount(0);
  });
  await worker.context().close();
});
