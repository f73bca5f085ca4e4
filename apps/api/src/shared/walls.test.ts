import { residentPhotosContract } from '@linli/domain/residents/resident-photos.contract.ts';
import { aPhoto } from './authorization/records.given.ts';
import { visitsContract } from '@linli/domain/care/visits.contract.ts';
import { contactsContract } from '@linli/domain/residents/contacts.contract.ts';
import { duplicatesContract } from '@linli/domain/residents/duplicates.contract.ts';
import { lifeEventsContract } from '@linli/domain/residents/life-events.contract.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import { certificatesContract } from '@linli/domain/volunteers/certificates.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenDuplicate } from '../residents/duplicates/duplicates.given.ts';
import { givenResident } from '../residents/residents.given.ts';
import { givenExport } from '../residents/exports/exports.given.ts';
import { givenErasure } from '../residents/rights/erasures.given.ts';
import { givenSavedView } from '../residents/saved-views/saved-views.given.ts';
import { givenRememberedRoll } from '../residents/rolls/rolls.given.ts';
import { givenOtherCommunity, givenTransfer } from '../residents/transfers/transfers.given.ts';
import { givenApiKey, givenServiceRequest } from '../open311/open311.given.ts';
import { givenScene, givenTicket } from '../tickets/tickets.given.ts';
import { claimPlaceOf, givenConfirmedHours, givenTask } from '../volunteers/tasks/tasks.given.ts';
import { givenJoined, givenVolunteer } from '../volunteers/volunteers.given.ts';
import { withScope } from './request-context.ts';
import { givenApi } from './testing/app.ts';

const api = await givenApi();
const { scoped, statements } = api.platform.database;
const community = (unitId: string) => ({ kind: 'units', level: 'community', unitIds: [unitId] }) as const;

/** Every table that holds rows of somebody's units. */
const SCOPED_TABLES = [
  'api_keys',
  'open311_requests',
  'volunteers',
  'volunteer_tasks',
  'volunteer_task_roles',
  'task_claims',
  'volunteer_certificates',
  'tickets',
  'ticket_photos',
  'appointments',
  'events',
  'compounds',
  'buildings',
  'dwellings',
  'households',
  'life_events',
  'residents',
  'resident_kin',
  'resident_contacts',
  'visits',
  'resident_photos',
  'resident_duplicates',
  'resident_erasures',
  'resident_merges',
  'resident_exports',
  'resident_export_parts',
  'saved_views',
  'roll_chunks',
  'roll_key_pages',
  'roll_imports',
  'roll_mappings',
  'residencies',
  'resident_labels',
];
/** Two communities see each of their rows, the one that sends and the one that receives. */
const TWO_SIDED_TABLES = ['resident_transfers', 'resident_transfer_people'];
/** Anybody reads them; they are written within one's own units. */
const OPEN_TABLES = ['unit_working_times'];

