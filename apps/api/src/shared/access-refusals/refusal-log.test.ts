import { describe, expect, it } from 'vitest';
import { RefusalLog, type RefusalCount, type Refused } from './refusal-log.ts';

const START = Date.parse('2026-11-23T02:00:00Z');
const visitor = (addresses: string): Refused => ({ kind: 'visitor', addresses });

function givenLog(write: (rows: readonly RefusalCount[]) => Promise<void> = async () => {}) {
  let now = START;
  const rows: RefusalCount[] = [];
  const errors: unknown[] = [];
  const log = new RefusalLog({
    write: async (each) => {
      await write(each);
      rows.push(...each);
    },
    clock: () => new Date(now),
    onError: (error) => errors.push(error),
  });
  const wait = (ms: number) => (now += ms);
  const knock = (who: Refused, times = 1) => {
    for (let turn = 0; turn < times; turn += 1) log.note(who, 'GET /tickets', 'request.sign_in_needed', 'r');
  };
  return { log, rows, errors, wait, knock, sum: () => rows.reduce((sum, { count }) => sum + count, 0) };
}

describe('refusals', () => {
  it('are written a second later, repetitions once a minute with their number', async () => {
    const { log, rows, wait, knock, sum } = givenLog();
    knock(visitor('a'), 3);
    await log.flush();
    expect(rows.map(({ count }) => count)).toEqual([3]);
    for (let second = 0; second < 50; second += 1) {
      knock(visitor('a'), 20);
      wait(1_000);
      await log.flush();
    }
    expect(rows).toHaveLength(1);
    wait(10_000);
    await log.flush();
    expect(rows.map(({ count }) => count)).toEqual([3, 1_000]);
    knock(visitor('a'));
    await log.flush();
    expect([rows.length, sum()]).toEqual([3, 1_004]);
  });

  it('of 20,000 addresses in a minute become 101 rows and none is lost', async () => {
    const { log, rows, wait, sum } = givenLog();
    for (let address = 0; address < 20_000; address += 1)
      log.note(visitor(`address ${address}`), 'GET /tickets', 'request.sign_in_needed', 'r');
    await log.flush();
    wait(60_000);
    await log.flush();
    expect([rows.length, sum()]).toEqual([101, 20_000]);
    expect(rows.at(-1)).toMatchObject({ endpoint: 'various', count: 19_900 });
  });

  it('wait while the database is away, up to a bound, and are written when it is back', async () => {
    let isAway = true;
    const { log, rows, errors, wait, knock } = givenLog(async () => {
      if (isAway) throw new Error('away');
    });
    for (let minute = 0; minute < 30; minute += 1) {
      for (let address = 0; address < 100; address += 1) knock(visitor(`address ${address}`));
      wait(60_000);
      await log.flush();
    }
    expect([rows.length, errors.length]).toEqual([0, 30]);
    isAway = false;
    await log.flush();
    expect(rows).toHaveLength(2_000);
  });

  it('are written before the process ends', async () => {
    const { log, knock, sum } = givenLog();
    knock(visitor('a'), 2);
    await log.flush();
    knock(visitor('a'), 5);
    await log.stop();
    expect(sum()).toBe(7);
  });
});
