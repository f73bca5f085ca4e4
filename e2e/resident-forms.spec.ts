import { expect, test } from '@playwright/test';
import { checkBothSizes } from './support/both-sizes.ts';
import { person } from './support/people.ts';

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

  await test.step('who lives together', async () => {
    await page.goto('/desk/residents?age=6-17');
    await page.locator('[data-resident-id]').first().click();
    await file.getByRole('link', { name: '打开这一户' }).click();
    await expect(page).toHaveURL(/households/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await checkBothSizes(page, 'household');
  });
});
