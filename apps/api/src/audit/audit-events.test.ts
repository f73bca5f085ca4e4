import { auditContract as contract } from '@linli/domain/audit/audit.contract.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { givenScene, givenTicket } from '../tickets/tickets.given.ts';

const api = await givenApi();

/** A ticket with a story, and whoever reads the trail of its units. */
async function givenStory() {
  const scene = await givenScene(api);
  const ticket = await givenTicket(api, scene, 'resolved');
  const { community } = scene;
  const auditor = await givenPerson(api, { role: 'auditor', unit: community.district });
  const street = await givenPerson(api, { role: 'street_official', unit: community.street });
  return { scene, ticket, auditor, street };
}

describe('the trail', () => {
  it('tells who did what to which record where, the latest first', async () => {
    const { scene, ticket, auditor } = await givenStory();
    const { items } = await api.ok(contract.events, auditor, { query: { record: ticket.number } });
    expect(items.map(({ action }) => action).slice(-2)).toEqual(['tickets.accept', 'tickets.report']);
    expect(items.at(-2)).toMatchObject({
      subject: { type: 'ticket', id: ticket.id, name: ticket.number },
      unitNames: [scene.community.district.name, scene.community.street.name, scene.community.name],
      actor: { kind: 'person', role: 'community_worker' },
      changes: [{ field: 'status', before: 'reported', after: 'accepted' }],
    });
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
  });

  it('shows each reader theirs: auditors a district, offices their subtree, administrators no tickets', async () => {
    const [mine, foreign] = [await givenStory(), await givenStory()];
    const actionsOf = async (caller: { cookie: string }, record: string) =>
      (await api.ok(contract.events, caller, { query: { record } })).items.length;
    const all = await givenPerson(api, { role: 'auditor' });
    const admin = await givenPerson(api, { role: 'system_admin' });
    for (const caller of [mine.auditor, mine.street, all]) {
      expect(await actionsOf(caller, mine.ticket.number)).toBeGreaterThan(2);
    }
    expect(await actionsOf(mine.auditor, foreign.ticket.number)).toBe(0);
    expect(await actionsOf(mine.street, foreign.ticket.id)).toBe(0);
    expect(await actionsOf(all, foreign.ticket.id)).toBeGreaterThan(2);
    expect(await actionsOf(admin, mine.ticket.id)).toBe(0);
    const seen = (await api.ok(contract.events, admin, {})).items.map(({ subject }) => subject.type);
    expect(seen).not.toContain('ticket');
    const answer = await api.refused(contract.events, mine.auditor, {
      query: { unitId: foreign.scene.community.id },
    });
    expect(answer).toMatchObject({ status: 404, code: 'org_unit.not_found' });
  });

  it('is searched by person, action, time and unit, and by nothing that is not there', async () => {
    const { scene, ticket, auditor } = await givenStory();
    const { worker, community } = scene;
    const find = async (query: object) =>
      (await api.ok(contract.events, auditor, { query })).items.map(({ action }) => action);
    expect(new Set(await find({ who: worker.username }))).toContain('tickets.accept');
    expect(await find({ who: worker.username, action: 'tickets.accept' })).toEqual(['tickets.accept']);
    expect(await find({ who: 'nobody.at.all' })).toEqual([]);
    expect(await find({ record: 'XX-20200101-0001' })).toEqual([]);
    expect(await find({ unitId: community.id, action: 'tickets.report' })).toEqual(['tickets.report']);
    expect(await find({ record: ticket.id, to: '2020-01-01T00:00:00Z' })).toEqual([]);
    expect((await find({ record: ticket.id, from: '2020-01-01T00:00:00Z' })).length).toBeGreaterThan(2);
  });

  it('leaves no gap and tells nothing twice between pages, also among events of one moment', async () => {
    const scene = await givenScene(api);
    const auditor = await givenPerson(api, { role: 'auditor', unit: scene.community.district });
    api.setNow(new Date('2026-11-23T04:00:00Z'));
    for (let turn = 0; turn < 5; turn += 1) await givenTicket(api, scene, 'reported');
    api.setNow(null);
    const whole = (await api.ok(contract.events, auditor, { query: { limit: 100 } })).items.map(({ id }) => id);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.ok(contract.events, auditor, { query: { limit: 2, ...(cursor && { cursor }) } });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(paged).toEqual(whole);
    expect((await api.refused(contract.events, auditor, { query: { cursor: 'bm90aGluZw' } })).status).toBe(400);
  });

  it('shows a supervisor that somebody read a reporter’s phone, and why', async () => {
    const { scene, ticket, street } = await givenStory();
    const params = { ticketId: ticket.id };
    await api.ok(ticketsContract.revealContact, scene.worker, { params, body: { reason: '回访' } });
    const { items } = await api.ok(contract.events, street, { query: { action: 'tickets.reveal_contact' } });
    expect(items).toMatchObject([{ subject: { name: ticket.number }, note: '回访' }]);
  });
});

describe('reading what is hidden from most', () => {
  it('leaves one event for a volunteer who comes back to the contact of a claim, however often', async () => {
    const scene = await givenScene(api);
    const { params } = await givenTicket(api, scene, 'open');
    const street = await givenPerson(api, { role: 'street_official', unit: scene.community.street });
    const reads = async () =>
      (await api.ok(contract.events, street, { query: { action: 'tickets.read_contact' } })).items.length;
    await api.ok(ticketsContract.get, scene.volunteer, { params });
    await api.ok(ticketsContract.claim, scene.volunteer, { params });
    expect(await reads()).toBe(0);
    for (let turn = 0; turn < 3; turn += 1) {
      const view = await api.ok(ticketsContract.get, scene.volunteer, { params });
      expect(view.events.map(({ action }) => action)).not.toContain('tickets.read_contact');
    }
    await api.ok(ticketsContract.get, scene.worker, { params });
    expect(await reads()).toBe(1);
    api.setNow(new Date(Date.now() + 13 * 3_600_000));
    await api.ok(ticketsContract.get, scene.volunteer, { params });
    api.setNow(null);
    expect(await reads()).toBe(2);
  });
});

describe('verification', () => {
  it('is for auditors, and tells nothing of other districts', async () => {
    const { auditor, scene } = await givenStory();
    expect(await api.ok(contract.verify, auditor, {})).toMatchObject({ chains: 0, anchors: null, findings: [] });
    expect((await api.refused(contract.verify, scene.worker, {})).status).toBe(403);
  });
});
