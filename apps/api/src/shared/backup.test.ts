import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import sharp from 'sharp';
import tar from 'tar-stream';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { readParts, verify } from '../../../../scripts/backup/container.mjs';
import { restoreDatabase } from '../../../../scripts/backup/restore-database.mjs';
import { seeEverything, sumUp } from '../../../../scripts/backup/tables.mjs';
import { writeBackup } from '../../../../scripts/backup/write-backup.mjs';
import { startThrowawayCluster } from '../../../../scripts/database/cluster.mjs';
import { withConnection } from '../../../../scripts/database/connection.mjs';
import { ensureDatabase, prepareDatabase } from '../../../../scripts/database/roles.mjs';
import { givenSession } from '../appointments/appointments.given.ts';
import { A_REPORT, givenReport, givenScene, givenTicket } from '../tickets/tickets.given.ts';
import { startApiProcess } from './testing/api-process.ts';
import { givenApi, TEST_SECRET } from './testing/app.ts';
import { freshTestDatabase } from './testing/database.ts';
import { tellFigures } from './testing/figures.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'linli-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string) => path.join(folder, name);

const source = await freshTestDatabase();
const dataDir = inFolder('data');
const api = await givenApi({ databaseUrl: source.appUrl, dataDir });
const scene = await givenScene(api);
const photo = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#467' } })
  .jpeg()
  .toBuffer();

const backup = (name: string, passphrase?: string) =>
  writeBackup({ ownerUrl: source.ownerUrl, dataDir, secret: TEST_SECRET, file: inFolder(name), passphrase });

/** A server of its own, whose transactions are counted anew: nothing of the first one's can help. */
async function givenEmptyDatabase() {
  const cluster = await startThrowawayCluster();
  onTestFinished(cluster.stop);
  await ensureDatabase(cluster.urlOf('postgres'), 'restored');
  return prepareDatabase({ adminUrl: cluster.urlOf('restored'), secret: '' });
}

const sumsOf = (ownerUrl: string, tables: readonly { name: string; columns: string[] }[]) =>
  withConnection(ownerUrl, async (client) => {
    await seeEverything(client);
    const sums: unknown[] = [];
    for (const table of tables) sums.push([table.name, await sumUp(client, table)]);
    return sums;
  });

describe('a backup', () => {
  it('made while people work is one moment, and an installation restored from it reads everything', async () => {
    const working = new AbortController();
    const reported: string[] = [];
    const work = async () => {
      while (!working.signal.aborted) {
        const { number, secret, id } = await givenReport(api, scene.community);
        await api.ok(ticketsContract.addReportPhoto, null, { params: { number }, secret, file: photo });
        await api.ok(ticketsContract.accept, scene.worker, { params: { ticketId: id }, body: { version: 1 } });
        reported.push(id);
      }
    };
    const workers = [work(), work(), work()];
    while (reported.length < 30) await new Promise((resolve) => setTimeout(resolve, 20));
    const before = [...reported];
    const { manifest } = await backup('lively.tar');
    working.abort();
    await Promise.all(workers);

    const { ownerUrl, appUrl } = await givenEmptyDatabase();
    const restored = inFolder('restored');
    const file = inFolder('lively.tar');
    await restoreDatabase({ ownerUrl, dataDir: restored, file, manifest: await verify(file, undefined) });
    const kept = manifest.tables.filter(({ name }) => name !== 'public.sessions' && name !== 'public.verifications');
    expect(await sumsOf(ownerUrl, kept)).toEqual(kept.map(({ name, rows, checksum }) => [name, { rows, checksum }]));
    const after = await givenApi({ databaseUrl: appUrl, dataDir: restored });
    const { client } = after.platform.database.system;
    const tickets = await client.ticket.findMany({ include: { photos: true } });
    expect(before.filter((id) => !tickets.some((ticket) => ticket.id === id))).toEqual([]);
    const events = await client.event.findMany({ where: { action: 'tickets.accept' } });
    // Halves of a change would show here: a ticket on its second version without its event, a photo without its file.
    for (const { id, version, photos } of tickets) {
      expect(events.filter((event) => event.subjectId === id)).toHaveLength(version - 1);
      for (const { sha256 } of photos)
        expect(readdirSync(path.join(restored, 'files', sha256.slice(0, 2)))).toContain(sha256);
    }
    expect(await client.session.count()).toBe(0);
    tellFigures(
      'backup',
      `${manifest.tables.length} tables, ${tickets.length} tickets of ${reported.length} reported meanwhile, every table the same`,
    );
  }, 60_000);

  it('gives back what was encrypted, photos and the numbers that go on', async () => {
    const ticket = await givenTicket(api, scene, 'accepted');
    const { id: photoId } = await api.ok(ticketsContract.addReportPhoto, null, {
      params: { number: ticket.number },
      secret: ticket.secret,
      file: photo,
    });
    const { manifest } = await backup('quiet.age', 'correct horse battery');
    const quiet = await sumsOf(source.ownerUrl, manifest.tables);
    const { ownerUrl, appUrl } = await givenEmptyDatabase();
    const restored = inFolder('restored-quiet');
    const from = { file: inFolder('quiet.age'), passphrase: 'correct horse battery' };
    await restoreDatabase({ ownerUrl, dataDir: restored, ...from, manifest: await verify(from.file, from.passphrase) });
    expect(quiet).toEqual(manifest.tables.map(({ name, rows, checksum }) => [name, { rows, checksum }]));

    const { base } = await startApiProcess({ databaseUrl: appUrl, env: { LINLI_DATA_DIR: restored } });
    const after = await givenApi({ databaseUrl: appUrl, dataDir: restored });
    const cookie = await givenSession(after, scene.worker.id);
    const json = { cookie, 'content-type': 'application/json' };
    const url = `${base}/api/v1/tickets/${ticket.id}`;
    const revealed = await fetch(`${url}/reveal-contact`, { method: 'POST', headers: json, body: '{"reason":"回访"}' });
    expect(await revealed.json()).toMatchObject({ reporterName: A_REPORT.reporterName, reporterPhone: '13900001234' });
    const shown = await after.ok(ticketsContract.get, { cookie }, { params: { ticketId: ticket.id } });
    const address = new URLSearchParams(shown.photos.find(({ id }) => id === photoId)?.address);
    const picture = await fetch(`${url}/photos/${photoId}?${address}`, { headers: { cookie } });
    expect((await sharp(await picture.arrayBuffer()).metadata()).width).toBe(300);
    const secret = { authorization: `Ticket ${ticket.secret}` };
    expect((await fetch(`${base}/api/v1/public/tickets/${ticket.number}`, { headers: secret })).status).toBe(200);
    const next = await givenReport(after, scene.community);
    expect(Number(next.number.slice(-4))).toBe(Number(ticket.number.slice(-4)) + 1);
    expect((await fetch(url, { headers: { cookie: scene.worker.cookie } })).status).toBe(401);
    // Row-level security stands again on what was filled, and a row that was changed would show.
    const [walled] = manifest.tables.filter(({ name }) => name === 'public.tickets');
    await withConnection(ownerUrl, async (client) => {
      expect((await client.query('SELECT id FROM tickets')).rowCount).toBe(0);
      await seeEverything(client);
      await client.query("UPDATE tickets SET title = title || ' ' WHERE id = $1", [ticket.id]);
      expect((await sumUp(client, walled!)).checksum).not.toBe(walled!.checksum);
    });
  }, 60_000);

  it('is refused by an installation that holds anything', async () => {
    const { manifest } = await backup('again.tar');
    const target = { ownerUrl: source.ownerUrl, dataDir: inFolder('never'), file: inFolder('again.tar'), manifest };
    await expect(restoreDatabase(target)).rejects.toThrow(/not empty/);
  });
});

