import { expect, test } from '@playwright/test';
import { person, PHONE, visitor } from './support/people.ts';
import { shoot } from './support/shoot.ts';

test('a worker prints the poster, and whoever follows its address reports to that community', async ({ browser }) => {
  const worker = await person(browser, 'worker');
  await worker.getByRole('link', { name: '打印报事二维码海报' }).click();
  const notice = worker.getByRole('article');
  await expect(notice.getByRole('heading', { name: '反映问题，扫一扫' })).toBeVisible();
  // This house stands on the machine itself, where no phone comes; that is said, and is not printed.
  await expect(worker.getByText('居民的手机打不开这个二维码')).toBeVisible();
  const code = notice.getByRole('img', { name: /社区报事二维码$/ });
  const community = (await code.getAttribute('aria-label'))?.replace('报事二维码', '') ?? '';
  const address = (await notice.getByText('/report?community=').last().innerText()).split('\n').at(-1) ?? '';
  await worker.emulateMedia({ media: 'print' });
  await expect(worker.getByText('居民的手机打不开这个二维码')).toBeHidden();
  await shoot(worker, 'poster-print');
  for (const language of ['zh', 'en'] as const) {
    const printing = language === 'zh' ? worker : await person(browser, 'worker', { language });
    if (language === 'en') await printing.goto('/desk/poster');
    await expect(printing.getByRole('article')).toBeVisible();
    const pages = (await printing.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g);
    expect(pages, language).toHaveLength(1);
  }

  const resident = await visitor(browser, { viewport: PHONE });
  await resident.goto(address);
  await resident.getByRole('radio', { name: /公共设施/ }).check({ force: true });
  await resident.getByLabel('用一句话说说问题').fill('路灯不亮');
  await resident.getByRole('button', { name: '下一步' }).click();
  await expect(resident.getByText('已选社区')).toBeVisible();
  await expect(resident.getByText(community, { exact: true })).toBeVisible();
});
