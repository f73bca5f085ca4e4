import { Faker, zh_CN } from '@faker-js/faker';
import { DEMO_ACCOUNTS } from '../appointments/demo-accounts.ts';
import { loadDivisions } from '../org-units/divisions.service.ts';
import { addGrid } from '../org-units/org-units.service.ts';
import { withScope } from '../shared/request-context.ts';
import type { Platform } from '../shared/platform.ts';
import { climbMissed } from '../tickets/climb-missed.ts';
import { allOrNothing } from './all-or-nothing.ts';
import { Casting, type Cast } from './cast.ts';
import { days } from './days.ts';
import { isSown, keepSeeding, listTakenUsernames, listUnitsOf } from './demo-seedings.store.ts';
import { HEPING_DIVISIONS } from './heping-divisions.ts';
import { playStories } from './play.ts';
import { playTasks } from './volunteer-tasks.ts';
import { playSignUps } from './volunteers.ts';
import { inventStories, type Story } from './stories.ts';

const SEED = 'district-210102';
const DISTRICT_DIGITS = '210102';
/** Far longer than it takes; a machine can be slow. */
const TIMEOUT_MS = 10 * 60_000;

/** The communities of the accounts, with enough work to look at and somebody to share it with. */
const MAIN_COMMUNITIES = [
  { code: '210102019004', tickets: 120, workers: 3, volunteers: 2, grids: 6 },
  { code: '210102019006', tickets: 15, workers: 2, volunteers: 2, grids: 4 },
];
const OTHER_COMMUNITIES = 30;

export type Sown = 'sown' | 'sown before' | { readonly taken: string[] };

/**
 * Fills an installation with the demo: the real district, invented people, and 30 days of tickets that those people
 * moved, the same ones each time but for the day. All of it or nothing, so that it can be killed and begun again.
 */
export async function sowDemo(platform: Platform, tell: (line: string) => void): Promise<Sown> {
  return withScope({ kind: 'system' }, async () => {
    if (await isSown(platform, SEED)) return 'sown before';
    const taken = await listTakenUsernames(
      platform,
      DEMO_ACCOUNTS.map(({ username }) => username),
    );
    if (taken.length > 0) {
      // An installation in use: it keeps its people, and is as ready as it will be.
      await keepSeeding(platform, SEED, platform.clock());
      return { taken };
    }
    await allOrNothing(platform, TIMEOUT_MS, (joined) => sowAll(joined, tell));
    return 'sown';
  });
}

async function sowAll(platform: Platform, tell: (line: string) => void): Promise<void> {
  const now = platform.clock();
  const faker = new Faker({ locale: [zh_CN], seed: 210_102 });
  const founding = { ...platform, clock: () => new Date(now.getTime() - days(60)) };
  const admin = await Casting.addAdministrator(founding);
  await loadDivisions(founding, admin, { csv: HEPING_DIVISIONS });
  const units = await listUnitsOf(platform, DISTRICT_DIGITS);
  const casting = new Casting(founding, faker, units);
  await casting.addAccounts();
  tell(`${units.length} units, ${DEMO_ACCOUNTS.length} accounts`);

  const casts = new Map<string, Cast>();
  const stories: Story[] = [];
  for (const { code, tickets, workers, volunteers, grids } of MAIN_COMMUNITIES) {
    const cast = await casting.addExtras(code, { workers, volunteers });
    for (let grid = 1; grid <= grids; grid += 1)
      await addGrid(founding, cast.workers[0] ?? admin, cast.community.id, { name: `${grid}号网格` });
    casts.set(code, cast);
    stories.push(...inventStories(faker, now, { communityCode: code, count: tickets, hasVolunteers: true }));
  }
  for (const code of otherCommunities(units.flatMap((unit) => (unit.kind === 'community' ? unit.code : [])))) {
    casts.set(code, await casting.addExtras(code, { workers: 1, volunteers: 0 }));
    stories.push(
      ...inventStories(faker, now, {
        communityCode: code,
        count: faker.number.int({ min: 5, max: 14 }),
        hasVolunteers: false,
      }),
    );
  }
  await playStories(platform, casts, stories);
  // As the clock would have it by the next minute.
  await climbMissed(platform, new AbortController().signal);
  let tasks = 0;
  for (const { code } of MAIN_COMMUNITIES) {
    const cast = casts.get(code);
    if (!cast) continue;
    await playSignUps(platform, faker, cast);
    tasks += await playTasks(platform, cast);
  }
  await keepSeeding(platform, SEED, platform.clock());
  tell(`${stories.length} tickets in ${casts.size} communities, ${tasks} tasks for volunteers`);
}

/** Some of every street: the first of each, then the second of each, and so on. */
function otherCommunities(codes: readonly string[]): string[] {
  const streets = new Map<string, string[]>();
  for (const code of codes) {
    if (MAIN_COMMUNITIES.some((main) => main.code === code)) continue;
    const street = code.slice(0, 9);
    streets.set(street, [...(streets.get(street) ?? []), code]);
  }
  const turns = Array.from({ length: OTHER_COMMUNITIES }, (_, turn) =>
    [...streets.values()].flatMap((street) => street[turn] ?? []),
  );
  return turns.flat().slice(0, OTHER_COMMUNITIES);
}
