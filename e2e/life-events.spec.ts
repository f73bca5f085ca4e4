import { expect, test } from '@playwright/test';
import { checkBothSizes } from './support/both-sizes.ts';
import { person } from './support/people.ts';
import { shoot } from './support/shoot.ts';

const NAME = '尉迟文静';

test('a life event is registered and taken back, and a transfer is asked for here and accepted there', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const sender = await person(browser, 'worker');
  const file = sender.getByRole('region', { name: `居民档案：${NAME}` });
  const register = async (what: string) => {
    await file.getByRole('button', { name: '登记变动' }).click();
    await sender.getByRole('menuitem', { name: what }).click();
  };

  await test.step('a file of somebody with a household', async () => {
    for (const [name, role, birth] of [
      [NAME, '户主', '1951-02-03'],
      ['许明远', '配偶', '1950-08-09'],
    ] as const) {
      await sender.goto('/desk/residents/new');
      const form = sender.getByRole('form', { name: '建档' });
      await form.getByLabel('姓名').fill(name);
      await form.getByLabel('出生日期').fill(birth);
      await form.getByLabel('住址').fill('文体路 7 号 1 号楼 3 单元 402');
      await form.getByLabel('与户主关系').click();
      await sender.getByTitle(role, { exact: true }).click();
      await form.getByRole('button', { name: '建档' }).click();
      await expect(sender.getByRole('region', { name: `居民档案：${name}` })).toBeVisible();
    }
    await sender
      .getByRole('link', { name: new RegExp(NAME) })
      .first()
      .click();
    await expect(file).toBeVisible();
  });

  await test.step('a death says what follows, and is taken back', async () => {
    await file.getByRole('button', { name: '登记变动' }).click();
    await expect(sender.getByRole('menuitem', { name: '死亡登记' })).toBeVisible();
    await shoot(sender, 'life-menu');
    await sender.getByRole('menuitem', { name: '死亡登记' }).click();
    const form = sender.getByRole('form', { name: `${NAME}：死亡登记` });
    await expect(form.getByText(/户主改为许明远/)).toBeVisible();
    await checkBothSizes(sender, 'life-death');
    await form.getByRole('button', { name: '登记' }).click();
    await expect(file.getByText('已故').first()).toBeVisible();
    await shoot(sender, 'life-death-done');
    await sender.getByRole('button', { name: '撤销', exact: true }).click();
    await expect(sender.getByText('已撤销，档案恢复原样')).toBeVisible();
    await expect(file.getByText('在住').first()).toBeVisible();
  });

  await test.step('the form of a move keeps what was typed', async () => {
    await register('社区内搬家');
    const form = sender.getByRole('form', { name: `${NAME}：社区内搬家` });
    await form.getByLabel('新住址').fill('文化路 12 号 3 号楼 2 单元 501');
    await form.getByLabel('全户一起搬').check();
    await checkBothSizes(sender, 'life-move');
    await sender.keyboard.press('Escape');
  });

  await test.step('another community is asked', async () => {
    await register('转到其他社区');
    const form = sender.getByRole('form', { name: `${NAME}：转到其他社区` });
    await form.getByLabel('接收的社区').pressSequentially('三好街');
    await sender
      .getByTitle(/三好街社区/)
      .first()
      .click();
    await form.getByLabel('原因').fill('搬到女儿家附近');
    await form.getByLabel('将住在哪里').fill('三好街 8 号');
    await checkBothSizes(sender, 'transfer-ask');
    await form.getByRole('button', { name: '发起转移' }).click();
    await expect(sender.getByText('已发起，等待三好街社区接收')).toBeVisible();
    await sender.goto('/desk/transfers?view=outgoing');
    await expect(sender.getByText('尉**，').first()).toBeVisible();
    await shoot(sender, 'transfers-outgoing');
  });

  await test.step('and takes them over', async () => {
    const receiver = await person(browser, 'worker2');
    await receiver.goto('/desk/transfers');
    const item = receiver.getByRole('listitem').filter({ hasText: '搬到女儿家附近' });
    await expect(item.getByText('尉**，').first()).toBeVisible();
    await expect(receiver.getByText(NAME)).toHaveCount(0);
    await item.getByRole('button', { name: /^接收/ }).click();
    await checkBothSizes(receiver, 'transfer-accept');
    await item.getByLabel('在本社区的住址').fill('三好街 8 号 1 号楼 2 单元 502');
    await item.getByRole('button', { name: '接收', exact: true }).click();
    await expect(receiver.getByText('已接收，档案转到本社区')).toBeVisible();
    await receiver.getByRole('button', { name: '已有结果' }).click();
    await receiver
      .getByRole('link', { name: /打开尉/ })
      .first()
      .click();
    await expect(receiver.getByRole('region', { name: `居民档案：${NAME}` })).toBeVisible();
    await expect(receiver.getByText('接收转入')).toBeVisible();
    await shoot(receiver, 'transfer-accepted-file');
    const address = new URL(receiver.url()).pathname;
    await sender.goto(address);
    await expect(sender.getByText(/没有找到/).first()).toBeVisible();
    await shoot(sender, 'transfer-gone');
  });
});
