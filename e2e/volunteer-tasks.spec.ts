import { tasksContract } from '@linli/domain/volunteers/tasks.contract.ts';
import { expect, test, type Page } from '@playwright/test';
import { checkBothSizes } from './support/both-sizes.ts';
import { person, PHONE, visitor } from './support/people.ts';
import { shoot } from './support/shoot.ts';

/** `YYYY-MM-DD` and `HH:mm` in Shanghai, so many minutes from now. */
function shanghai(minutes: number): { day: string; time: string } {
  const moment = new Date(Date.now() + minutes * 60_000 + 8 * 3_600_000).toISOString();
  return { day: moment.slice(0, 10), time: moment.slice(11, 16) };
}

/** Publishes a task that begins so soon that one can check in; its address. */
async function publish(desk: Page, title: string, places: string): Promise<string> {
  await desk.goto('/desk/volunteer-tasks');
  await desk.getByRole('button', { name: '发布活动' }).click();
  await desk.getByRole('button', { name: '发布', exact: true }).click();
  // What is missing is said beside its field, and nothing typed is lost by looking away.
  await expect(desk.getByText('请填写。').first()).toBeVisible();
  await desk.getByLabel('做什么').fill(title);
  await desk.getByLabel('集合地点').fill('文化路小区南门');
  await desk.reload();
  await expect(desk.getByLabel('做什么')).toHaveValue(title);
  const [from, to] = [shanghai(30), shanghai(150)];
  await desk.getByLabel('日期').fill(from.day);
  await desk.getByLabel('开始', { exact: true }).fill(from.time);
  await desk.getByLabel('结束', { exact: true }).fill(to.time);
  await desk.getByLabel('名额', { exact: true }).fill(places);
  await desk.getByLabel('做什么').press('Control+Enter');
  await expect(desk.getByRole('heading', { name: title })).toBeVisible();
  return new URL(desk.url()).pathname.split('/').at(-1)!;
}

test('a task is published, claimed, waited for, given on, and checked in without a network exactly once', async ({
  browser,
}) => {
  const title = `搬桌椅 ${Date.now()}`;
  const desk = await person(browser, 'worker');
  const id = await publish(desk, title, '1');

  const first = await person(browser, 'volunteer', { viewport: PHONE });
  await first.goto('/pocket/volunteer-tasks');
  await first.getByRole('button', { name: `报名: ${title}` }).click();
  await expect(first.getByRole('region', { name: '我报名的' }).getByText(title)).toBeVisible();

  const second = await person(browser, 'volunteer2', { viewport: PHONE });
  await second.goto(`/pocket/volunteer-tasks/${id}`);
  await second.getByRole('button', { name: `排候补: ${title}` }).click();
  await expect(second.getByText('您排在第 1 位。')).toBeVisible();

  // The desk sees both without a reload, and the place goes on by itself when the first one drops out.
  await expect(desk.getByRole('row', { name: /候补中/ })).toBeVisible();
  await first.goto(`/pocket/volunteer-tasks/${id}`);
  await first.getByRole('button', { name: '退出', exact: true }).click();
  await first.getByRole('button', { name: '确定退出' }).click();
  await expect(first.getByText('请填写。')).toBeVisible();
  await first.getByLabel('原因').fill('临时加班');
  await first.getByRole('button', { name: '确定退出' }).click();
  await expect(second.getByText(/轮到您了/)).toBeVisible();
  await shoot(second, 'pocket-task-offered');
  await second.getByRole('button', { name: '确认参加' }).click();
  await expect(second.getByRole('button', { name: '签到', exact: true })).toBeVisible();

  // In a basement: what is tapped waits on the phone, and is sent once.
  await second.context().setOffline(true);
  await second.getByRole('button', { name: '签到', exact: true }).click();
  await expect(second.getByText(/没有网络：.+已记在手机上/)).toBeVisible();
  await shoot(second, 'pocket-task-offline');
  await second.getByRole('button', { name: '签退' }).click();
  await expect(second.getByText(/已记在手机上/)).toHaveCount(2);
  await second.waitForTimeout(1_500);
  await second.context().setOffline(false);
  await expect(second.getByText(/辛苦了！时长由社区确认/)).toBeVisible();
  await expect(second.getByText(/已记在手机上/)).toHaveCount(0);

  const answer = await desk.request.get(`/api/v1${tasksContract.get.path.replace(':taskId', id)}`);
  const task = tasksContract.get.response.parse(await answer.json());
  const [claim] = task.claims;
  expect(task.claims).toHaveLength(1);
  // The true times: both were tapped before the network was back.
  const left = Date.parse(claim!.checkedOutAt!) - Date.parse(claim!.checkedInAt!);
  expect(left).toBeGreaterThan(0);
  expect(Date.now() - Date.parse(claim!.checkedOutAt!)).toBeGreaterThan(1_500);
  await expect(desk.getByRole('row', { name: /已签退/ })).toBeVisible();
  await checkBothSizes(desk, 'desk-volunteer-task');
  await desk.goto(`/desk/volunteer-tasks/${id}/code`);
  await expect(desk.getByText(task.checkInCode)).toBeVisible();
  await shoot(desk, 'check-in-code');
});

