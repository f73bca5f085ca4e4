import { expect, test } from '@playwright/test';
import { accessibilityFaults } from './support/axe.ts';
import { person, PHONE, visitor } from './support/people.ts';
import { photo } from './support/photos.ts';
import { shoot } from './support/shoot.ts';

/** 文化路社区, where the demo's worker and volunteers are. */
const COMMUNITY_CODE = '210102019004';
const TITLE = '三单元门禁坏了，老人进不了门';

test('a ticket lives from a public report to its rating, with four people in four browsers', async ({ browser }) => {
  test.setTimeout(120_000);
  const worker = await person(browser, 'worker');
  const volunteer = await person(browser, 'volunteer', { viewport: PHONE });
  const rival = await person(browser, 'volunteer2', { viewport: PHONE });
  const resident = await visitor(browser, { viewport: PHONE });

  await test.step('the worker has the desk open', async () => {
    await expect(worker.getByRole('grid', { name: '工单列表' })).toBeVisible();
    await expect(worker.getByText('实时更新')).toBeVisible();
  });

  await test.step('a resident reports without an account', async () => {
    await resident.goto(`/report?community=${COMMUNITY_CODE}`);
    await expect(resident.getByRole('radio', { name: /公共设施/ })).toBeAttached();
    await shoot(resident, 'report');
    await resident.getByRole('button', { name: '下一步' }).click();
    await expect(resident.getByText('请用一句话说说问题。')).toBeVisible();
    await resident.getByRole('radio', { name: /公共设施/ }).check({ force: true });
    await resident.locator('input[name=title]').fill(TITLE);
    await resident.locator('input[type=file]').setInputFiles(await photo('门禁.jpg', '#705040'));
    expect(await accessibilityFaults(resident)).toEqual([]);
    await resident.getByRole('button', { name: '下一步' }).click();
    await expect(resident.getByText('文化路社区').first()).toBeVisible();
    await resident.locator('input[name=place]').fill('文化路小区 5 号楼');
    await resident.locator('input[name=placeDetail]').fill('3 单元');
    await resident.getByRole('button', { name: '下一步' }).click();
    await resident.locator('input[name=reporterName]').fill('张桂芬');
    await resident.locator('input[name=reporterPhone]').fill('123');
    await resident.getByRole('button', { name: /^提交/ }).click();
    await expect(resident.getByRole('heading', { level: 1 })).not.toHaveText(/已收到/);
    await resident.locator('input[name=reporterPhone]').fill('139 0000 1234');
    await resident.getByRole('button', { name: /^提交/ }).click();
    await expect(resident.getByRole('heading', { name: /已收到/ })).toBeVisible();
  });
  const reportedAt = Date.now();
  let number = '';

  await test.step('the open desk shows it within two seconds, without a reload', async () => {
    await expect(worker.getByRole('row', { name: new RegExp(TITLE) })).toBeVisible({
      timeout: 2_000 - (Date.now() - reportedAt),
    });
  });

  await test.step('the resident keeps number and secret, and the photo arrives', async () => {
    await expect(resident.getByText('已上传')).toBeVisible();
    expect(await accessibilityFaults(resident)).toEqual([]);
    await shoot(resident, 'receipt');
    number = /HP-\d{8}-\d{4}/.exec(await resident.locator('main').innerText())?.[0] ?? '';
    expect(number).not.toBe('');
    await resident.getByRole('link', { name: '查看进展' }).first().click();
    await expect(resident.getByText('已收到，等社区受理')).toBeVisible();
    expect(resident.url()).not.toMatch(/\?.*[0-9A-Z]{12}/);
  });

  await test.step('a neighbour rings up about the same door, and the worker sees that it is known', async () => {
    await worker.keyboard.press('n');
    await worker.getByRole('textbox', { name: /^地点/ }).fill('文化路小区5号楼');
    await worker.getByRole('textbox', { name: /^一句话/ }).fill('三单元门禁坏了');
    const notice = worker.getByRole('status').filter({ hasText: '可能已经有人反映过' });
    await expect(notice).toContainText('同一地点');
    expect(await accessibilityFaults(worker)).toEqual([]);
    await shoot(worker, 'desk-new-similar');
    await notice.getByRole('button', { name: TITLE }).click();
    await expect(worker.getByRole('region', { name: `工单 ${number}` })).toBeVisible();
    await worker.getByRole('button', { name: '关闭' }).click();
  });

  await test.step('the worker takes it by key and offers it to volunteers', async () => {
    await worker.getByRole('row', { name: new RegExp(TITLE) }).click();
    await expect(worker.getByText('139****1234')).toBeVisible();
    await shoot(worker, 'desk');
    await worker.keyboard.press('a');
    await expect(worker.getByRole('button', { name: '交给志愿者' })).toBeVisible();
    await worker.keyboard.press('o');
    await worker.getByLabel('给志愿者的说明').fill('帮忙看看门禁电源，带上螺丝刀');
    expect(await accessibilityFaults(worker)).toEqual([]);
    await worker.getByRole('button', { name: '交给志愿者' }).last().click();
    await expect(worker.getByText(/已交给志愿者/)).toBeVisible();
  });

  await test.step('two volunteers see it at once; one is faster, the other is told', async () => {
    const claimOf = (page: typeof volunteer) => page.getByRole('button', { name: `认领这个任务: ${TITLE}` });
    await expect(claimOf(volunteer)).toBeVisible();
    await expect(claimOf(rival)).toBeVisible();
    await shoot(volunteer, 'pocket');
    expect(await accessibilityFaults(volunteer)).toEqual([]);
    // A slow network: the rival's screen does not hear of it in time.
    await rival.route('**/api/v1/tickets/claimable*', (route) => route.abort());
    await claimOf(volunteer).click();
    await expect(volunteer.getByText(/认领成功/).first()).toBeVisible();
    await claimOf(rival).click();
    await expect(rival.getByText('慢了一步，已经有别的志愿者认领了。')).toBeVisible();
    await rival.unrouteAll();
    await expect(claimOf(rival)).toHaveCount(0);
  });

  await test.step('the volunteer is guided there and solves it with a photo', async () => {
    await volunteer.getByRole('link', { name: `查看并处理: ${TITLE}` }).click();
    await expect(volunteer.getByRole('link', { name: /打电话给张桂芬/ })).toHaveAttribute('href', 'tel:13900001234');
    await shoot(volunteer, 'pocket-ticket');
    await volunteer.getByRole('button', { name: '处理好了，填写结果' }).click();
    await volunteer.getByLabel('做了什么？').fill('换了门禁电源，试过能开');
    await volunteer
      .locator('input[type=file]')
      .first()
      .setInputFiles(await photo('修好.jpg', '#407050'));
    await expect(volunteer.getByRole('img', { name: /第 1 张照片/ }).last()).toBeVisible();
    expect(await accessibilityFaults(volunteer)).toEqual([]);
    await volunteer.getByRole('button', { name: '提交，办结任务' }).click();
    await expect(volunteer.getByText('已办结，辛苦了！')).toBeVisible();
    await expect(volunteer.getByRole('link', { name: /打电话/ })).toHaveCount(0);
  });

  await test.step('the resident sees the result and rates it', async () => {
    await resident.reload();
    await expect(resident.getByText('换了门禁电源，试过能开')).toBeVisible();
    await resident.getByRole('radio', { name: '5 星，非常满意' }).check({ force: true });
    expect(await accessibilityFaults(resident)).toEqual([]);
    await shoot(resident, 'follow');
    await resident.getByRole('button', { name: '提交评分' }).click();
    await expect(resident.getByText('谢谢您的评分。').first()).toBeVisible();
  });

  await test.step('the worker reads the whole story', async () => {
    await expect(worker.getByText('5 星（满分 5 星）').or(worker.getByLabel('5 星（满分 5 星）'))).toBeVisible();
    for (const words of ['陈志远', '换了门禁电源，试过能开'])
      await expect(worker.getByText(words).first()).toBeVisible();
  });

  await test.step('officials see it in their subtree, another community does not', async () => {
    const district = await person(browser, 'district');
    await district.goto(`/overlook/tickets?q=${number}`);
    await expect(district.getByText(TITLE)).toBeVisible();
    const neighbour = await person(browser, 'worker2');
    await neighbour.goto(`/desk/tickets?queue=all&q=${number}`);
    await expect(neighbour.getByText(/没有找到/)).toBeVisible();
  });
});
