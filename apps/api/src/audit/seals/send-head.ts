import { createHmac } from 'node:crypto';
import type { Platform } from '../../shared/platform.ts';
import { findHead } from './seals.store.ts';

/** The header that says who sent it: `sha256=` and the HMAC (hex) of the body with the secret of both. */
export const SIGNATURE_HEADER = 'linli-signature';
const TIMEOUT_MS = 15_000;

/** Tells one head to whoever keeps them outside. @throws when it was not taken, so that the queue tries again */
export async function sendHead(
  { audit, database }: Platform,
  seal: { chain: string; number: number },
  signal: AbortSignal,
): Promise<void> {
  if (!audit.webhook) return;
  const head = await findHead(database.scoped, seal);
  if (!head) throw new Error('The seal is gone.');
  const body = JSON.stringify(head);
  const signature = createHmac('sha256', audit.webhook.secret).update(body).digest('hex');
  const answer = await fetch(audit.webhook.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: `sha256=${signature}` },
    body,
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`The webhook answered ${answer.status}.`);
}
