import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export type Account = 'admin' | 'auditor' | 'district' | 'street' | 'worker' | 'worker2' | 'volunteer' | 'volunteer2';

interface Look {
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  language?: 'zh' | 'en';
}

/** A visitor with a browser of their own. */
export async function visitor(
  browser: Browser,
  { viewport = DESKTOP, colorScheme = 'light', language = 'zh' }: Look = {},
): Promise<Page> {
  const isPhone = viewport.width < 600;
  const context: BrowserContext = await browser.newContext({
    viewport,
    colorScheme,
    hasTouch: isPhone,
    isMobile: isPhone,
  });
  if (language === 'en') await context.addInitScript(() => localStorage.setItem('linli.language', 'en'));
  return context.newPage();
}

/** Somebody of the demo, signed in through the sign-in page, on their own home. */
export async function person(browser: Browser, account: Account, look: Look = {}): Promise<Page> {
  const page = await visitor(browser, look);
  await page.goto('/sign-in');
  const isChinese = look.language !== 'en';
  await page.locator('input[name=username]').fill(account);
  await page.locator('input[name=password]').fill('Linli-demo-2026');
  await page.getByRole('button', { name: isChinese ? '登录' : 'Sign in', exact: true }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  return page;
}
