/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Asks `check` every `everyMs` until it answers something truthy, and returns that; undefined once `timeoutMs` is over.
 * @template T
 * @param {() => T | Promise<T>} check
 * @param {{ timeoutMs: number, everyMs?: number }} limits
 * @returns {Promise<T | undefined>}
 */
export async function until(check, { timeoutMs, everyMs = 20 }) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await check();
    if (answer) return answer;
    if (Date.now() >= deadline) return undefined;
    await sleep(everyMs);
  }
}
