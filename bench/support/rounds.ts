import autocannon from 'autocannon';

/** One way of doing the thing that is measured; returns how many a second it did in one round. */
export type Contender = { readonly name: string; readonly run: () => Promise<number> };

/** Requests a second of `urls` in turn, under 16 connections. Anything but 200 stops the measurement. */
export async function requestsPerSecond(options: {
  base: string;
  paths: readonly string[];
  cookie?: string;
  seconds: number;
}): Promise<number> {
  const result = await autocannon({
    url: options.base,
    connections: 16,
    duration: options.seconds,
    requests: options.paths.map((path) => ({ path, ...(options.cookie && { headers: { cookie: options.cookie } }) })),
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${options.base}: ${result.non2xx} refused, ${result.errors} failed`);
  return result.requests.average;
}

/** Runs `work` under 16 callers for some seconds; returns how many a second ended. */
export async function callsPerSecond(work: (turn: number) => Promise<unknown>, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let count = 0;
  const caller = async () => {
    while (performance.now() < end) await work(count++);
  };
  await Promise.all(Array.from({ length: 16 }, caller));
  return count / seconds;
}

/**
 * Lets the contenders run in turn, round after round, so that whatever else the machine does meets all of them, and
 * prints each one's median with its ratio to `baseline`.
 */
export async function compare(
  title: string,
  baseline: string,
  contenders: readonly Contender[],
  rounds = 3,
): Promise<Map<string, number>> {
  const figures = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (const { run } of contenders) await run();
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, run } of contenders) figures.get(name)?.push(await run());
  }
  const medians = new Map(
    [...figures].map(([name, values]) => [name, values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0]),
  );
  const base = medians.get(baseline) ?? 1;
  console.log(`\n${title}  (median of ${rounds} rounds; ratio to “${baseline}”)`);
  for (const [name, median] of medians) {
    console.log(`  ${name.padEnd(44)} ${median.toFixed(0).padStart(7)} /s   ${(median / base).toFixed(2)}`);
  }
  return medians;
}

/** The value below which this share of `values` lies. */
export function percentile(values: readonly number[], share: number): number {
  return (
    values.toSorted((one, other) => one - other)[Math.min(Math.floor(values.length * share), values.length - 1)] ?? 0
  );
}
