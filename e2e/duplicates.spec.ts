import { expect, test } from '@playwright/test';
import { accessibilityFaults } from './support/axe.ts';
import { PHONE, person } from './support/people.ts';
import { shoot } from './support/shoot.ts';

test('two files of one person: compared, merged by keys, led on from the old address, taken back from the file', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const worker = await person(browser, 'worker');
  await worker.goto('/desk/duplicates?between=one_community');
  const pairs = worker.getByRole('region', { name: '疑似重复的档案' }).getByRole('listitem');
  await expect(pairs.first()).toBeVisible();
  await shoot(worker, 'duplicates-list');
  await pairs.first().getByRole('link').click();
  const comparison = worker.getByRole('region', { name: '并排比对' });
  await expect(comparison.getByRole('radio').first()).toBeFocused();
  await shoot(worker, 'duplicates-compare');
  expect(await accessibilityFaults(worker)).toEqual([]);
  const files = comparison.getByRole('link', { name: /^打开档案/ });
  const [first, second] = await Promise.all([0, 1].map((n) => files.nth(n).getAttribute('href')));
  const gone = (await comparison.getByRole('radio', { name: '留下这一份：档案 1' }).isChecked()) ? second! : first!;
  const kept = gone === first ? second! : first!;
  const pair = new URL(worker.url()).pathname;

  await test.step('the phone shows the same', async () => {
    const phone = await person(browser, 'worker', { viewport: PHONE });
    await phone.goto(pair);
    await expect(phone.getByRole('button', { name: '合并', exact: true })).toBeVisible();
    await shoot(phone, 'duplicates-compare-phone');
    expect(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await phone.context().close();
  });

  await worker.keyboard.press('ArrowDown');
  await worker.keyboard.press('2');
  await worker.keyboard.press('Enter');
  await expect(worker.getByText(/^已合并，留下的是/)).toBeVisible();
  await worker.goto(gone);
  await expect(worker).toHaveURL(new RegExp(`${kept}$`));
  const file = worker.getByRole('region', { name: /^居民档案/ });
  await expect(file.getByRole('region', { name: '并入的档案' })).toBeVisible();
  await shoot(worker, 'duplicates-merged-file');
  await file.getByRole('button', { name: '撤销合并' }).click();
  await expect(file.getByText(/两份档案恢复到合并前的样子/)).toBeVisible();
  await shoot(worker, 'duplicates-undo');
  await file.getByRole('button', { name: '确实撤销' }).click();
  await expect(worker.getByText('已撤销合并，两份档案恢复原样')).toBeVisible();
  await worker.goto(gone);
  await expect(file).toBeVisible();
  await expect(worker).toHaveURL(new RegExp(`${gone}$`));
  await expect(file.getByText('在住').first()).toBeVisible();
});

test('files of two communities: each hears of the other only that there is one, the district sees both', async ({
  browser,
}) => {
  const district = await person(browser, 'district');
  await district.goto('/overlook/duplicates?between=two_communities');
  await district
    .getByRole('region', { name: '疑似重复的档案' })
    .getByRole('link', { name: /证件号码相同/ })
    .first()
    .click();
  await expect(district.getByRole('button', { name: '合并', exact: true })).toBeVisible();
  await shoot(district, 'duplicates-district');
  expect(await accessibilityFaults(district)).toEqual([]);
});
