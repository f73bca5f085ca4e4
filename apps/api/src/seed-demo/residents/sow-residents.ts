import { createHash } from 'node:crypto';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { insertPlaces } from '../../buildings/public.ts';
import {
  findAllDuplicates,
  insertFiles,
  insertHouseholds,
  refreshResidentStatistics,
  sealFiles,
  type NewFile,
} from '../../residents/public.ts';
import { ROWS_AT_ONCE, type Writer } from '../../shared/insert-rows.ts';
import type { Platform } from '../../shared/platform.ts';
import { withScope } from '../../shared/request-context.ts';
import { allOrNothing } from '../all-or-nothing.ts';
import { countSeedings, isDemoPeopled, keepSeeding } from '../demo-seedings.store.ts';
import { inventCommunity } from './community.ts';
import { Dice } from './dice.ts';
import { Inventor } from './household.ts';
import { inventSecondFiles } from './second-files.ts';
import { listPeopled, type PeopledCommunity } from './peopled.store.ts';

const SEED = 'residents-210102';
/** What the demo has unless told otherwise. */
export const DEMO_RESIDENTS = 20_000;
const FILES_A_SECOND = 60;
/** A million take minutes. */
const TIMEOUT_MS = 60 * 60_000;

/**
 * Fills the communities of the demo with invented residents until there are `total` of them: the same ones each time.
 * All or nothing. An installation that is none of the demo's is left alone.
 */
export async function sowResidents(
  platform: Platform,
  { total, tell }: { total: number; tell: (line: string) => void },
): Promise<number> {
  if (!(await withScope({ kind: 'system' }, () => isDemoPeopled(platform)))) return leaveAlone(platform);
  let added = 0;
  await allOrNothing(platform, TIMEOUT_MS, async (joined) => {
    const round = await countSeedings(joined, SEED);
    added = await sowAll(joined, { round, total, tell });
    if (added > 0 || round === 0)
      await keepSeeding(joined, round === 0 ? SEED : `${SEED}-${round + 1}`, platform.clock());
  });
  if (added > 0)
    await withScope({ kind: 'system' }, async () => {
      await refreshResidentStatistics(platform.database.statements);
      // What would be found by the next morning.
      await findAllDuplicates(platform, new AbortController().signal);
    });
  return added;
}

/** An installation in use gets nobody, and is as ready as it will be. */
async function leaveAlone(platform: Platform): Promise<number> {
  await withScope({ kind: 'system' }, async () => {
    if ((await countSeedings(platform, SEED)) === 0) await keepSeeding(platform, SEED, platform.clock());
  });
  return 0;
}

async function sowAll(
  platform: Platform,
  { round, total, tell }: { round: number; total: number; tell: (line: string) => void },
): Promise<number> {
  const now = platform.clock();
  const { scoped } = platform.database;
  const writer: Writer = (text, value) => scoped.$executeRawUnsafe(text, value);
  const communities = await listPeopled(scoped);
  const missing = total - communities.reduce((sum, { residents }) => sum + residents, 0);
  const shares = sharesOf(communities, Math.max(missing, 0));
  const sequences = new Map<string, number>();
  let added = 0;
  let before: readonly NewFile[] = [];
  let writing: Promise<void> = Promise.resolve();
  // What comes next is invented and encrypted while the database writes what came before.
  const write = async (work: () => Promise<void>) => {
    await writing;
    writing = work();
    writing.catch(() => {});
  };
  for (const [index, community] of communities.entries()) {
    const dice = new Dice(`${community.code} ${round}`);
    const inventor = new Inventor(dice, { today: shanghaiDate(now), sequences, round });
    const count = shares[index] ?? 0;
    // Of every so many files one is a second one of somebody: that is how offices' files are.
    const seconds = Math.floor(count / FILES_A_SECOND);
    const invented = inventCommunity(dice, inventor, community, { count: count - seconds, now });
    const { places, households } = invented;
    const known = { here: invented.files, elsewhere: index % 8 === 7 ? before : [] };
    const files = [...invented.files, ...inventSecondFiles(dice, known, { count: seconds, now })];
    before = invented.files;
    await write(async () => {
      await insertPlaces(writer, community.path, places);
      await insertHouseholds(writer, households);
    });
    for (let start = 0; start < files.length; start += ROWS_AT_ONCE) {
      const sealed = sealFiles(platform.cipher, community.path, files.slice(start, start + ROWS_AT_ONCE));
      await write(() => insertFiles(writer, sealed));
    }
    added += files.length;
    if (index % 25 === 24) tell(`${added.toLocaleString('en')} residents …`);
  }
  await writing;
  return added;
}

/** Communities differ in size: the largest has two and a half times as many as the smallest. */
function sharesOf(communities: readonly PeopledCommunity[], missing: number): number[] {
  const weights = communities.map(({ code }) => 60 + (seedOf(code) % 90));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const shares = weights.map((weight) => Math.floor((missing * weight) / sum));
  const rest = missing - shares.reduce((total, share) => total + share, 0);
  return shares.map((share, index) => share + (index < rest ? 1 : 0));
}

const seedOf = (text: string) => createHash('sha256').update(text).digest().readUInt32BE();
