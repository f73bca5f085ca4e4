import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { everyEndpoint } from '../authorization/every-endpoint.given.ts';
import { givenApi } from '../testing/app.ts';
import { freshTestDatabase } from '../testing/database.ts';
import { tellFigures } from '../testing/figures.ts';
import { givenCallers, whoAsks } from '../testing/hostile/callers.ts';
import { undeclared } from '../testing/hostile/declared-answers.ts';
import { readRealRecords, type RealRecords } from '../testing/hostile/real-records.ts';
import { send } from '../testing/hostile/send.ts';
import { hostileFiles, SMUGGLED } from './hostile-files.given.ts';

const MOST_MS = 1_000;
const MOST_BYTES = 100 * 1024 * 1024;

const files = await hostileFiles();
const folder = mkdtempSync(path.join(os.tmpdir(), 'linli-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Measured {
  readonly name: string;
  readonly isRead: boolean;
  readonly tookMs: number;
  readonly grownBytes: number;
}

async function measure(): Promise<Measured[]> {
  files.forEach(({ bytes }, at) => writeFileSync(path.join(folder, String(at).padStart(3, '0')), bytes));
  const child = path.join(import.meta.dirname, 'read-pictures.child.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', child, folder]);
  const lines = stdout.trimEnd().split('\n');
  return lines.map((line, at) => ({ ...(JSON.parse(line) as Measured), name: files[at]?.name ?? '' }));
}

describe('hostile files', () => {
  it('cost less than a second and 100 MB each, and none is taken for what it is not', async () => {
    const measured = await measure();
    const fates = measured.map(({ name, isRead }) => [name, isRead ? 'rewritten' : 'refused']);
    expect(fates).toEqual(files.map(({ name, fate }) => [name, fate]));
    const slowest = measured.toSorted((a, b) => b.tookMs - a.tookMs)[0]!;
    const grown = Math.max(...measured.map(({ grownBytes }) => grownBytes));
    tellFigures(
      'hostile files',
      `${files.length} files, slowest ${Math.round(slowest.tookMs)} ms (${slowest.name}), memory at most ${Math.round(grown / 2 ** 20)} MB more`,
    );
    expect(slowest.tookMs, slowest.name).toBeLessThan(MOST_MS);
    expect(grown).toBeLessThan(MOST_BYTES);
  }, 60_000);

  it('are refused by every upload there is, or kept as an honest picture', async () => {
    const database = await freshTestDatabase();
    const api = await givenApi({ databaseUrl: database.appUrl });
    const all = (await everyEndpoint()).map(({ endpoint }) => endpoint);
    let callers: Awaited<ReturnType<typeof givenCallers>> | undefined;
    let records: RealRecords | undefined;
    const put = vi.spyOn(api.platform.files, 'put');
    const uploads = all.filter(({ upload }) => upload);
    for (const [at, { name, bytes, fate }] of files.filter((file) => file.bytes.length < 1_000_000).entries()) {
      // A ticket takes six photos of a kind, so now and then there are new ones.
      if (at % 5 === 0) {
        callers = await givenCallers(api);
        records = await readRealRecords(database.adminUrl);
      }
      for (const endpoint of uploads) {
        const caller = whoAsks(endpoint, callers!).at(-1)!;
        const type = endpoint.upload?.accept[at % endpoint.upload.accept.length] ?? '';
        const headers = { ...caller.headers, 'content-type': type, 'content-disposition': 'filename="../../x.html"' };
        const param = /:(\w+)/.exec(endpoint.path)?.[1] ?? '';
        for (const value of caller.own[param] ?? records!.valuesOf(param).slice(0, 6)) {
          const url = `/api/v1${endpoint.path.replace(`:${param}`, value)}`;
          const request = { method: endpoint.method, url, headers, payload: bytes };
          const answer = await send(api.app, request);
          expect([name, undeclared(all, request, answer)]).toEqual([name, null]);
          if (fate === 'refused') expect([name, answer.status >= 400]).toEqual([name, true]);
        }
      }
    }
    const kept = await Promise.all(
      put.mock.calls.map(async ([bytes]) => ({ bytes, is: await sharp(bytes).metadata() })),
    );
    expect(kept.length).toBeGreaterThan(10);
    for (const { bytes, is } of kept) {
      expect(Buffer.from(bytes).includes(SMUGGLED)).toBe(false);
      const { format, exif, icc, xmp, iptc } = is;
      expect({ format, more: [exif, icc, xmp, iptc].some(Boolean) }).toEqual({ format: 'jpeg', more: false });
    }
  }, 60_000);
});
