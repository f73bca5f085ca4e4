import { expect, test } from '@playwright/test';
import { checkBothSizes } from './support/both-sizes.ts';
import { person } from './support/people.ts';
import { photo } from './support/photos.ts';

test('a file, its household and every form of it stand on the desktop and on a phone', async ({ browser }) => {
  test.setTimeout(150_000);
  const page = await person(browser, 'worker');
  await page.goto('/desk/residents?age=18-59');
  await page.locator('[data-resident-id]').first().click();
  const file = page.getByRole('region', { name: /^居民档案：/ });
  await expect(file).toBeVisible();
  await checkBothSizes(page, 'resident-file');

  await test.step('each change of life', async () => {
    await file.getByRole('button', { name: '登记变动' }).click();
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    const events = await page.getByRole('menuitem').allTextContents();
    expect(events).toContain('结婚登记');
    await page.keyboard.press('Escape');
    for (const [index, event] of events.entries()) {
      await file.getByRole('button', { name: '登记变动' }).click();
      await page.getByRole('menuitem', { name: event, exact: true }).click();
      const form = page.getByRole('form', { name: event });
      await expect(form).toBeVisible();
      await checkBothSizes(page, `resident-life-${index}`);
      await form.getByRole('button', { name: '取消', exact: true }).click();
      await expect(form).toHaveCount(0);
    }
  });

  await test.step('who is called about somebody', async () => {
    const contacts = file.getByRole('region', { name: '联系人' });
    await contacts.getByRole('button').last().click();
    await expect(contacts.getByRole('form')).toBeVisible();
    await contacts.getByRole('form').scrollIntoViewIfNeeded();
    await checkBothSizes(page, 'resident-contact');
    await contacts.getByRole('button', { name: '取消', exact: true }).click();
  });

  await test.step('a photo: shown beside the facts, deleted for good', async () => {
    const photos = file.getByRole('region', { name: '照片' });
    await photos.locator('input[type=file]').setInputFiles(await photo('portrait.jpg', '#b07050'));
    const image = photos.getByRole('img', { name: /的照片 1$/ });
    await expect(image).toBeVisible();
    await expect.poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBeGreaterThan(0);
    await checkBothSizes(page, 'resident-photo');
    await photos.getByRole('button', { name: /^删除/ }).click();
    await photos.getByRole('button', { name: '删除，不能恢复' }).click();
    await expect(image).toHaveCount(0);
  });

  await test.step('a visit: written down, found by the list, declared void', async () => {
    const visits = file.getByRole('region', { name: '走访' });
    await visits.getByRole('button', { name: '记一次走访' }).click();
    const form = visits.getByRole('form');
    await form.getByLabel('日期').fill('2099-01-01');
    await form.getByRole('button', { name: '保存' }).click();
    await expect(form.getByText('不能晚于今天。')).toBeVisible();
    await form.getByLabel('日期').fill(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
    await form.getByRole('checkbox', { name: '身体' }).check();
    await form.getByLabel('情况记录').fill('血压偏高，按时吃药');
    await form.scrollIntoViewIfNeeded();
    await checkBothSizes(page, 'resident-visit-form');
    await page.keyboard.press('Control+Enter');
    const line = visits.getByRole('listitem').filter({ hasText: '问了身体' });
    await expect(line).toContainText('有情况记录');
    await expect(visits).not.toContainText('血压偏高');
    await line.getByRole('button', { name: /情况记录$/ }).click();
    await line.getByRole('textbox').fill('安排复查');
    await page.keyboard.press('Enter');
    await expect(line).toContainText('血压偏高，按时吃药');
    await checkBothSizes(page, 'resident-visits');
    await page.goto('/desk/residents?visited=within_30');
    await expect(page.locator('[data-resident-id]').first()).toBeVisible();
    await page.goto('/desk/residents?age=18-59');
    await page.locator('[data-resident-id]').first().click();
    await line.getByRole('button', { name: /^作废/ }).click();
    await visits.getByRole('form').getByLabel('为什么作废').fill('记错了人');
    await page.keyboard.press('Enter');
    await expect(line).toContainText('已作废');
  });

  await test.step('who lives together', async () => {
    await page.goto('/desk/residents?age=6-17');
    await page.locator('[data-resident-id]').first().click();
    await file.getByRole('link', { name: '打开这一户' }).click();
    await expect(page).toHaveURL(/households/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await checkBothSizes(page, 'household');
  });
});