test('hours of what is over are confirmed in one sweep, and corrected with a reason', async ({ browser }) => {
  const desk = await person(browser, 'worker2');
  await desk.goto('/desk/volunteer-tasks?when=past');
  await desk.getByRole('listitem').filter({ hasText: '人待确认时长' }).getByRole('link').first().click();
  await checkBothSizes(desk, 'desk-volunteer-task-hours');
  const hours = desk.getByRole('textbox', { name: /的时长（小时）/ });
  await hours.first().fill('一个半');
  await expect(desk.getByText('填 0 到 24，最小单位半小时。')).toBeVisible();
  await hours.first().fill('1.5');
  await desk.getByRole('button', { name: '没签到的 1 人按全程 2 小时填' }).click();
  await desk.getByRole('button', { name: /确认 \d 人的时长/ }).click();
  await expect(desk.getByText('时长已确认。')).toBeVisible();
  await desk
    .getByRole('button', { name: /更正时长/ })
    .first()
    .click();
  await desk.getByRole('textbox', { name: /的时长（小时）/ }).fill('2');
  await desk.getByLabel('原因').fill('漏记半小时');
  await desk
    .getByRole('button', { name: /更正时长/ })
    .last()
    .click();
  await expect(desk.getByText('已更正，原来的时长留在记录里。')).toBeVisible();
});

test('a task is cancelled with a reason that its volunteers read', async ({ browser }) => {
  const title = `大扫除 ${Date.now()}`;
  const desk = await person(browser, 'worker');
  const id = await publish(desk, title, '3');
  const phone = await person(browser, 'volunteer2', { viewport: PHONE });
  await phone.goto(`/pocket/volunteer-tasks/${id}`);
  await phone.getByRole('button', { name: `报名: ${title}` }).click();
  await expect(phone.getByText('已报名')).toBeVisible();
  await desk.getByRole('button', { name: '取消活动' }).click();
  await desk.getByLabel('原因').fill('暴雪预警');
  await desk.getByRole('form', { name: '取消活动' }).getByRole('button', { name: '取消活动' }).click();
  await expect(phone.getByText('已取消：暴雪预警')).toBeVisible();
});

test('a certificate is written out, printed, seen on the phone and verified by whoever holds it', async ({
  browser,
}) => {
  const desk = await person(browser, 'worker');
  await desk.goto('/desk/volunteers?status=joined');
  await desk.getByRole('button', { name: '开具证明：陈志远' }).click();
  const form = desk.getByRole('form', { name: '开具证明：陈志远' });
  await form.getByRole('button', { name: '开具证明' }).click();
  await expect(form.getByText('请填写。')).toBeVisible();
  await form.getByLabel('联系人和电话').fill('李秀兰 024-2323 0101');
  await form.getByRole('button', { name: '开具证明' }).click();
  const number = (await desk.getByText(/^编号 /).innerText()).replace('编号 ', '');
  await checkBothSizes(desk, 'certificate');

  const phone = await person(browser, 'volunteer', { viewport: PHONE });
  await phone.goto('/pocket/volunteer-tasks/past');
  await phone.getByRole('link', { name: `查看证明 ${number}` }).click();
  await expect(phone.getByText('证明属实')).toBeVisible();

  const anybody = await visitor(browser, { viewport: PHONE });
  await anybody.goto('/');
  await anybody.getByRole('link', { name: '查验志愿服务证明' }).click();
  await anybody.getByLabel('证明编号').fill('0000-0000-0000');
  await anybody.getByRole('button', { name: '查验' }).click();
  await expect(anybody.getByText('没有查到')).toBeVisible();
  await anybody.getByLabel('证明编号').fill(number.toLowerCase().replaceAll('-', ' '));
  await anybody.getByRole('button', { name: '查验' }).click();
  await expect(anybody.getByText('证明属实')).toBeVisible();
  await expect(anybody.getByText('陈**')).toBeVisible();
  await expect(anybody.getByText('陈志远')).toHaveCount(0);
  await shoot(anybody, 'certificate-verified');
});
