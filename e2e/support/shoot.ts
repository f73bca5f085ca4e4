import path from 'node:path';
import type { Page } from '@playwright/test';

/** Where a run leaves its pictures; those of the README are copied to docs/images from here. */
const FOLDER = path.resolve(import.meta.dirname, '../.results/pictures');

/** Takes a picture of what the visitor sees now. */
export async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled' });
}
