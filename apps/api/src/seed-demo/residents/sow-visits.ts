import { VISIT_SUBJECTS } from '@linli/domain/care/visit.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { recordVisit } from '../../care/visits.service.ts';
import { tokensOfLabels } from '../../residents/public.ts';
import type { Platform } from '../../shared/platform.ts';
import { withScope } from '../../shared/request-context.ts';
import { allOrNothing } from '../all-or-nothing.ts';
import { days, hours } from '../days.ts';
import { isDemoPeopled, isSown, keepSeeding } from '../demo-seedings.store.ts';
import { Dice } from './dice.ts';
import { findWorkerOf } from './transfers.store.ts';
import { listCaredFor } from './visits.store.ts';

const SEED = 'visits-210102';
const TIMEOUT_MS = 120_000;
const COMMUNITIES = ['210102019004', '210102019006'];
const CARED_FOR = ['living_alone', 'childless_elder', 'disabled_elder', 'severe_mental_illness'] as const;

const NOTES = [
  '精神不错，子女周末会来。',
  '血压偏高，按时吃药，提醒下周复查。',
  '家里燃气软管老化，已联系更换。',
  '腿脚不便，买菜靠邻居帮忙。',
  '想参加社区的合唱班，已告知时间。',
  '',
  '',
];

/** How long ago the people who need care were visited: most within their time, some waiting too long, some never. */
export async function sowVisits(platform: Platform): Promise<number> {
  const isDue = await withScope(
    { kind: 'system' },
    async () => (await isDemoPeopled(platform)) && !(await isSown(platform, SEED)),
  );
  if (!isDue) return 0;
  const now = platform.clock();
  let sown = 0;
  await allOrNothing(platform, TIMEOUT_MS, async (joined) => {
    for (const code of COMMUNITIES) {
      const worker = await findWorkerOf(joined.database.scoped, code);
      if (!worker) continue;
      const dice = new Dice(`${SEED} ${code}`);
      const tokens = tokensOfLabels(joined.cipher, CARED_FOR);
      for (const id of await listCaredFor(joined.database.scoped, worker.unit?.id ?? '', tokens)) {
        const round = dice.weighted([[0, 1] as const, [30, 6] as const, [75, 2] as const]);
        // Who has no round was never visited.
        let ago = round === 0 ? Infinity : dice.int(1, round);
        while (ago < 150) {
          const at = new Date(now.getTime() - days(ago) + hours(1));
          const outcome = dice.weighted([['met', 12] as const, ['absent', 2] as const, ['declined', 1] as const]);
          const way = dice.weighted([['home', 6] as const, ['phone', 3] as const, ['outside', 1] as const]);
          const subjects = outcome === 'met' ? VISIT_SUBJECTS.filter(() => dice.chance(0.7)) : [];
          const note = outcome === 'met' ? dice.one(NOTES) : '';
          const visit = { day: shanghaiDate(new Date(now.getTime() - days(ago))), way, outcome, subjects, note };
          await recordVisit({ ...joined, clock: () => at }, worker, id, visit);
          sown += 1;
          ago += dice.int(round, round * 2);
        }
      }
    }
    await keepSeeding(joined, SEED, now);
  });
  return sown;
}
