import { ageOn, readIdNumber } from '@linli/domain/residents/id-number.ts';
import { readPhoneNumber } from '@linli/domain/residents/phone-number.ts';
import { personNameDoubt } from '@linli/domain/residents/person-name.ts';
import { residentsContract as contract } from '@linli/domain/residents/residents.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { loadDivisions } from '../../org-units/divisions.service.ts';
import { withScope } from '../../shared/request-context.ts';
import { givenApi } from '../../shared/testing/app.ts';
import { freshTestDatabase } from '../../shared/testing/database.ts';
import { unprotected } from '../../shared/testing/stored-data.ts';
import { HEPING_DIVISIONS } from '../heping-divisions.ts';
import { inventCommunity } from './community.ts';
import { Dice } from './dice.ts';
import { Inventor } from './household.ts';
import { sowResidents } from './sow-residents.ts';

const NOW = new Date('2026-11-23T02:00:00Z');
const TODAY = '2026-11-23';
const path = { districtId: 'd', streetId: 's', communityId: 'c' };

function invent(count: number, seed = 'one') {
  const dice = new Dice(seed);
  const inventor = new Inventor(dice, { today: TODAY, sequences: new Map(), round: 0 });
  const community = { name: '文化路社区', path, gridIds: ['g1', 'g2'], compounds: 0, households: 0 };
  return inventCommunity(dice, inventor, community, { count, now: NOW });
}

describe('invented residents', () => {
  const { files, households } = invent(8_000);

  it('are the same each time, and others elsewhere', () => {
    expect(invent(500)).toEqual(invent(500));
    expect(invent(500, 'other').files[0]?.name).not.toBe('');
    expect(invent(500, 'other').files.map(({ id }) => id)).not.toEqual(invent(500).files.map(({ id }) => id));
  });

  it('could be real and are nobody: numbers are sound and of no county, phones of no operator', () => {
    for (const { idNumber, sex, birthDate, phone } of files) {
      const read = readIdNumber(idNumber, TODAY);
      expect(read).toMatchObject({ isSound: true, id: { sex, birthDate } });
      expect(idNumber).toMatch(/^21019[0-9]/);
      if (phone !== '') expect(readPhoneNumber(phone).isSound && phone.startsWith('154')).toBe(true);
    }
    expect(new Set(files.map(({ idNumber }) => idNumber)).size).toBe(files.length);
    expect(new Set(files.map(({ id }) => id)).size).toBe(files.length);
  });

  it('are as old and live together as people in an old district do', () => {
    const share = (holds: (file: (typeof files)[number]) => boolean) => files.filter(holds).length / files.length;
    const age = (birthDate: string) => ageOn(birthDate, TODAY);
    expect(share(({ birthDate }) => age(birthDate) >= 60)).toBeGreaterThan(0.25);
    expect(share(({ birthDate }) => age(birthDate) >= 60)).toBeLessThan(0.5);
    expect(share(({ birthDate }) => age(birthDate) < 18)).toBeGreaterThan(0.08);
    expect(share(({ sex }) => sex === 'female')).toBeGreaterThan(0.45);
    expect(files.length / households.length).toBeGreaterThan(1.8);
    expect(files.length / households.length).toBeLessThan(3);
    expect(share(({ labels }) => labels.length > 0)).toBeLessThan(0.5);
    for (const { labels, birthDate } of files)
      if (labels.some(({ label }) => label === 'living_alone')) expect(age(birthDate)).toBeGreaterThanOrEqual(60);
  });

  it('have names as they are given: the commonest are common, and none is odd', () => {
    expect(files.filter(({ name }) => name.startsWith('王')).length / files.length).toBeGreaterThan(0.05);
    expect(files.filter(({ name }) => personNameDoubt(name) !== null)).toEqual([]);
  });
});

it('are sown once, filled up to what is asked, and are files like any other', { timeout: 120_000 }, async () => {
  const { appUrl, adminUrl } = await freshTestDatabase();
  const api = await givenApi({ databaseUrl: appUrl, isDemo: true });
  const { platform } = api;
  const tell = () => {};
  expect(await sowResidents(platform, { total: 300, tell })).toBe(0);
  const admin = await givenPerson(api, { role: 'system_admin', isDemo: true });
  await withScope({ kind: 'system' }, () =>
    loadDivisions(platform, { kind: 'system', scope: { kind: 'system' } } as never, { csv: HEPING_DIVISIONS }),
  );
  expect(admin.id).not.toBe('');
  expect(await sowResidents(platform, { total: 1_000, tell })).toBe(1_000);
  expect(await sowResidents(platform, { total: 1_000, tell })).toBe(0);
  expect(await sowResidents(platform, { total: 1_500, tell })).toBe(500);
  const { client } = platform.database.system;
  expect(await client.resident.count()).toBe(1_500);
  expect(await client.residency.count()).toBe(1_500);
  // The planner knows of them: nothing may search a million as if there were none.
  const [counted] = await client.$queryRaw<[{ residents: number }]>`
    SELECT reltuples::int AS residents FROM pg_class WHERE oid = 'residents'::regclass`;
  expect(counted.residents).toBe(1_500);
  expect(await unprotected(adminUrl)).toEqual([]);
  const unit = await client.orgUnit.findFirstOrThrow({ where: { code: '210102000000' } });
  const official = await givenPerson(api, {
    role: 'district_official',
    unit: { ...unit, kind: 'district', code: '', path: { districtId: unit.id, streetId: null, communityId: null } },
    isDemo: true,
  });
  const { items } = await api.ok(contract.search, official, { body: { text: 'wang' } });
  expect(items.length).toBeGreaterThan(20);
  expect(await api.ok(contract.counts, official, { body: {} })).toMatchObject({ total: 1_500, isMore: false });
});
