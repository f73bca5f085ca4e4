import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '@linli/domain/shared/refusal.ts';
import { readSpreadsheet } from '../spreadsheets/read-spreadsheet.ts';

/** What reading one file cost this process. */
export interface ReadingCost {
  readonly file: string;
  /** `ok` or the code it was refused with. */
  readonly outcome: string;
  readonly cpuMs: number;
  /** By how much the resident memory grew at its highest. */
  readonly grownMb: number;
}

/** A process of its own, so that what it measures is the reading alone: prints a line of JSON for each file it is given. */
async function measure(file: string): Promise<ReadingCost> {
  const bytes = readFileSync(file);
  const before = process.memoryUsage.rss();
  let highest = before;
  const watch = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 2);
  const start = process.cpuUsage();
  const outcome = await readSpreadsheet(bytes, path.basename(file)).then(
    () => 'ok',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
  const { user, system } = process.cpuUsage(start);
  clearInterval(watch);
  highest = Math.max(highest, process.memoryUsage.rss());
  return { file, outcome, cpuMs: (user + system) / 1000, grownMb: (highest - before) / 1024 / 1024 };
}

// The first file warms up what is loaded once; its figures are printed like the others and not asked for.
for (const file of process.argv.slice(2)) console.log(JSON.stringify(await measure(file)));
