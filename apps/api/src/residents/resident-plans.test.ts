import { readResidentSearch } from '@linli/domain/residents/resident-search.ts';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { givenCommunity, givenStreet } from '../org-units/org-units.given.ts';
import { withScope } from '../shared/request-context.ts';
import { givenApi } from '../shared/testing/app.ts';
import { freshTestDatabase } from '../shared/testing/database.ts';
import { areaOf } from './resident-areas.store.ts';
import { labelToken } from './resident-fields.ts';
import { tierStatement, type ResidentFilter } from './resident-lists.store.ts';
import { LIST_TIERS, searchTiers, type ListTier } from './resident-tiers.store.ts';

const { appUrl, ownerUrl } = await freshTestDatabase();
const api = await givenApi({ databaseUrl: appUrl });
const { statements } = api.platform.database;
const { cipher } = api.platform;

/** Enough that reading all of them is never the cheapest way to a page. */
const RESIDENTS = 24_000;
const street = await givenStreet(api);
const communities = await Promise.all([1, 2, 3, 4, 5, 6].map(() => givenCommunity(api, { street })));

const scopes = {
  district: { kind: 'units', level: 'district', unitIds: [street.district.id] },
  street: { kind: 'units', level: 'street', unitIds: [street.id] },
  community: { kind: 'units', level: 'community', unitIds: [communities[0]!.id] },
} as const;

beforeAll(async () => {
  const owner = new pg.Client({ connectionString: ownerUrl, options: '-c linli.level=system' });
  await owner.connect();
  const units = communities.map(({ id }) => id);
  const path = [street.district.id, street.id, units];
  // What looks like a blind index is one, as far as the planner knows.
  await owner.query(
    `CREATE FUNCTION pg_temp.like_index(n int) RETURNS text IMMUTABLE RETURN 'h1.' || left(md5(n::text) || md5('x' || n), 43)`,
  );
  await owner.query(
    `INSERT INTO compounds (id, district_id, street_id, community_id, name, search_bigrams)
     SELECT gen_random_uuid(), $1, $2, unit, '文化街' || n || '号', ARRAY['文化', '化街', '街' || left(n::text, 1)]
     FROM generate_series(1, 60) AS n, unnest($3::uuid[]) AS unit`,
    path,
  );
  await owner.query(
    `INSERT INTO residents (id, district_id, street_id, community_id, compound_id, status, name, given_name, name_order, pinyin,
       initials, search_terms, label_tokens, document_kind, id_number, id_number_index, id_number_tail, phone, phone_index,
       phone_tail, sex, birth_date, employment, workplace, address, address_key, registered_address, notes, source, registered_at, last_visited_on)
     SELECT gen_random_uuid(), $1, $2, c.community_id, c.id, 'living_here', s || g || h, g || h, 'x ' || s || g || h, 'p' || n % 997,
       'i' || n % 997, ARRAY[s || g, g || h, s || h], CASE WHEN n % 50 = 0 THEN ARRAY[$4::text] ELSE '{}' END, 'resident', '',
       pg_temp.like_index(n), pg_temp.like_index(n % 9973), '', pg_temp.like_index(-n), pg_temp.like_index(n % 9967), CASE n % 2 WHEN 0 THEN 'male' ELSE 'female' END,
       1930 + n % 95 || '-01-01', CASE WHEN n % 14 = 0 THEN 'unemployed' END, '', c.name, lpad((n % 30)::text, 4, '0') || '|01|00101', '', '',
       'roll', now(), CASE WHEN n % 40 = 0 THEN '2026-' || lpad((1 + n % 12)::text, 2, '0') || '-15' ELSE '' END
     FROM (SELECT n, chr(19968 + n % 200) AS s, chr(20168 + n % 83) AS g, chr(20368 + n % 79) AS h FROM generate_series(1, $3::int) AS n) AS people
     JOIN (SELECT *, row_number() OVER (ORDER BY id) AS place FROM compounds) AS c ON c.place = 1 + n % 360`,
    [path[0], path[1], RESIDENTS, labelToken(cipher, 'minimum_living')],
  );
  await owner.query('ANALYZE residents; ANALYZE compounds');
  await owner.end();
}, 120_000);

type Case = readonly [what: string, filter: Partial<ResidentFilter>, text: string | keyof typeof LIST_TIERS];
const token = labelToken(cipher, 'minimum_living');
const CASES: readonly Case[] = [
  ...(Object.keys(LIST_TIERS) as (keyof typeof LIST_TIERS)[]).map((sort) => [`a list by ${sort}`, {}, sort] as const),
  ['a list by a label', { labelTokens: [token] }, 'name'],
  ['a list by age and sex', { bornFrom: '1940', bornTo: '1945', sex: 'female' }, 'name'],
  ['a list of whoever was visited lately', { lastVisit: { from: '2026-11-01' } }, 'name'],
  ['a list of whoever was never visited', { lastVisit: { before: '0' } }, 'name'],
  ['a list by employment', { employment: 'unemployed' }, 'newest'],
  ['a search by name', {}, `${String.fromCodePoint(19969)}${String.fromCodePoint(20169)}`],
  [
    'a search by name and label',
    { labelTokens: [token] },
    `${String.fromCodePoint(19969)}${String.fromCodePoint(20169)}`,
  ],
  ['a search by nobody’s name', {}, '龘龘'],
  ['a search by letters', {}, 'pi'],
  ['a search by the last four', {}, '1234'],
  ['a search by an ID number', {}, '210102195709119595'],
  ['a search by a phone', {}, '13800138000'],
  ['a search by an address', {}, '文化街12号3栋'],
  ['a search by a street', {}, '文化街'],
];

describe.each(Object.entries(scopes))('in a %s', (_level, scope) => {
  const area = areaOf(scope);
  const SOMEBODY = '01900000-0000-7000-8000-00000000dead';

  it.each(CASES)('%s never reads all residents, on the first page or a later one', async (_what, filter, text) => {
    const tiers: readonly ListTier[] =
      text in LIST_TIERS
        ? [LIST_TIERS[text as keyof typeof LIST_TIERS]]
        : searchTiers(readResidentSearch(text), area, cipher);
    expect(tiers.length).toBeGreaterThan(0);
    for (const tier of tiers) {
      for (const after of [null, SOMEBODY]) {
        const sql = tierStatement({ area, status: 'living_here', ...filter }, tier, { after, limit: 51 });
        const { rows } = await withScope(scope, async () =>
          statements.query<Record<string, string>>({ text: `EXPLAIN ${sql.text}`, values: [...sql.values] }),
        );
        const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
        expect(plan).not.toMatch(/Seq Scan on residents/);
        expect(plan).toMatch(/(Index Scan|Bitmap Index Scan).* (using|on) "?residents_/);
      }
    }
  });
});
