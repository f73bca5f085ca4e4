import { checkCharacter } from '@linli/domain/residents/id-number.ts';
import { expect, test } from '@playwright/test';
import { accessibilityFaults } from './support/axe.ts';
import { person } from './support/people.ts';
import { shoot } from './support/shoot.ts';

/** People of a region code that no demo file has, so that nobody of them is known. */
const idNumber = (first17: string) => first17 + checkCharacter(first17);
const RIGHT = idNumber('65402519570712003');
const WRONG_LAST = RIGHT.slice(0, 17) + (RIGHT.endsWith('1') ? '2' : '1');

const ROLL = [
  '姓名,身份证号码,手机,现住址,家庭状况类别',
  `导入甲,${WRONG_LAST},13800138701,文化街59号1栋1单元101室,低保`,
  `导入乙,${idNumber('65402519620315004')},1380013,文化街59号1栋1单元102室,`,
  `导入丙,${idNumber('65402519880808005')},13800138703,文化街59号1栋1单元103室,`,
].join('\n');

test('a roll is read, mended, imported and taken back', async ({ browser }) => {
  test.setTimeout(120_000);
  const desk = await person(browser, 'worker');
  await desk.getByRole('link', { name: '花名册' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: '导入花名册' })).toBeVisible();

  await test.step('what is no roll is refused in words', async () => {
    const buffer = Buffer.from('今天的会议纪要');
    await desk.getByLabel('选择文件').first().setInputFiles({ name: '会议.csv', mimeType: 'text/csv', buffer });
    await expect(desk.getByRole('alert')).toContainText('没有认出花名册');
    expect(await accessibilityFaults(desk)).toEqual([]);
    await shoot(desk, 'rolls-refused');
  });

  const tabs = desk.getByRole('navigation', { name: '按结果查看' });
  const rows = desk.getByRole('table', { name: '花名册各行' });

  await test.step('a roll is shown as it is understood, with what is wrong', async () => {
    const buffer = Buffer.from(ROLL);
    await desk.getByLabel('选择文件').first().setInputFiles({ name: '彩塔街.csv', mimeType: 'text/csv', buffer });
    await expect(desk.getByRole('heading', { level: 1, name: '彩塔街.csv' })).toBeVisible();
    await expect(tabs.getByRole('link', { name: '错误 1' })).toBeVisible();
    await expect(tabs.getByRole('link', { name: '存疑 1' })).toBeVisible();
    await expect(desk.getByRole('combobox', { name: '“家庭状况类别”这一列的内容' })).toHaveValue('careLabels');
    await expect(rows.getByText('最后一位校验不符', { exact: false })).toBeVisible();
    expect(await accessibilityFaults(desk)).toEqual([]);
    await shoot(desk, 'roll-preview');
  });

  await test.step('a proposal is taken with a click, a cell mended where it stands', async () => {
    await rows.getByRole('button', { name: `第 1 条身份证号码改为 ${RIGHT}` }).click();
    await expect(tabs.getByRole('link', { name: '错误 1' })).toBeHidden();
    await rows.getByRole('button', { name: '改电话：1380013', exact: true }).click();
    await desk.getByRole('textbox', { name: '电话的新内容' }).fill('13800138702');
    await desk.keyboard.press('Enter');
    await expect(tabs.getByRole('link', { name: '新增 3' })).toBeVisible();
    await expect(tabs.getByRole('link', { name: '存疑' })).toBeHidden();
    await shoot(desk, 'roll-mended');
  });

  await test.step('it is confirmed, stands in the list, and is taken back', async () => {
    await desk.getByRole('button', { name: '确认导入：新增 3，变更 0' }).click();
    await expect(desk.getByText('导入完成')).toBeVisible();
    expect(await accessibilityFaults(desk)).toEqual([]);
    await shoot(desk, 'roll-imported');
    await desk.getByRole('button', { name: '撤销这次导入' }).click();
    await desk.getByRole('button', { name: '确实撤销' }).click();
    await expect(desk.getByText('这次导入写入的内容都已收回', { exact: false })).toBeVisible();
    await desk.getByRole('link', { name: '全部导入' }).click();
    await expect(desk.getByRole('row', { name: /彩塔街\.csv 已撤销 3/ })).toBeVisible();
    await shoot(desk, 'rolls-list');
  });
  await desk.context().close();
});
