import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { readDataClasses } from '../../../../scripts/build/data-classes.mjs';
import { DATA_CLASSES } from '../generated/data-classes.ts';
import { givenScene, givenTicket, A_REPORT } from '../tickets/tickets.given.ts';
import { post } from './idempotency/idempotency.given.ts';
import { givenApi } from './testing/app.ts';
import { freshTestDatabase } from './testing/database.ts';
import { givenFolder } from './testing/folder.ts';
import { columnsHolding, unclassed, unprotected } from './testing/stored-data.ts';

const { appUrl, ownerUrl, adminUrl } = await freshTestDatabase();
const api = await givenApi({ databaseUrl: appUrl });
const folder = givenFolder();

async function asOwner(sql: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl, options: '-c linli.level=system' });
  await owner.connect();
  await owner.query(sql).finally(() => owner.end());
}

describe('every column', () => {
  it('of the live database has a class, and every class a column', async () => {
    expect(await unclassed(adminUrl)).toEqual([]);
    await asOwner('CREATE TABLE forgotten (secret text); ALTER TABLE tickets ADD COLUMN phone2 text');
    expect(await unclassed(adminUrl)).toEqual([
      'public.forgotten.secret has no class',
      'public.tickets.phone2 has no class',
    ]);
    await asOwner(
      'DROP TABLE forgotten; ALTER TABLE tickets DROP COLUMN phone2; ALTER TABLE accounts DROP COLUMN updated_at',
    );
    expect(await unclassed(adminUrl)).toEqual(['public.accounts.updated_at is classed and does not exist']);
    await asOwner('ALTER TABLE accounts ADD COLUMN updated_at timestamptz(3) NOT NULL DEFAULT now()');
  });

  it('that is encrypted can be written anew by the API’s role, so keys can be rotated', async () => {
    const client = new pg.Client({ connectionString: appUrl });
    await client.connect();
    for (const { table, columns } of DATA_CLASSES) {
      for (const { column, protection } of columns) {
        if (protection !== 'encrypted' && protection !== 'index') continue;
        const text = "SELECT has_column_privilege('linli_app', $1, $2, 'UPDATE') AS may";
        expect([table, column, (await client.query(text, [table, column])).rows[0]?.may]).toEqual([
          table,
          column,
          true,
        ]);
      }
    }
    await client.end();
  });

  const model = (line: string) => `model Probe {\n  id String @id /// @internal\n${line}\n\n  @@map("probes")\n}\n`;
  it.each([
    ['  phone String', /probes\.phone has no class/],
    ['  phone String /// @private', /has no class/],
    ['  phone String /// @personal', /cannot be kept unprotected/],
    ['  phone String /// @internal encrypted', /cannot be kept encrypted/],
    ['  idNumber String /// @sensitive plain: we want to', /cannot be kept plain/],
    ['  phone String /// @personal plain:', /has no class/],
    ['  phone String /// @personal index', /write index/],
  ])('written as “%s” is refused before anything is built', (line, fault) => {
    writeFileSync(path.join(folder, 'probe.prisma'), model(line));
    expect(() => readDataClasses(folder)).toThrow(fault);
  });
});

describe('what people tell', () => {
  it('stands in no column of the database but those that say why', async () => {
    const scene = await givenScene(api);
    const { params } = await givenTicket(api, scene, 'resolved');
    await api.ok(contract.revealContact, scene.worker, { params, body: { reason: '约上门时间' } });
    const personal = { reporterName: '慕容听雪', reporterPhone: '13712345678', placeDetail: '七单元四层九号' };
    const report = { ...A_REPORT, communityId: scene.community.id, ...personal };
    await post(api, { url: '/public/tickets', key: randomUUID(), payload: report });
    await post(api, {
      url: '/tickets',
      key: randomUUID(),
      payload: { ...report, source: 'counter' },
      caller: scene.worker,
    });
    for (const text of Object.values(personal))
      expect([text, await columnsHolding(adminUrl, text)]).toEqual([text, []]);
    const plain = new Set(
      DATA_CLASSES.flatMap(({ table, columns }) =>
        columns.filter(({ protection }) => protection === 'plain').map(({ column }) => `${table}.${column}`),
      ),
    );
    const named = await columnsHolding(adminUrl, '李秀兰');
    expect(named).toContain('people.name');
    expect(named.filter((column) => !plain.has(column))).toEqual([]);
    expect(await unprotected(adminUrl)).toEqual([]);
  });

  it('is found where it is kept as it is', async () => {
    await asOwner(`UPDATE tickets SET reporter_phone = '13712345678' WHERE id = (SELECT id FROM tickets LIMIT 1);
      INSERT INTO password_history (id, person_id, hash, set_at)
        SELECT gen_random_uuid(), id, 'a password', now() FROM people LIMIT 1`);
    expect(await unprotected(adminUrl)).toEqual([
      'password_history.hash: 1 values are not hashed',
      'tickets.reporter_phone: 1 values are not encrypted',
    ]);
    expect(await columnsHolding(adminUrl, '13712345678')).toEqual(['tickets.reporter_phone']);
    await asOwner(
      "UPDATE tickets SET reporter_phone = '' WHERE reporter_phone = '13712345678'; DELETE FROM password_history WHERE hash = 'a password'",
    );
  });
});
