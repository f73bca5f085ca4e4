import { askTransfer, refuseTransfer } from '../../residents/public.ts';
import type { Platform } from '../../shared/platform.ts';
import { withScope } from '../../shared/request-context.ts';
import { allOrNothing } from '../all-or-nothing.ts';
import { days } from '../days.ts';
import { isDemoPeopled, isSown, keepSeeding } from '../demo-seedings.store.ts';
import { findHead, findWorkerOf } from './transfers.store.ts';

const SEED = 'transfers-210102';
const TIMEOUT_MS = 60_000;
const [HERE, THERE] = ['210102019004', '210102019006'] as const;

/** What communities that share a border ask each other in a week. `nth`: which household, so that nobody is asked twice. */
const ASKED = [
  { from: THERE, to: HERE, nth: 3, daysAgo: 4, reason: '随女儿居住，方便照料', newAddress: '文化路 12 号 3 号楼' },
  { from: THERE, to: HERE, nth: 11, daysAgo: 2, reason: '购房搬迁', newAddress: '', wholeHousehold: true },
  { from: THERE, to: HERE, nth: 19, daysAgo: 1, reason: '租房到期，搬到本区亲属家', newAddress: '' },
  {
    from: HERE,
    to: THERE,
    nth: 5,
    daysAgo: 3,
    reason: '房屋动迁，已搬入回迁楼',
    newAddress: '三好街 8 号',
    wholeHousehold: true,
  },
  { from: HERE, to: THERE, nth: 14, daysAgo: 1, reason: '随儿子居住', newAddress: '' },
  {
    from: HERE,
    to: THERE,
    nth: 23,
    daysAgo: 6,
    reason: '搬到对面小区',
    newAddress: '',
    answer: '该小区不属于三好街社区，请核对',
  },
];

/** Transfers between the two communities of the demo's workers: waiting on either side, one of them sent back. */
export async function sowTransfers(platform: Platform): Promise<number> {
  const isDue = await withScope(
    { kind: 'system' },
    async () => (await isDemoPeopled(platform)) && !(await isSown(platform, SEED)),
  );
  if (!isDue) return 0;
  const now = platform.clock();
  let sown = 0;
  await allOrNothing(platform, TIMEOUT_MS, async (joined) => {
    for (const { from, to, nth, daysAgo, answer, ...asked } of ASKED) {
      const { scoped } = joined.database;
      const [sender, receiver] = [await findWorkerOf(scoped, from), await findWorkerOf(scoped, to)];
      const head = sender && (await findHead(scoped, sender.unit?.id ?? '', nth));
      if (!sender || !receiver || !head) continue;
      const at = (age: number) => ({ ...joined, clock: () => new Date(now.getTime() - days(age)) });
      const body = { wholeHousehold: false, ...asked, version: head.version, communityCode: to };
      const { id, version } = await askTransfer(at(daysAgo), sender, head.id, body);
      if (answer !== undefined) await refuseTransfer(at(daysAgo - 1), receiver, id, { version, reason: answer });
      sown += 1;
    }
    await keepSeeding(joined, SEED, now);
  });
  return sown;
}