describe('a damaged backup', () => {
  it('is refused before anything is written: bits turned, cut, parts missing, more or swapped', async () => {
    await backup('whole.tar');
    await backup('whole.age', 'correct horse battery');
    let tried = 0;
    const refused = async (name: string, bytes: Buffer) => {
      tried += 1;
      writeFileSync(inFolder('damaged'), bytes);
      await expect(verify(inFolder('damaged'), 'correct horse battery'), name).rejects.toThrow(/damaged/);
    };
    // A passphrase takes its second to become a key, which is what it is for.
    for (const [name, turns, shares] of [
      ['whole.tar', 40, [0.1, 0.5, 0.9, 0.999]],
      ['whole.age', 4, [0.9]],
    ] as const) {
      const whole = readFileSync(inFolder(name));
      await verify(inFolder(name), 'correct horse battery');
      for (let turn = 0; turn < turns; turn += 1) {
        // Zeros fill up the blocks of a tar and mean nothing.
        let at = Math.floor((whole.length * (turn + 0.5)) / turns);
        while (whole[at] === 0) at -= 1;
        const bytes = Buffer.from(whole);
        bytes.writeUInt8(whole.readUInt8(at) ^ (1 << (turn % 8)), at);
        await refused(`bit ${turn % 8} of byte ${at} of ${name}`, bytes);
      }
      for (const share of shares) await refused(`${share} of ${name}`, whole.subarray(0, whole.length * share));
    }
    const parts: { name: string; bytes: Buffer }[] = [];
    for await (const part of readParts(inFolder('whole.tar'), undefined)) parts.push(part);
    const packed = async (list: typeof parts) => {
      const pack = tar.pack();
      for (const { name, bytes } of list) pack.entry({ name }, bytes);
      pack.finalize();
      const chunks: Buffer[] = [];
      for await (const chunk of pack) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    };
    for (const { name } of parts)
      await refused(`without ${name}`, await packed(parts.filter((part) => part.name !== name)));
    await refused(
      'a part more',
      await packed([...parts, { name: 'tables/public.people/000009.copy.gz', bytes: photo }]),
    );
    const swapped = parts.map((part, at) => ({ ...part, bytes: at < 2 ? parts[1 - at]!.bytes : part.bytes }));
    await refused('two parts swapped', await packed(swapped));
    tellFigures('damaged backups', `${tried} of ${tried} refused`);
  }, 60_000);
});
