import { auditContract } from '@linli/domain/audit/audit.contract.ts';
import { looksContract } from '@linli/domain/audit/looks.contract.ts';
import { erasuresContract as contract } from '@linli/domain/residents/erasures.contract.ts';
import { contactsContract } from '@linli/domain/residents/contacts.contract.ts';
import { duplicatesContract } from '@linli/domain/residents/duplicates.contract.ts';
import { lifeEventsContract } from '@linli/domain/residents/life-events.contract.ts';
import { residentExportsContract } from '@linli/domain/residents/resident-exports.contract.ts';
import { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import { transfersContract } from '@linli/domain/residents/transfers.contract.ts';
import { inflateRawSync } from 'node:zlib';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { sealAll, verify } from '../../audit/seals/trail.given.ts';
import { DATA_CLASSES } from '../../generated/data-classes.ts';
import { givenCommunity } from '../../org-units/org-units.given.ts';
import { KEPT_AS_THEY_ARE } from '../../shared/authorization/records.given.ts';
import type { FieldContext } from '../../shared/field-cipher.ts';
import { givenApi, type Caller } from '../../shared/testing/app.ts';
import { freshTestDatabase } from '../../shared/testing/database.ts';
import { columnsHolding } from '../../shared/testing/stored-data.ts';
import { givenDuplicate } from '../duplicates/duplicates.given.ts';
import { givenExport } from '../exports/exports.given.ts';
import { givenResident, someIdNumber } from '../residents.given.ts';
import { givenRoll } from '../rolls/rolls.given.ts';
import { givenTransfer } from '../transfers/transfers.given.ts';
import { askedFor, givenErasure } from './erasures.given.ts';

const database = await freshTestDatabase();
const api = await givenApi({ databaseUrl: database.appUrl });
const { client } = api.platform.database.system;

async function givenOffice() {
  const community = await givenCommunity(api);
  const beside = await givenCommunity(api, { street: community.street });
  return {
    community,
    beside,
    worker: await givenPerson(api, { role: 'community_worker', unit: community, name: '李秀兰' }),
    neighbour: await givenPerson(api, { role: 'community_worker', unit: beside }),
    street: await givenPerson(api, { role: 'street_official', unit: community.street, name: '周明' }),
    district: await givenPerson(api, { role: 'district_official', unit: community.district }),
    auditor: await givenPerson(api, { role: 'auditor', unit: community.district }),
  };
}

const approve = (caller: Caller, { id, version }: { id: string; version: number }) =>
  api.ok(contract.approve, caller, { params: { erasureId: id }, body: { version } });

/** Every encrypted value of the whole database, opened; what was packed before it was encrypted unpacked. */
async function everythingOpened(): Promise<string> {
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await admin.query("SET linli.level = 'system'");
  const opened: string[] = [];
  for (const { table, key, columns } of DATA_CLASSES)
    for (const { column, field, protection } of columns) {
      if (protection !== 'encrypted') continue;
      const { rows } = await admin.query<{ id: string; value: string }>(
        `SELECT ${pg.escapeIdentifier(key[0]!)}::text AS id, ${pg.escapeIdentifier(column)} AS value
         FROM ${pg.escapeIdentifier(table)} WHERE ${pg.escapeIdentifier(column)} <> ''`,
      );
      for (const { id, value } of rows) {
        const text = api.platform.cipher.decrypt(value, `${table}.${field}.${id}` as FieldContext);
        opened.push(text, unpacked(text));
      }
    }
  await admin.end();
  return opened.join('\n');
}

function unpacked(text: string): string {
  try {
    return inflateRawSync(Buffer.from(text, 'base64')).toString('utf8');
  } catch {
    return '';
  }
}

describe('erasing what is kept on somebody', () => {
  it(
    'leaves nothing of them in any table, in clear or encrypted, and the trail as it was',
    { timeout: 120_000 },
    async () => {
      const { worker, street, auditor } = await givenOffice();
      const idNumber = someIdNumber();
      const otherNumber = someIdNumber();
      const secrets = [
        '甄士隐',
        '13877776666',
        idNumber,
        '葫芦庙巷9号2栋301',
        '姑苏阀门厂',
        '阊门外户籍',
        '解注好了歌',
        '胃癌晚期',
      ];
      // Known from a roll, transferred there and here, merged, moved, revealed, exported.
      await givenRoll(
        api,
        worker,
        [
          { name: '甄士隐', idNumber, phone: '13877776666' },
          { name: '贾雨村', idNumber: otherNumber },
        ],
        'imported',
      );
      const [found] = (await api.ok(residentsContract.search, worker, { body: { text: '甄士隐' } })).items;
      const residentId = found!.id;
      const params = { residentId };
      await api.ok(residentsContract.edit, worker, {
        params,
        body: {
          version: found!.version,
          address: '葫芦庙巷9号2栋301',
          workplace: '姑苏阀门厂',
          registeredAddress: '阊门外户籍',
          notes: '解注好了歌',
        },
      });
      const labelled = await api.ok(residentsContract.addLabel, worker, {
        params,
        body: { label: 'serious_illness', detail: '胃癌晚期', evidence: '诊断书' },
      });
      // Another file names them, linked, as whom to call.
      const wife = await givenResident(api, worker, { name: '封氏' });
      await api.ok(contactsContract.addContact, worker, {
        params: { residentId: wife.id },
        body: { contactResidentId: residentId, relation: 'spouse' },
      });
      await givenRoll(api, worker, [{ name: '甄士隐', idNumber, phone: '13877776666' }], 'preview');
      await api.ok(residentsContract.reveal, worker, {
        params,
        body: { field: 'phone', reason: '甄士隐13877776666要求回电' },
      });
      const twin = await givenResident(api, worker, { name: '甄仕隐', documentKind: 'none', phone: '13877776666' });
      const pair = await givenDuplicate(api, [residentId, twin.id]);
      const held = await api.ok(residentsContract.get, worker, { params });
      await api.ok(duplicatesContract.merge, worker, {
        params: { duplicateId: pair.id },
        body: {
          keep: 'resident',
          choices: KEPT_AS_THEY_ARE,
          versions: { resident: held.version, other: twin.version },
        },
      });
      const label = labelled.labelHistory[0]!;
      await api.ok(residentsContract.endLabel, worker, {
        params: { residentId, labelId: label.id },
        body: { version: label.version, to: shanghaiDate(new Date()), reason: '甄士隐已治愈' },
      });
      const now = await api.ok(residentsContract.get, worker, { params });
      const away = await api.ok(lifeEventsContract.moveOut, worker, {
        params,
        body: { version: now.version, day: shanghaiDate(new Date()), reason: '甄士隐出家' },
      });
      await givenExport(api, worker, { status: 'moved_out' });
      // The scan finds all of it while it is there.
      const there = await everythingOpened();
      for (const secret of secrets)
        expect(there.includes(secret) || (await columnsHolding(database.adminUrl, secret)).length > 0, secret).toBe(
          true,
        );
      const row = await client.resident.findUniqueOrThrow({ where: { id: residentId } });
      const indexes = [row.idNumberIndex, row.idNumberTail, row.phoneIndex, row.phoneTail].filter(
        (index) => index !== null,
      );
      expect(indexes).toHaveLength(4);
      const trail = async () =>
        (await client.event.findMany({ where: { subjectId: residentId }, orderBy: { id: 'asc' } })).map((event) =>
          JSON.stringify(event, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
        );
      const before = await trail();
      const asked = await askedFor(api, worker, away);
      await sealAll(api);
      await approve(street, asked);

      const left = await everythingOpened();
      for (const secret of secrets) {
        expect(left, secret).not.toContain(secret);
        expect(await columnsHolding(database.adminUrl, secret), secret).toEqual([]);
      }
      for (const index of indexes) expect(await columnsHolding(database.adminUrl, index)).toEqual([]);
      // Nor would undoing an import bring them back.
      expect(left).not.toContain(residentId);
      // Others keep theirs: the row beside theirs in the same roll, and the file it made.
      expect(left).toContain(otherNumber);
      expect((await api.ok(residentsContract.search, worker, { body: { text: '贾雨村' } })).items).toHaveLength(1);
      expect((await trail()).slice(0, before.length)).toEqual(before);
      expect((await trail()).length).toBe(before.length + 2);
      expect((await verify(api)).findings).toEqual([]);

      for (const caller of [worker, street])
        for (const endpoint of [residentsContract.get, residentsContract.timeline] as const)
          expect(await api.refused(endpoint, caller, { params })).toMatchObject({
            status: 404,
            code: 'resident.not_found',
          });
      expect(
        (await api.ok(residentsContract.search, worker, { body: { text: '13877776666', status: 'moved_out' } })).items,
      ).toEqual([]);
      expect((await api.ok(residentExportsContract.list, worker, {})).items).toEqual([]);
      const looks = await api.ok(looksContract.list, street, { query: { record: residentId } });
      expect(looks.items).toMatchObject([
        { subject: { id: residentId, name: null }, reason: '甄**138****6666要求回电' },
      ]);
      const { items } = await api.ok(auditContract.events, auditor, { query: { action: 'residents.erase' } });
      expect(items).toMatchObject([{ actor: { name: '周明' }, subject: { id: residentId, name: null } }]);
    },
  );

  it('takes them out of transfers on both sides, and keeps that there was one', async () => {
    const { community, beside, worker, street } = await givenOffice();
    const transfer = await givenTransfer(api, { from: community, to: beside, worker, file: { name: '封肃' } });
    const { residentId } = transfer.people[0]!;
    const { version } = await api.ok(residentsContract.get, worker, { params: { residentId: residentId! } });
    const body = { version, ground: 'unlawful' as const, askedBy: 'resident' as const, reason: '本人申请' };
    expect(await api.refused(contract.request, worker, { params: { residentId: residentId! }, body })).toMatchObject({
      status: 409,
      code: 'erasure.hindered',
      params: { hindrance: 'transfer_pending' },
    });
    await api.ok(transfersContract.withdraw, worker, {
      params: { transferId: transfer.id },
      body: { version: transfer.version },
    });
    await approve(street, await askedFor(api, worker, { id: residentId!, version }));
    const people = await client.residentTransferPerson.findMany({ where: { transferId: transfer.id } });
    expect(people).toMatchObject([{ maskedName: '', sex: null, birthYear: null }]);
    const kept = await client.residentTransfer.findFirstOrThrow({ where: { id: transfer.id } });
    expect(kept).toMatchObject({ status: 'withdrawn', reason: '', newAddress: '', answer: '' });
  });

  it('takes them out of the life events of whoever moved with them, which can still be taken back', async () => {
    const { worker, street } = await givenOffice();
    const home = { address: '十里街6号1栋1单元101', documentKind: 'none' as const };
    const wife = await givenResident(api, worker, { ...home, name: '封氏', householdRole: 'head' });
    const husband = await givenResident(api, worker, { ...home, name: '甄费', householdRole: 'spouse' });
    const body = { version: 1, day: shanghaiDate(new Date()), address: '大如州2号1栋1单元102', wholeHousehold: true };
    const moved = await api.ok(lifeEventsContract.move, worker, { params: { residentId: wife.id }, body });
    expect(await columnsHolding(database.adminUrl, husband.id)).toContain('life_events.before');
    await approve(street, await askedFor(api, worker, { id: husband.id, version: 2 }));
    expect(await columnsHolding(database.adminUrl, husband.id)).toEqual([
      'events.subject_id',
      'resident_erasures.file_id',
    ]);
    const undone = await api.ok(lifeEventsContract.undo, worker, {
      params: { residentId: wife.id },
      body: { version: moved.version },
    });
    expect(undone.address).toBe(home.address);
  });
});

describe('who erases', () => {
  it('is the street, a second person, once', async () => {
    const { community, worker, street, district } = await givenOffice();
    const asked = await givenErasure(api, worker, { name: '贾瑞' });
    const request = { params: { erasureId: asked.id }, body: { version: asked.version } };
    expect(await api.refused(contract.approve, worker, request)).toMatchObject({ code: 'request.role_not_allowed' });
    expect(await api.refused(contract.approve, district, request)).toMatchObject({ code: 'request.role_not_allowed' });
    // Whoever asked, and is an official of the street besides.
    const both = await givenPerson(api, { role: 'street_official', unit: community.street });
    await client.residentErasure.updateMany({ where: { id: asked.id }, data: { askerId: both.id } });
    expect(await api.refused(contract.approve, both, request)).toMatchObject({
      status: 403,
      code: 'erasure.second_person_needed',
    });
    await client.session.updateMany({ where: { personId: street.id }, data: { confirmedAt: new Date(0) } });
    expect(await api.refused(contract.approve, street, request)).toMatchObject({ code: 'account.confirm_identity' });
    const again = await givenPerson(api, { role: 'street_official', unit: community.street });
    const third = await givenPerson(api, { role: 'street_official', unit: community.street });
    const outcomes = await Promise.allSettled([again, third].map((caller) => approve(caller, asked)));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await client.resident.count({ where: { id: asked.residentId! } })).toBe(0);
  });

  it('exists for nobody elsewhere', async () => {
    const { worker, neighbour } = await givenOffice();
    const elsewhere = await givenOffice();
    const asked = await givenErasure(api, worker);
    const params = { erasureId: asked.id };
    const body = { version: asked.version };
    expect(await api.refused(contract.approve, elsewhere.street, { params, body })).toMatchObject({ status: 404 });
    expect(await api.refused(contract.withdraw, neighbour, { params, body })).toMatchObject({ status: 404 });
    expect((await api.ok(contract.list, elsewhere.street, {})).items).toEqual([]);
    expect((await api.ok(contract.list, neighbour, {})).items).toEqual([]);
  });

  it('is told what stands against it, and may refuse or take it back', async () => {
    const { worker, street } = await givenOffice();
    const file = await givenResident(api, worker, { labels: [{ label: 'disability' }] });
    const params = { residentId: file.id };
    expect(await api.ok(contract.options, worker, { params })).toEqual({
      grounds: ['consent_withdrawn', 'unlawful'],
      hindrances: ['label_holds'],
      asked: null,
    });
    const body = {
      version: file.version,
      ground: 'purpose_over' as const,
      askedBy: 'resident' as const,
      reason: '申请',
    };
    expect(await api.refused(contract.request, worker, { params, body })).toMatchObject({
      code: 'erasure.ground_not_given',
    });
    const asked = await givenErasure(api, worker, { name: '冯渊' });
    expect(await api.ok(contract.counts, street, {})).toEqual({ waiting: 1 });
    const again = { ...body, version: 1, ground: 'unlawful' as const };
    const twice = { params: { residentId: asked.residentId! }, body: again };
    expect(await api.refused(contract.request, worker, twice)).toMatchObject({ code: 'erasure.already_asked' });
    const refused = await api.ok(contract.refuse, street, {
      params: { erasureId: asked.id },
      body: { version: asked.version, reason: '仍在领取补贴' },
    });
    expect(refused).toMatchObject({ status: 'refused', answer: '仍在领取补贴', residentId: asked.residentId });
    expect(await client.resident.count({ where: { id: asked.residentId! } })).toBe(1);
    const second = await askedFor(api, worker, { id: asked.residentId!, version: 1 });
    expect(
      await api.ok(contract.withdraw, worker, { params: { erasureId: second.id }, body: { version: second.version } }),
    ).toMatchObject({ status: 'withdrawn' });
  });
});