describe('the second wall', () => {
  it('stands on every table whose rows carry a district', async () => {
    const rows = await withScope({ kind: 'system' }, async () =>
      statements.query<{ name: string; stands: boolean }>({
        text: `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS stands
               FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'district_id'
               WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname NOT IN ('org_units', 'ticket_counters')`,
      }),
    );
    expect(rows.rows.map(({ name, stands }) => [name, stands]).sort()).toEqual(
      [...SCOPED_TABLES, ...TWO_SIDED_TABLES, ...OPEN_TABLES].sort().map((name) => [name, true]),
    );
  });

  it('shows no foreign row where the API’s own condition is left out', async () => {
    const [mine, foreign] = [await givenScene(api), await givenScene(api)];
    await givenTicket(api, foreign, 'resolved');
    await givenTicket(api, mine, 'resolved');
    for (const { worker, community: at } of [mine, foreign]) {
      const official = await givenPerson(api, { role: 'district_official', unit: at.district });
      const { key } = await givenApiKey(api, official, at);
      await givenServiceRequest(api, key, { jurisdiction_id: at.code });
      const one = await givenResident(api, worker, {
        address: '文化街59号1栋1单元101',
        labels: [{ label: 'veteran' }],
      });
      const other = await givenResident(api, worker, { name: '王晓明' });
      const { id } = await givenDuplicate(api, [one.id, other.id]);
      const body = { keep: 'resident' as const, versions: { resident: 1, other: 1 } };
      await api.ok(duplicatesContract.merge, worker, { params: { duplicateId: id }, body });
      const leaving = { version: 2, day: shanghaiDate(new Date()), reason: '迁走' };
      await api.ok(lifeEventsContract.moveOut, worker, { params: { residentId: one.id }, body: leaving });
      const bride = await givenResident(api, worker, { name: '刘芳', documentKind: 'none' });
      const groom = await givenResident(api, worker, { name: '张强', documentKind: 'none' });
      const wedding = { version: 1, day: shanghaiDate(new Date()), spouseId: groom.id };
      await api.ok(lifeEventsContract.marry, worker, { params: { residentId: bride.id }, body: wedding });
      const called = { contactResidentId: groom.id, relation: 'spouse' as const };
      await api.ok(contactsContract.addContact, worker, { params: { residentId: bride.id }, body: called });
      const seen = { day: shanghaiDate(new Date()), way: 'home', outcome: 'met' } as const;
      await api.ok(visitsContract.record, worker, { params: { residentId: bride.id }, body: seen });
      const picture = { params: { residentId: bride.id }, file: await aPhoto() };
      await api.ok(residentPhotosContract.add, worker, picture);
      await givenErasure(api, worker, { name: '陈一' });
      await givenRememberedRoll(api, worker);
      await givenExport(api, worker);
      await givenSavedView(api, worker);
      const { id: volunteerId } = await givenVolunteer(api, worker, at);
      await givenJoined(api, worker, volunteerId);
      await givenConfirmedHours(api, worker, at, volunteerId);
      const period = { from: '2026-01-01', to: shanghaiDate(new Date()), contact: '值班室' };
      await api.ok(certificatesContract.issue, worker, { params: { volunteerId }, body: period });
      await claimPlaceOf(
        api,
        await givenPerson(api, { role: 'volunteer', unit: at }),
        await givenTask(api, worker, at),
      );
    }
    for (const table of SCOPED_TABLES) {
      const text = `SELECT community_id FROM ${table}`;
      const { rows } = await withScope(community(mine.community.id), async () =>
        statements.query<{ community_id: string }>({ text }),
      );
      expect(new Set(rows.map((row) => row.community_id)), table).toEqual(
        table === 'ticket_photos' ? new Set() : new Set([mine.community.id]),
      );
    }
  });

  it('shows a transfer to the community that sends and the one that receives, and to no third', async () => {
    const [from, to, third] = [await givenScene(api), await givenScene(api), await givenScene(api)];
    const receiving = await givenOtherCommunity(api, from.community);
    const transfer = await givenTransfer(api, { from: from.community, to: receiving });
    const foreign = await givenTransfer(api, {
      from: to.community,
      to: await givenOtherCommunity(api, to.community),
    });
    for (const [table, column] of [
      ['resident_transfers', 'id'],
      ['resident_transfer_people', 'transfer_id'],
    ]) {
      const seenBy = async (unitId: string) =>
        withScope(community(unitId), async () =>
          (await statements.query<{ id: string }>({ text: `SELECT ${column} AS id FROM ${table}` })).rows.map(
            ({ id }) => id,
          ),
        );
      expect(await seenBy(from.community.id), table).toEqual([transfer.id]);
      expect(await seenBy(receiving.id), table).toEqual([transfer.id]);
      expect(await seenBy(to.community.id), table).toEqual([foreign.id]);
      expect(await seenBy(third.community.id), table).toEqual([]);
    }
  });

  it('lets nobody write into a foreign community', async () => {
    const [mine, foreign] = [await givenScene(api), await givenScene(api)];
    const { id } = await givenTicket(api, foreign, 'reported');
    const { count } = await withScope(community(mine.community.id), async () =>
      scoped.ticket.updateMany({ where: { id }, data: { title: '改掉' } }),
    );
    expect(count).toBe(0);
    const moved = withScope(community(foreign.community.id), async () =>
      scoped.ticket.updateMany({
        where: { id },
        data: { communityId: mine.community.id, streetId: mine.community.path.streetId },
      }),
    );
    await expect(moved).rejects.toThrow(/row-level security/);
  });

  it('lets everybody read hours, and nobody write those of a foreign unit', async () => {
    const [mine, foreign] = [await givenScene(api), await givenScene(api)];
    const hours = { weeks: [], exceptions: [] };
    const rowOf = ({ community: { id, path } }: typeof mine) => ({ unitId: id, ...path, ...hours });
    await withScope(community(foreign.community.id), async () =>
      scoped.unitWorkingTime.createMany({ data: [rowOf(foreign)] }),
    );
    await withScope(community(mine.community.id), async () => {
      const where = { unitId: foreign.community.id };
      expect(await scoped.unitWorkingTime.count({ where })).toBe(1);
      expect((await scoped.unitWorkingTime.updateMany({ where, data: { version: 9 } })).count).toBe(0);
    });
    const written = withScope(community(foreign.community.id), async () =>
      scoped.unitWorkingTime.createMany({ data: [rowOf(mine)] }),
    );
    await expect(written).rejects.toThrow(/row-level security/);
  });

  it.each(['', 'nonsense', 'system; DROP TABLE tickets'])('shows nothing at the level “%s”', async (level) => {
    await givenTicket(api, await givenScene(api), 'reported');
    const client = await withScope(community('00000000-0000-0000-0000-000000000000'), async () => statements.connect());
    await client.query("SELECT set_config('linli.level', $1, false)", [level]);
    const { rows } = await client.query('SELECT id FROM tickets');
    client.release(true);
    expect(rows).toEqual([]);
  });
});

