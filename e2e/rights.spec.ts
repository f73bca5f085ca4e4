import { expect, test, type Page } from '@playwright/test';
import { accessibilityFaults } from './support/axe.ts';
import { person, PHONE } from './support/people.ts';
import { shoot } from './support/shoot.ts';

const NAME = '令狐静雯';
const PHONE_NUMBER = '13912340987';

test('a look is listed to the supervisor; somebody gets their own data, and has it erased by two', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const worker = await person(browser, 'worker');
  const file = worker.getByRole('region', { name: `居民档案：${NAME}` });

  await test.step('a file whose phone is looked at for a reason', async () => {
    await worker.goto('/desk/residents/new');
    const form = worker.getByRole('form', { name: '建档' });
    await form.getByLabel('姓名').fill(NAME);
    await form.getByLabel('电话').fill(PHONE_NUMBER);
    await form.getByLabel('出生日期').fill('1951-02-03');
    await form.getByLabel('住址').fill('文体路 9 号 1 号楼 3 单元 402');
    await form.getByRole('button', { name: '建档' }).click();
    await expect(file).toBeVisible();
    await file.getByRole('button', { name: '查看电话' }).click();
    const reveal = file.getByRole('form', { name: '查看电话' });
    await reveal.getByRole('textbox').fill(`${NAME}来电 ${PHONE_NUMBER} 要求回电`);
    await reveal.getByRole('button', { name: '查看', exact: true }).click();
    await expect(file.getByText(PHONE_NUMBER)).toBeVisible();
  });

  const street = await person(browser, 'street');
  await test.step('the supervisor reads who, when and why, and not what', async () => {
    await street.goto('/overlook/looks');
    const row = street.getByRole('row').filter({ hasText: '要求回电' });
    await expect(row).toContainText('令**');
    await expect(row).toContainText('查看隐藏信息 · 电话');
    const page = await street.locator('main').innerText();
    expect(page).not.toContain(NAME);
    expect(page).not.toContain(PHONE_NUMBER);
    await expect(street.getByRole('button', { name: /查看隐藏信息 \d+ 次/ })).toBeVisible();
    await checkBothSizes(street, 'looks');
    await row.getByRole('button', { name: '只看这一份' }).click();
    await expect(street.getByRole('button', { name: /只看“令\*\*”的/ })).toBeVisible();
    await shoot(street, 'looks-one');
  });

  await test.step('they get everything that is kept on them', async () => {
    await worker.bringToFront();
    await file.getByRole('link', { name: '提供给本人（查阅、复制）' }).click();
    await worker.getByRole('button', { name: '本人到场查阅' }).click();
    await checkBothSizes(worker, 'own-data-ask');
    await worker.getByRole('button', { name: '显示并留下记录' }).click();
    const sheet = worker.getByRole('article');
    await expect(sheet).toContainText(PHONE_NUMBER);
    await expect(sheet).toContainText('文体路 9 号');
    const download = worker.waitForEvent('download');
    await worker.getByRole('button', { name: '保存为 JSON 文件' }).click();
    expect((await download).suggestedFilename()).toMatch(/^own-data-\d{4}-\d\d-\d\d\.json$/);
    await checkBothSizes(worker, 'own-data');
    await worker.getByRole('link', { name: '返回档案' }).click();
  });

  await test.step('they demand that it is erased; what goes and what stays is said first', async () => {
    await file.getByRole('link', { name: '申请删除' }).click();
    await expect(worker.getByRole('table', { name: '依法或为安全保留' })).toBeVisible();
    await worker.getByLabel('情况说明').fill('本人到场撤回同意');
    await checkBothSizes(worker, 'erase-ask');
    await worker.getByRole('button', { name: '提交给街道' }).click();
    await expect(worker.getByText('已提交给街道')).toBeVisible();
    await expect(worker.getByRole('button', { name: '撤回申请：令**' })).toBeVisible();
  });

  await test.step('the street approves, and there is no such file any more', async () => {
    await street.goto('/overlook/erasures');
    await checkBothSizes(street, 'erasures');
    await street.getByRole('button', { name: '批准并删除：令**' }).click();
    await shoot(street, 'erasures-sure');
    await street.getByRole('button', { name: '确认删除' }).click();
    await expect(street.getByText('已删除', { exact: true }).first()).toBeVisible();
    await worker.goto('/desk/residents');
    await worker.getByRole('searchbox').first().fill('令狐静雯');
    await expect(worker.getByText(NAME)).toHaveCount(0);
    await street.goto('/overlook/erasures?view=decided');
    await expect(street.getByText('已删除的档案')).toBeVisible();
    await shoot(street, 'erasures-decided');
  });
});

async function checkBothSizes(page: Page, picture: string): Promise<void> {
  const wide = page.viewportSize()!;
  for (const [viewport, suffix] of [
    [PHONE, '-390'],
    [wide, ''],
  ] as const) {
    await page.setViewportSize(viewport);
    await shoot(page, `${picture}${suffix}`);
    expect(await accessibilityFaults(page), picture + suffix).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
      'nothing sticks out sideways',
    ).toBe(true);
  }
}
