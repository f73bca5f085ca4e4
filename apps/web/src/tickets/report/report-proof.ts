import type { Challenge, Solution } from 'altcha-lib/types';

/** Longer than any phone needs; then the refusal is shown, and the report can be sent again. */
const TIMEOUT_MS = 120_000;

/** Solves a challenge beside the page, which stays at hand. From the first number on, so that it is always the same. */
export async function solve(text: string): Promise<string> {
  const challenge = JSON.parse(text) as Challenge;
  const worker = new Worker(new URL('./report-proof.worker.ts', import.meta.url), { type: 'module' });
  try {
    const { counter, derivedKey } = await new Promise<Solution>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Solution | { error: unknown } | null>) =>
        data && 'counter' in data ? resolve(data) : reject(new Error('The challenge was not solved.')),
      );
      worker.addEventListener('error', () => reject(new Error('The challenge could not be worked on.')));
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker of our own has no origin to name
      worker.postMessage({ type: 'work', challenge, counterStart: 0, counterStep: 1, timeout: TIMEOUT_MS });
    });
    return JSON.stringify({ challenge, solution: { counter, derivedKey } });
  } finally {
    worker.terminate();
  }
}
