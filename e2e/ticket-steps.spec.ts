import { expect, test, type Page } from '@playwright/test';
import { accessibilityFaults } from './support/axe.ts';
import { person, PHONE, visitor } from './support/people.ts';
import { shoot } from './support/shoot.ts';

/** 文化路社区, where the demo's worker and volunteers are. */
const COMMUNITY = '文化路社区';
const TITLE = '单元门口台阶缺了一块';

interface Receipt {
  number: string;
  secret: string;
}

/** A report as the public page sends it. */
async function report(page: Page): Promise<Receipt> {
  const found = await page.request.get('/api/v1/public/org-units', { params: { kind: 'community', q: COMMUNITY } });
  const { items } = (await found.json()) as { items: { id: string }[] };
  const sent = await page.request.post('/api/v1/public/tickets', {
    data: { communityId: items[0]?.id, category: 'facilities', title: TITLE, place: '文化路小区9号楼' },
  });
  return (await sent.json()) as Receipt;
}

async function lookAt(page: Page, name: string) {
  expect(await accessibilityFaults(page)).toEqual([]);
  await shoot(page, name);
}

/** A day of Shanghai, as the field of a form takes it. */
const inDays = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(Date.now() + days * 86_400_000));

test('a ticket is returned, put off, pressed for, supervised, solved, called back about and taken up again', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const worker = await person(browser, 'worker');
  const street = await person(browser, 'street');
  const resident = await visitor(browser, { viewport: PHONE });
  await resident.goto('/');
  const { number, secret } = await report(resident);
  const followed = () => resident.goto(`/follow#${number}.${secret}`);

  const detail = worker.getByRole('region', { name: `工单 ${number}` });
  const more = (page: Page) => page.getByRole('button', { name: '更多操作' });
  /** The form of a step, which is named like its button. */
  const step = async (page: Page, name: string) => {
    const button = page.getByRole('button', { name, exact: true });
    if (!(await button.isVisible())) await more(page).click();
    await button.click();
  };

  await test.step('the worker gives it to herself and gives it back', async () => {
    await worker.goto(`/desk/tickets?q=${number}`);
    await worker.getByRole('row', { name: new RegExp(TITLE) }).click();
    await worker.keyboard.press('a');
    await expect(detail.getByText('已受理').first()).toBeVisible();
    await worker.keyboard.press('g');
    await worker.getByRole('listbox', { name: '派给谁' }).getByRole('option').first().click();
    await expect(detail.getByText('处理中').first()).toBeVisible();
    await more(worker).click();
    await expect(detail.getByText('现在不能做')).toBeVisible();
    await lookAt(worker, 'desk-steps');
    await more(worker).click();
  });

  await test.step('it is put off until a day, and the reporter reads why', async () => {
    await step(worker, '挂账');
    await worker.getByRole('button', { name: '挂账', exact: true }).last().click();
    await expect(worker.getByText('请选一个日期。')).toBeVisible();
    await worker.getByLabel('挂到哪一天').fill(inDays(5));
    await worker.getByRole('textbox', { name: /挂账原因/ }).fill('等石材到货');
    await lookAt(worker, 'desk-suspend');
    await worker.getByRole('button', { name: '挂账', exact: true }).last().click();
    await expect(detail.getByText('等石材到货').first()).toBeVisible();
    await lookAt(worker, 'desk-suspended');
    await followed();
    await expect(resident.getByText('等石材到货').first()).toBeVisible();
    await lookAt(resident, 'follow-suspended');
  });

  await test.step('the reporter presses, the street presses and supervises', async () => {
    await resident.getByRole('button', { name: '催一下' }).click();
    await expect(resident.getByText(/已经催过了/)).toBeVisible();
    await street.goto(`/overlook/tickets?q=${number}`);
    await street.getByRole('row', { name: new RegExp(TITLE) }).click();
    await step(street, '催办');
    await street.getByRole('textbox', { name: /催办要求/ }).fill('请今天联系居民');
    await street.getByRole('button', { name: '催办', exact: true }).last().click();
    await expect(street.getByText(/请今天联系居民/).first()).toBeVisible();
    await step(street, '督办');
    await street.getByLabel('要求哪天前办好').fill(inDays(7));
    await street.getByRole('textbox', { name: /督办要求/ }).fill('请按期办结并回访');
    await lookAt(street, 'overlook-supervise');
    await street.getByRole('button', { name: '开始督办' }).click();
    await expect(street.getByText('请按期办结并回访').first()).toBeVisible();
    await expect(detail.getByText('请按期办结并回访').first()).toBeVisible();
    await lookAt(worker, 'desk-supervised');
  });

  await test.step('work goes on, ends, and the reporter is called back', async () => {
    await step(worker, '恢复办理');
    await expect(detail.getByText('处理中').first()).toBeVisible();
    await worker.keyboard.press('e');
    await worker.getByRole('textbox', { name: /办理结果/ }).fill('石材已换好');
    await worker.getByRole('button', { name: '办结', exact: true }).last().click();
    await expect(detail.getByText('石材已换好').first()).toBeVisible();
    await step(worker, '回访');
    await worker.getByRole('radio', { name: '不满意' }).check();
    await lookAt(worker, 'desk-call-back');
    await worker.getByRole('button', { name: '保存回访' }).click();
    await expect(detail.getByRole('button', { name: '重办', exact: true })).toBeVisible();
  });

  await test.step('the reporter says that it is not settled', async () => {
    await followed();
    await resident.getByRole('button', { name: '没有解决，要求重新办理' }).click();
    await resident.getByRole('button', { name: '提交，重新办理' }).click();
    await expect(resident.getByText('请写一下哪里没有解决。')).toBeVisible();
    await resident.getByRole('textbox', { name: /哪里没有解决/ }).fill('踩上去还是晃');
    await lookAt(resident, 'follow-reopen');
    await resident.getByRole('button', { name: '提交，重新办理' }).click();
    await expect(resident.getByRole('button', { name: '没有解决，要求重新办理' })).toBeHidden();
    await expect(detail.getByText('踩上去还是晃').first()).toBeVisible();
    await lookAt(worker, 'desk-reopened');
  });

  await test.step('the street ends its supervision', async () => {
    await step(street, '结束督办');
    await street.getByRole('textbox', { name: /督办结论/ }).fill('已重新办理');
    await street.getByRole('button', { name: '结束督办', exact: true }).last().click();
    await expect(street.getByText('已重新办理').first()).toBeVisible();
  });
});
