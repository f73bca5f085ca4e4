import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { person } from './support/people.ts';
import { shoot } from './support/shoot.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../apps/api/src/residents/rolls/fixtures');
const TRUTH = JSON.parse(readFileSync(path.join(FIXTURES, 'truth.json'), 'utf8')) as Record<
  string,
  Record<string, number>
>;

/** Uploads a roll of the offices and expects these counts of its outcomes. */
async function preview(page: Page, fileName: string, counts: Record<string, number>): Promise<void> {
  await page.getByRole('link', { name: '花名册' }).first().click();
  await page.getByLabel('选择文件').first().setInputFiles(path.join(FIXTURES, fileName));
  await expect(page.getByRole('heading', { level: 1, name: fileName })).toBeVisible({ timeout: 30_000 });
  const tabs = page.getByRole('navigation', { name: '按结果查看' });
  for (const [outcome, count] of Object.entries(counts))
    await expect(tabs.getByRole('link', { name: `${outcome} ${count}`, exact: true })).toBeVisible();
}

async function confirm(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^确认导入/ }).click();
  await expect(page.getByText('导入完成')).toBeVisible({ timeout: 60_000 });
}

test('the rolls that offices keep are imported with the counts they have, and a large list leaves as a file', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const district = await person(browser, 'district');
  const worker = await person(browser, 'worker');

  await test.step('two-row heading, total and signatures', async () => {
    await preview(district, '01-merged-header.xlsx', { 新增: TRUTH['01-merged-header.xlsx']!['people']! });
    await confirm(district);
  });

  await test.step('damaged and wrong ID numbers', async () => {
    const { damaged, wrongCheckDigit, sexContradictsId, repeatedRows } = TRUTH['02-damaged-ids.xlsx']!;
    await preview(district, '02-damaged-ids.xlsx', {
      新增: 270,
      存疑: damaged!,
      错误: wrongCheckDigit! + sexContradictsId!,
      重复: repeatedRows!,
    });
    await shoot(district, 'roll-damaged');
    await district.getByRole('checkbox', { name: /存疑/ }).check();
    await confirm(district);
  });

  await test.step('two sheets that overlap', async () => {
    const { distinctPeople, overlap } = TRUTH['03-two-sheets.xls']!;
    // It does not say its community: whoever has one only is believed to mean that.
    await preview(worker, '03-two-sheets.xls', { 新增: distinctPeople!, 重复: overlap! });
    await confirm(worker);
  });

  await test.step('GBK, and a name that is a formula', async () => {
    const { people, hostile } = TRUTH['04-gbk.csv']!;
    await preview(worker, '04-gbk.csv', { 新增: people! - hostile!, 存疑: hostile! });
    await worker.getByRole('checkbox', { name: /存疑/ }).check();
    await confirm(worker);
  });

  await test.step('the same roll, which names no community, handed in by the district', async () => {
    const { people, hostile } = TRUTH['04-gbk.csv']!;
    await preview(district, '04-gbk.csv', { 错误: people! });
    await district.getByRole('combobox', { name: /没有写社区的人归到/ }).fill('文化路社区');
    await district.getByTitle(/^文化路社区/).click();
    const tabs = district.getByRole('navigation', { name: '按结果查看' });
    await expect(tabs.getByRole('link', { name: `相同 ${people! - hostile!}`, exact: true })).toBeVisible();
    await expect(district.locator('.ant-select').filter({ hasText: '文化路社区' })).toBeVisible();
    await shoot(district, 'roll-community');
  });

  await test.step('five thousand of a whole district, written while one waits', async () => {
    await preview(district, '05-large.xlsx', { 新增: TRUTH['05-large.xlsx']!['rows']! });
    await district.getByRole('button', { name: /^确认导入/ }).click();
    await expect(district.getByRole('progressbar')).toBeVisible();
    await shoot(district, 'roll-importing');
    await expect(district.getByText('导入完成')).toBeVisible({ timeout: 60_000 });
    await preview(district, '05-large.xlsx', { 相同: TRUTH['05-large.xlsx']!['rows']! });
  });

  await test.step('the list of all of them is made in the background, with its progress, and fetched', async () => {
    await district.goto('/overlook/residents');
    await district.getByText('导出', { exact: true }).click();
    const panel = district.getByRole('region', { name: '导出 Excel' });
    await panel.getByRole('button', { name: '导出（号码脱敏）' }).click();
    await expect(panel.getByRole('progressbar', { name: '正在生成' })).toBeVisible();
    await shoot(district, 'export-making');
    const link = panel.getByRole('link', { name: '下载' });
    await expect(link).toBeVisible({ timeout: 60_000 });
    await shoot(district, 'export-ready');
    const [file] = await Promise.all([district.waitForEvent('download'), link.click()]);
    expect(file.suggestedFilename()).toMatch(/^residents-.*\.xlsx$/);
    expect(readFileSync(await file.path()).length).toBeGreaterThan(100_000);
  });
  await district.context().close();
  await worker.context().close();
});
