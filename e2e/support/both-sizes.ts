import { expect, type Page } from '@playwright/test';
import { accessibilityFaults } from './axe.ts';
import { PHONE } from './people.ts';
import { shoot } from './shoot.ts';

/** What is on the page now, on the desktop and as wide as a phone: nobody is shut out and nothing runs over the edge. */
export async function checkBothSizes(page: Page, name: string): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
  await shoot(page, name);
  const before = page.viewportSize()!;
  await page.setViewportSize(PHONE);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await shoot(page, `${name}-390`);
  await page.setViewportSize(before);
}
