import { expect, test } from '@playwright/test';
import { person, PHONE, visitor } from './support/people.ts';
import { shoot } from './support/shoot.ts';

test('somebody below 18 signs up on a phone, the community takes them, and they sign in by the link', async ({
  browser,
}) => {
  const worker = await person(browser, 'worker');
  await worker.goto('/desk/poster');
  const code = worker.getByRole('img', { name: /社区报事二维码$/ });
  const community = (await code.getAttribute('aria-label'))?.replace('报事二维码', '') ?? '';

  const page = await visitor(browser, { viewport: PHONE });
  await page.goto('/');
  await page.getByRole('link', { name: '报名当志愿者' }).click();
  await page.getByRole('button', { name: '提交报名' }).click();
  await expect(page.getByText('请选择社区。')).toBeVisible();
  await shoot(page, 'volunteer-missing');
  await page.getByLabel('加入哪个社区？').fill(community);
  await page.getByRole('button', { name: community }).first().click();
  await page.getByLabel('姓名', { exact: true }).fill('林小雨');
  await page.getByLabel('手机或座机').fill('138 0013 7788');
  await page.getByLabel('出生日期').fill(`${new Date().getFullYear() - 16}-01-01`);
  await page.getByLabel('监护人姓名').fill('林国栋');
  await page.getByLabel('监护人电话').fill('139 0013 7788');
  await page.getByLabel('陪伴聊天').check();
  await page.getByLabel('周末上午').check();
  await page.getByLabel(/我和监护人已读过守则/).check();
  await shoot(page, 'volunteer-filled');
  await page.getByRole('button', { name: '提交报名' }).click();
  await expect(page.getByRole('heading', { name: '已收到您的报名' })).toBeVisible();

  await worker.getByRole('link', { name: '志愿者', exact: true }).click();
  const asked = worker.getByRole('listitem').filter({ hasText: '林小雨' });
  await expect(asked).toContainText('138****7788');
  await asked.getByRole('button', { name: '看电话：林小雨' }).click();
  await asked.getByLabel('原因').fill('电话核实');
  await asked.getByRole('form', { name: '看电话' }).getByRole('button', { name: '看电话' }).click();
  await expect(asked).toContainText('13800137788');
  await asked.getByRole('button', { name: '接收：林小雨', exact: true }).click();
  await asked.getByLabel('给他/她的用户名').fill('linxiaoyu');
  await shoot(worker, 'volunteers-accept');
  await asked
    .getByRole('form', { name: '接收', exact: true })
    .getByRole('button', { name: '接收', exact: true })
    .click();
  const taken = worker.getByRole('status').filter({ hasText: '林小雨已加入' });
  const address = await taken.getByText('/first-sign-in#').innerText();
  await shoot(worker, 'volunteers-taken');

  await page.goto(address);
  await expect(page.getByText('林小雨')).toBeVisible();
});
