import { expect, test } from '@playwright/test';
import { createChallenge, verifySolution, type Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { PHONE, visitor } from './support/people.ts';

/** 文化路社区, where the demo's worker and volunteers are. */
const COMMUNITY_CODE = '210102019004';
const SECRET = 'the secret of this test';

test('a report that comes in a flood is taken after the browser has done the work that is asked for', async ({
  browser,
}) => {
  const resident = await visitor(browser, { viewport: PHONE });
  const keys: string[] = [];
  let wasProven = false;
  // The API asks for it as in a flood; what comes then is taken by the API itself.
  await resident.route('**/api/v1/public/tickets', async (route) => {
    const { proof } = route.request().postDataJSON() as { proof?: string };
    keys.push(route.request().headers()['idempotency-key'] ?? '');
    if (proof === undefined) {
      const challenge = await createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost: 2_000,
        deriveKey,
        expiresAt: new Date(Date.now() + 60_000),
        hmacSignatureSecret: SECRET,
      });
      const problem = { status: 409, code: 'ticket.proof_needed', params: { challenge: JSON.stringify(challenge) } };
      return route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify(problem) });
    }
    const { verified } = await verifySolution({
      ...(JSON.parse(proof) as Payload),
      deriveKey,
      hmacSignatureSecret: SECRET,
    });
    wasProven = verified;
    return route.continue();
  });
  await resident.goto(`/report?community=${COMMUNITY_CODE}`);
  await resident.getByRole('radio', { name: /公共设施/ }).check({ force: true });
  await resident.locator('input[name=title]').fill('小广场的灯一闪一闪');
  await resident.getByRole('button', { name: '下一步' }).click();
  await expect(resident.getByText('文化路社区').first()).toBeVisible();
  await resident.locator('input[name=place]').fill('文化路小区中心花园');
  await resident.getByRole('button', { name: '下一步' }).click();
  await resident.getByRole('button', { name: /^提交/ }).click();
  await expect(resident.getByRole('heading', { name: /已收到/ })).toBeVisible({ timeout: 30_000 });
  expect(wasProven).toBe(true);
  expect(new Set(keys).size).toBe(2);
});
