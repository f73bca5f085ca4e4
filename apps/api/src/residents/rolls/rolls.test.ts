import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rollsContract as contract, type RollView } from '@linli/domain/residents/rolls.contract.ts';
import { describe, expect, it, vi } from 'vitest';
import { givenPerson, type GivenPerson } from '../../appointments/appointments.given.ts';
import { givenCommunity, givenDistrict, givenStreet, type GivenCommunity } from '../../org-units/org-units.given.ts';
import { givenRunner } from '../../shared/jobs/jobs.given.ts';
import { readSpreadsheet } from '../../shared/spreadsheets/read-spreadsheet.ts';
import { givenApi } from '../../shared/testing/app.ts';
import { importRollJob } from './rolls.jobs.ts';

const api = await givenApi();
const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, 'fixtures', name));
const TRUTH = JSON.parse(fixture('truth.json').toString()) as Record<string, Record<string, number>>;

interface Office {
  community: GivenCommunity;
  worker: GivenPerson;
}

async function givenOffice(name: string): Promise<Office> {
  const community = await givenCommunity(api, { name });
  return { community, worker: await givenPerson(api, { role: 'community_worker', unit: community }) };
}

const upload = (worker: GivenPerson, fileName: string, file = fixture(fileName)) =>
  api.ok(contract.upload, worker, { query: { fileName }, file });
const confirm = (worker: GivenPerson, roll: RollView, takesDoubtful = false) =>
  api.ok(contract.confirm, worker, { params: { rollId: roll.id }, body: { version: roll.version, takesDoubtful } });
const rowsOf = async (worker: GivenPerson, roll: RollView, query: object = {}) =>
  (await api.ok(contract.rows, worker, { params: { rollId: roll.id }, query: { limit: 100, ...query } })).items;
const countFiles = async ({ community }: Pick<Office, 'community'>) => {
  const { rows } = await api.platform.database.system.pool.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM residents WHERE community_id = $1',
    [community.id],
  );
  return rows[0]?.count;
};
const NONE = { new: 0, changed: 0, same: 0, repeated: 0, doubtful: 0, wrong: 0, left_out: 0 };

