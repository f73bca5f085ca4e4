import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { withScope } from '../shared/request-context.ts';
import { givenApi } from '../shared/testing/app.ts';
import { givenScene, givenTicket } from '../tickets/tickets.given.ts';

const api = await givenApi();
const { statements } = api.platform.database;

describe('behind row-level security an auditor', () => {
  it('sees the trail of their own district, and no record', async () => {
    const [mine, foreign] = [await givenScene(api), await givenScene(api)];
    await givenTicket(api, mine, 'resolved');
    await givenTicket(api, foreign, 'resolved');
    const { districtId } = mine.community.path;
    await withScope({ kind: 'audit', districtIds: [districtId] }, async () => {
      const { rows } = await statements.query<{ district_id: string }>({ text: 'SELECT district_id FROM events' });
      expect(new Set(rows.map((row) => row.district_id))).toEqual(new Set([districtId]));
      for (const table of ['tickets', 'ticket_photos', 'appointments']) {
        expect((await statements.query({ text: `SELECT FROM ${table}` })).rowCount, table).toBe(0);
      }
    });
  });

  it('of no district sees nothing, and of the whole installation all of it', async () => {
    await givenTicket(api, await givenScene(api), 'reported');
    const count = async (districtIds: [] | 'all') =>
      withScope({ kind: 'audit', districtIds }, async () => {
        const { rows } = await statements.query<{ count: string }>({ text: 'SELECT count(*) FROM events' });
        return Number(rows[0]?.count);
      });
    expect(await count([])).toBe(0);
    expect(await count('all')).toBe(await api.platform.database.system.client.event.count());
  });
});

describe('an auditor', () => {
  it('is appointed by an administrator, for a district or for all, and never audits themselves', async () => {
    const { community } = await givenScene(api);
    const admin = await givenPerson(api, { role: 'system_admin' });
    const other = await givenPerson(api, { role: 'system_admin' });
    const person = await givenPerson(api, { role: 'community_worker', unit: community });
    const appoint = (username: string, role: 'auditor' | 'system_admin', unitId: string | null) => ({
      body: { username, role, unitId },
    });
    for (const unitId of [community.district.id, null]) {
      const given = await api.ok(appointmentsContract.appoint, admin, appoint(person.username, 'auditor', unitId));
      expect(given).toMatchObject({ role: 'auditor', unit: unitId && { id: unitId } });
    }
    const both = [appoint(other.username, 'auditor', null), appoint(person.username, 'system_admin', null)];
    for (const asked of both) {
      const refused = await api.refused(appointmentsContract.appoint, admin, asked);
      expect(refused).toMatchObject({ status: 409, code: 'appointment.audit_stands_apart' });
    }
  });

  it('may administer once they audit no more', async () => {
    const admin = await givenPerson(api, { role: 'system_admin' });
    const former = await givenPerson(api, { role: 'auditor', to: new Date('2021-01-01T00:00:00Z') });
    await api.ok(appointmentsContract.appoint, admin, {
      body: { username: former.username, role: 'system_admin', unitId: null },
    });
  });
});
