import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { givenScene, givenTicket } from '../tickets/tickets.given.ts';
import { contactContext } from '../tickets/ticket-views.ts';
import type { TableClasses } from './data-classes.ts';
import { fieldCipher } from './field-cipher.ts';
import { countStale, reencrypt } from './key-rotation.ts';
import { openKeyRing, readKeyFile, withNewKey, withoutOldKeys, writeKeyFile } from './key-ring.ts';
import { tellFigures } from './testing/figures.ts';
import { givenApi, TEST_SECRET } from './testing/app.ts';
import { freshTestDatabase } from './testing/database.ts';
import { givenFolder } from './testing/folder.ts';

const { appUrl, ownerUrl } = await freshTestDatabase();
const dataDir = givenFolder();
const file = path.join(dataDir, 'field-keys.json');
const api = await givenApi({ databaseUrl: appUrl, fieldKeysFile: file });
const { client, pool } = api.platform.database.system;

const keys = () => {
  const ring = openKeyRing(TEST_SECRET, file);
  return { pool, ring, cipher: fieldCipher(TEST_SECRET, ring) };
};
const rotateNow = () => writeKeyFile(file, withNewKey(readKeyFile(file), new Date()));

/** `npm run keys:rotate` in a process of its own, killed as soon as it has done a part. */
async function rotateAndKill(): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, '../rotate-keys.ts')], {
    env: {
      ...process.env,
      LINLI_APP_DATABASE_URL: appUrl,
      LINLI_SECRET: TEST_SECRET,
      LINLI_LAST_MIGRATION: '-',
      LINLI_DATA_DIR: dataDir,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.includes('tickets: 200')) child.kill('SIGKILL');
  });
  expect(await once(child, 'exit'), said).toEqual([null, 'SIGKILL']);
}

describe('keys', () => {
  it(
    'are rotated while the product runs: killed in the middle, continued, nothing unreadable at any moment',
    { timeout: 90_000 },
    async () => {
      const scene = await givenScene(api);
      const { id, params } = await givenTicket(api, scene, 'reported');
      const { id: _, number: __, secretHash: ___, ...like } = await client.ticket.findUniqueOrThrow({ where: { id } });
      const rows = Array.from({ length: 3_000 }, (_each, index) => {
        const copy = crypto.randomUUID();
        const reporterPhone = api.platform.cipher.encrypt(`1390000${index}`, contactContext(copy, 'reporterPhone'));
        return {
          ...like,
          id: copy,
          number: `T-${index}`,
          secretHash: copy,
          reporterPhone,
          reporterName: '',
          placeDetail: '',
        };
      });
      await client.ticket.createMany({ data: rows });

      const run = { isOver: false };
      let reads = 0;
      const reading = (async () => {
        while (!run.isOver) {
          for (const row of await client.ticket.findMany({ where: { number: { startsWith: 'T-' } } })) {
            const opened = api.platform.cipher.decrypt(row.reporterPhone, contactContext(row.id, 'reporterPhone'));
            if (opened !== `1390000${row.number.slice(2)}`) throw new Error(`${row.number} reads ${opened}`);
            reads += 1;
          }
          const shown = await api.ok(contract.revealContact, scene.worker, { params, body: { reason: '轮换时' } });
          expect(shown.reporterPhone).toBe('13900001234');
          await givenTicket(api, scene, 'reported');
        }
      })();
      await rotateAndKill();
      const left = await countStale(keys());
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThan(3_000);
      const { unreadable } = await reencrypt({ ...keys(), settledMs: 2_000 });
      run.isOver = true;
      await reading;
      expect({ unreadable, stale: await countStale(keys()) }).toEqual({ unreadable: [], stale: 0 });
      expect(reads).toBeGreaterThan(3_000);

      writeKeyFile(file, withoutOldKeys(readKeyFile(file)!));
      const later = fieldCipher(
        'another secret, as if it had leaked',
        openKeyRing('another secret, as if it had leaked', file),
      );
      const all = await client.ticket.findMany();
      for (const row of all) later.decrypt(row.reporterPhone, contactContext(row.id, 'reporterPhone'));
      tellFigures('key rotation', `${all.length} tickets, ${reads} values read meanwhile, 0 unreadable, killed once`);
    },
  );

  it('leave what no key opens as it is and name it', async () => {
    const scene = await givenScene(api);
    const [one, other] = [await givenTicket(api, scene, 'reported'), await givenTicket(api, scene, 'reported')];
    const { reporterPhone } = await client.ticket.findUniqueOrThrow({ where: { id: one.id } });
    await client.ticket.update({ where: { id: other.id }, data: { reporterPhone } });
    rotateNow();
    const { unreadable } = await reencrypt({ ...keys(), settledMs: 0 });
    expect(unreadable).toEqual([expect.stringContaining(contactContext(other.id, 'reporterPhone'))]);
    expect(await client.ticket.findUniqueOrThrow({ where: { id: other.id } })).toMatchObject({ reporterPhone });
    await client.ticket.update({ where: { id: other.id }, data: { reporterPhone: '' } });
  });

  it('do not wait for a row that somebody holds, and come back to it', async () => {
    const { id } = await givenTicket(api, await givenScene(api), 'reported');
    rotateNow();
    const holder = await pool.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM tickets WHERE id = $1 FOR UPDATE', [id]);
    let batches = 0;
    const onBatch = async () => {
      batches += 1;
      if (batches === 2) await holder.query('COMMIT');
    };
    await reencrypt({ ...keys(), settledMs: 0, onBatch });
    holder.release();
    expect(await countStale(keys())).toBe(0);
    expect(batches).toBeGreaterThan(2);
  });
});