describe('a query', () => {
  it('without a scope is refused, by hand or through Prisma', async () => {
    await expect(statements.query({ text: 'SELECT 1' })).rejects.toThrow(/outside of any scope/);
    await expect(scoped.ticket.findFirst()).rejects.toThrow(/outside of any scope/);
    await expect(scoped.$transaction(async (transaction) => transaction.ticket.findFirst())).rejects.toThrow(
      /outside of any scope/,
    );
  });

  it('of two scopes in one tick answers each its own', async () => {
    const scenes = await Promise.all([givenScene(api), givenScene(api), givenScene(api)]);
    const tickets = await Promise.all(scenes.map((scene) => givenTicket(api, scene, 'reported')));
    const found = await Promise.all(
      Array.from({ length: 60 }, (_, turn) =>
        withScope(community(scenes[turn % 3]!.community.id), async () =>
          scoped.ticket.findFirst({ where: { id: tickets[(turn + (turn % 2)) % 3]!.id } }),
        ),
      ),
    );
    found.forEach((row, turn) => {
      const isOwn = turn % 3 === (turn + (turn % 2)) % 3;
      expect(row?.communityId ?? null).toBe(isOwn ? scenes[turn % 3]!.community.id : null);
    });
  });

  it('that fails in a transaction leaves the next caller their own scope', async () => {
    const [one, other] = [await givenScene(api), await givenScene(api)];
    for (let turn = 0; turn < 20; turn += 1) {
      await withScope(community(one.community.id), async () =>
        scoped.$transaction((transaction) => transaction.$queryRaw`SELECT 1 / 0`),
      ).catch(() => {});
      const { rows } = await withScope(community(other.community.id), async () =>
        statements.query<{ units: string }>({ text: "SELECT current_setting('linli.units') AS units" }),
      );
      expect(rows).toEqual([{ units: `{${other.community.id}}` }]);
    }
  });
});

it('an appointment that ends takes effect on the next request, and so does the demo being off', async () => {
  const scene = await givenScene(api);
  const { system } = api.platform.database;
  await api.ok(ticketsContract.list, scene.worker, {});
  await system.client.appointment.update({ where: { id: scene.worker.appointmentId }, data: { to: new Date() } });
  expect(await api.refused(ticketsContract.list, scene.worker, {})).toMatchObject({
    status: 403,
    code: 'appointment.none_current',
  });
  const demo = await givenPerson(api, { role: 'community_worker', unit: scene.community, isDemo: true });
  expect(await api.refused(ticketsContract.list, demo, {})).toMatchObject({ status: 401 });
});
