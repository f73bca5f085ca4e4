import { setTimeout as sleep } from 'node:timers/promises';

interface Probe {
  readonly name: string;
  send(base: string): Promise<Response>;
}

/** What somebody who keeps asking sees of an outage. */
export interface Watch {
  readonly answers: number;
  readonly refused: number;
  /** Neither a success nor a 503 that says when to come again. */
  readonly wrong: readonly string[];
  readonly slowestMs: number;
  /** From the end of the outage until every probe succeeded again. */
  readonly backMs: number;
}

const EVERY_MS = 100;
/** A little more than a request may take (time-limits.ts). */
const PATIENCE_MS = 35_000;
const RECOVERY_MS = 30_000;

/** Sends every probe ten times a second while `outage` lasts, and on until each one has succeeded again. */
export async function watch(base: string, probes: readonly Probe[], outage: () => Promise<void>): Promise<Watch> {
  let endedAt = Infinity;
  let [answers, refused, slowestMs] = [0, 0, 0];
  const wrong: string[] = [];
  const backAt = new Map<string, number>();
  const pending: Promise<void>[] = [];
  const ask = async ({ name, send }: Probe) => {
    const began = performance.now();
    try {
      const answer = await send(base);
      const text = await answer.text();
      answers += 1;
      if (answer.status === 503 && answer.headers.has('retry-after')) refused += 1;
      else if (!answer.ok) wrong.push(`${name}: ${answer.status} ${text.slice(0, 200)}`);
      else if (began > endedAt && !backAt.has(name)) backAt.set(name, performance.now());
    } catch (error) {
      wrong.push(`${name}: ${String(error)}`);
    }
    slowestMs = Math.max(slowestMs, performance.now() - began);
  };
  const names = new Set(probes.map(({ name }) => name));
  const during = outage().then(() => (endedAt = performance.now()));
  while (backAt.size < names.size && performance.now() < endedAt + RECOVERY_MS) {
    pending.push(...probes.map(ask));
    await sleep(EVERY_MS);
  }
  await during;
  await Promise.all(pending);
  const backMs = backAt.size < names.size ? Infinity : Math.max(...backAt.values()) - endedAt;
  return { answers, refused, wrong, slowestMs, backMs };
}

export const request =
  (path: string, options: RequestInit = {}) =>
  (base: string) =>
    fetch(`${base}/api/v1${path}`, { ...options, signal: AbortSignal.timeout(PATIENCE_MS) });