it('a blind index finds under both keys while it is computed anew', async () => {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`CREATE TABLE probes (no int PRIMARY KEY, phone text, phone_index text);
    GRANT SELECT, INSERT, UPDATE ON probes TO linli_app`);
  await owner.end();
  const column = { dataClass: 'personal', why: null, index: null } as const;
  const tables: readonly TableClasses[] = [
    {
      table: 'probes',
      key: ['no'],
      columns: [
        { ...column, column: 'phone', field: 'phone', protection: 'encrypted' },
        {
          ...column,
          column: 'phone_index',
          field: 'phoneIndex',
          protection: 'index',
          index: { of: 'phone', normalised: 'digits' },
        },
      ],
    },
  ];
  const open = () => {
    const ring = openKeyRing(TEST_SECRET, file);
    return { pool, ring, tables, cipher: fieldCipher(TEST_SECRET, ring, tables) };
  };
  const find = async (phone: string) => {
    const candidates = open().cipher.blindIndexes(phone, 'probes.phoneIndex' as never);
    return (await pool.query('SELECT no FROM probes WHERE phone_index = ANY ($1)', [candidates])).rows;
  };
  const { cipher } = open();
  for (let no = 1; no <= 50; no += 1) {
    const phone = `1380000${1000 + no}`;
    const sealed = cipher.encrypt(phone, `probes.phone.${no}` as never);
    await pool.query('INSERT INTO probes VALUES ($1, $2, $3)', [
      no,
      sealed,
      cipher.blindIndex(phone, 'probes.phoneIndex' as never),
    ]);
  }
  rotateNow();
  let looks = 0;
  const onBatch = async () => {
    for (const no of [1, 25, 50]) expect(await find(`138 0000 ${1000 + no}`)).toEqual([{ no }]);
    looks += 1;
  };
  await reencrypt({ ...open(), batch: 10, settledMs: 0, onBatch });
  expect(looks).toBe(5);
  writeKeyFile(file, withoutOldKeys(readKeyFile(file)!));
  expect(await find('13800001050')).toEqual([{ no: 50 }]);
});