describe('the rolls that offices keep', () => {
  it('with a two-row heading, four styles of dates, a total and signatures', async () => {
    const office = await givenOffice('砂阳南社区');
    const roll = await upload(office.worker, '01-merged-header.xlsx');
    expect(roll.counts).toEqual({ ...NONE, new: TRUTH['01-merged-header.xlsx']!['people'] });
    expect(roll.sheets[0]?.columns.map(({ field }) => field)).toEqual([
      'ignored',
      'name',
      'sex',
      'birthDate',
      'idNumber',
      'ethnicGroup',
      'phone',
      'address',
      'notes',
    ]);
    const imported = await confirm(office.worker, roll);
    expect(imported).toMatchObject({ status: 'imported', availableActions: ['undo'] });
    expect(await countFiles(office)).toBe(420);
    // The same file again changes nothing.
    const again = await upload(office.worker, '01-merged-header.xlsx');
    expect(again.counts).toEqual({ ...NONE, same: 420 });
    const refused = await api.refused(contract.confirm, office.worker, {
      params: { rollId: again.id },
      body: { version: again.version },
    });
    expect(refused.code).toBe('roll.nothing_to_import');
  });

  it('with damaged and wrong ID numbers, contradictions and repeated rows', async () => {
    const office = await givenOffice('和平湾社区');
    const truth = TRUTH['02-damaged-ids.xlsx']!;
    const roll = await upload(office.worker, '02-damaged-ids.xlsx');
    expect(roll.rows).toBe(truth['rows']);
    const wrong = await rowsOf(office.worker, roll, { outcome: 'wrong' });
    const withIssue = (rows: typeof wrong, code: string) =>
      rows.filter(({ issues }) => issues.some((issue) => issue.code === code));
    expect(withIssue(wrong, 'id_check_digit')).toHaveLength(truth['wrongCheckDigit']!);
    expect(withIssue(wrong, 'sex_contradicts_id')).toHaveLength(truth['sexContradictsId']!);
    const doubtful = await rowsOf(office.worker, roll, { outcome: 'doubtful' });
    expect(withIssue(doubtful, 'id_damaged')).toHaveLength(truth['damaged']!);
    expect(roll.counts).toEqual({ ...NONE, new: 270, repeated: truth['repeatedRows'], doubtful: 10, wrong: 20 });
    await confirm(office.worker, roll, true);
    expect(await countFiles(office)).toBe(280);
    const { rows } = await api.platform.database.system.pool.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM residents WHERE community_id = $1 AND id_number_index IS NULL AND id_number = $2',
      [office.community.id, ''],
    );
    expect(rows[0]?.count).toBe(truth['damaged']);
  });

  it('of two sheets that overlap, with ages and blank columns', async () => {
    const office = await givenOffice('新立村村民委员会');
    const truth = TRUTH['03-two-sheets.xls']!;
    const roll = await upload(office.worker, '03-two-sheets.xls');
    expect(roll.counts).toEqual({ ...NONE, new: truth['distinctPeople'], repeated: truth['overlap'] });
    expect(roll.sheets.map(({ name, grid, people }) => [name, grid, people])).toEqual([
      ['一网格', '一网格', 150],
      ['二网格', '二网格', 120],
    ]);
    await confirm(office.worker, roll);
    expect(await countFiles(office)).toBe(260);
  });

  it('in GBK, with protected ID numbers and a name that is a formula, which stays text', async () => {
    const office = await givenOffice('某某社区');
    const truth = TRUTH['04-gbk.csv']!;
    const roll = await upload(office.worker, '04-gbk.csv');
    expect(roll.rows).toBe(truth['people']);
    const [hostile, ...others] = await rowsOf(office.worker, roll, { outcome: 'doubtful' });
    expect(others).toEqual([]);
    expect(hostile?.issues.map(({ code }) => code)).toEqual(['name_characters']);
    expect(hostile?.cells.find(({ field }) => field === 'name')?.text).toMatch(/^=/);
    expect(roll.counts).toEqual({ ...NONE, new: truth['people']! - truth['hostile']!, doubtful: truth['hostile'] });
    await confirm(office.worker, roll, true);
    expect(await countFiles(office)).toBe(180);
  });

  it('of a whole district, 5,000 rows over its communities, by its official', async () => {
    const truth = TRUTH['05-large.xlsx']!;
    const { sheets } = await readSpreadsheet(fixture('05-large.xlsx'), '05-large.xlsx');
    const names = new Set(sheets[0]!.rows.slice(1).map((row) => row[4] ?? ''));
    const district = await givenDistrict(api);
    const street = await givenStreet(api, { district });
    for (const name of names) await givenCommunity(api, { street, name });
    const official = await givenPerson(api, { role: 'district_official', unit: district });
    const roll = await upload(official, '05-large.xlsx');
    expect(roll.rows).toBe(truth['rows']);
    expect(roll.counts).toEqual({ ...NONE, new: truth['distinctIds'] });
    givenRunner(api, [importRollJob]);
    let seen = await confirm(official, roll);
    expect(seen.status).toBe('importing');
    const params = { rollId: roll.id };
    await vi.waitFor(
      async () => {
        seen = await api.ok(contract.get, official, { params });
        expect(seen.status).toBe('imported');
      },
      { timeout: 60_000, interval: 200 },
    );
    const { rows } = await api.platform.database.system.pool.query<Record<string, number>>(
      `SELECT count(*)::int AS files, count(DISTINCT id_number_index)::int AS ids, count(DISTINCT r.community_id)::int AS places,
         count(d.id)::int AS doors, count(e.id)::int AS events
       FROM residents r
       LEFT JOIN residencies d ON d.resident_id = r.id AND d.address = r.address AND d.dwelling_id = r.dwelling_id
         AND d.household_id = r.household_id AND d.community_id = r.community_id AND d.from_day IS NOT NULL
       LEFT JOIN events e ON e.subject_id = r.id AND e.action = 'residents.create' AND e.community_id = r.community_id
         AND e.actor_id = $2 AND e.changes = '{"source": [null, "roll"], "version": [null, 1]}'
       WHERE r.district_id = $1`,
      [district.id, official.id],
    );
    const all = truth['rows'];
    expect(rows[0]).toEqual({ files: all, ids: truth['distinctIds'], places: names.size, doors: all, events: all });
    const again = await upload(official, '05-large.xlsx');
    expect(again.counts).toEqual({ ...NONE, same: truth['rows'] });
  }, 120_000);
});
