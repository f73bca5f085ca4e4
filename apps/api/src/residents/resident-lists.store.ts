import type { ResidentStatus } from '@linli/domain/residents/resident-file.ts';
import type { LastVisitBounds } from '@linli/domain/residents/last-visit.ts';
import type { Sex } from '@linli/domain/residents/id-number.ts';
import type { EmploymentStatus, HouseholdRole } from '@linli/domain/residents/resident.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { ScopedPool } from '../shared/scoped-pool.ts';
import type { Area } from './resident-areas.store.ts';
import { begins, type ListTier, type ResidentOrder } from './resident-tiers.store.ts';

/** What a list shows of a file; numbers are still encrypted. */
export interface ListedResident {
  readonly id: string;
  readonly name: string;
  readonly sex: Sex | null;
  readonly birthDate: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly address: string;
  readonly labelTokens: string[];
  readonly employment: EmploymentStatus | null;
  readonly householdRole: HouseholdRole | null;
  /** `YYYY-MM-DD`; empty for never. */
  readonly lastVisitedOn: string;
  readonly status: ResidentStatus;
  readonly version: number;
  readonly communityId: string;
  readonly communityName: string;
  readonly gridId: string | null;
  readonly gridName: string | null;
}

export interface ResidentFilter {
  readonly area: Area;
  readonly gridId?: string | undefined;
  readonly buildingId?: string | undefined;
  /** Born not before and not after, `YYYY-MM-DD`. */
  readonly bornFrom?: string | undefined;
  readonly bornTo?: string | undefined;
  readonly sex?: Sex | undefined;
  readonly labelTokens?: readonly string[] | undefined;
  readonly employment?: EmploymentStatus | undefined;
  readonly lastVisit?: LastVisitBounds | undefined;
  readonly status: ResidentStatus;
}

/** What is read of each file, and what is joined to it. */
interface Columns {
  readonly select: Prisma.Sql;
  readonly from: Prisma.Sql;
}

const LISTED = Prisma.sql`r.id, r.name, r.sex, r.birth_date AS "birthDate", r.id_number AS "idNumber", r.phone, r.address,
  r.label_tokens AS "labelTokens", r.employment, r.household_role AS "householdRole", r.last_visited_on AS "lastVisitedOn", r.status, r.version,
  r.community_id AS "communityId", c.name AS "communityName", r.grid_id AS "gridId", g.name AS "gridName"`;
const NAMES = Prisma.sql`JOIN org_units c ON c.id = r.community_id LEFT JOIN org_units g ON g.id = r.grid_id`;
const IN_LIST: Columns = { select: LISTED, from: NAMES };

interface Cut {
  /** The last file of the page before. */
  readonly after: string | null;
  readonly limit: number;
  readonly compounds?: number;
}

/**
 * Up to `limit` files of one tier in its order, behind `after`. By hand: each tier is walked along an index and cut
 * before anything is joined. Not named, so that the plan knows the values: what is rare and what is common decides.
 */
export async function listTier(
  statements: ScopedPool,
  filter: ResidentFilter,
  tier: ListTier,
  cut: Cut,
): Promise<ListedResident[]> {
  return ask(statements, tierStatement(filter, tier, cut));
}

/** The statement of a tier, for `EXPLAIN` too. */
export function tierStatement(filter: ResidentFilter, tier: ListTier, cut: Cut, columns = IN_LIST): Prisma.Sql {
  return tier.by === 'address' ? byAddress(filter, tier, cut, columns) : inOrder(filter, tier, cut, columns);
}

/** Each unit of the area walks its own index; the heads are merged. */
function inOrder(filter: ResidentFilter, tier: Walk, { after, limit }: Cut, { select, from }: Columns): Prisma.Sql {
  const { area } = filter;
  const unit = area.level === 'district' ? Prisma.sql`district_id` : Prisma.sql`community_id`;
  const where = [Prisma.sql`${unit} = u.id`, ...tier.where, ...conditions(filter)];
  if (after !== null) where.push(behind(tier, after));
  return Prisma.sql`SELECT ${select} FROM (
      SELECT head.* FROM ${area.units} AS u CROSS JOIN LATERAL (
        SELECT * FROM residents WHERE ${Prisma.join(where, ' AND ')} ORDER BY ${orderOf(tier)} LIMIT ${limit}
      ) AS head ORDER BY ${orderOf(tier, 'head.')} LIMIT ${limit}
    ) AS r ${from} ORDER BY ${orderOf(tier, 'r.')}`;
}

/** Compounds that are opened for one page at most; the next page goes on behind the last. */
const COMPOUNDS_AT_ONCE = 100;

/** Compounds first, then who lives there, in the order of the doors. */
function byAddress(
  filter: ResidentFilter,
  tier: ListTier & { by: 'address' },
  { after, limit, compounds = COMPOUNDS_AT_ONCE }: Cut,
  { select, from }: Columns,
): Prisma.Sql {
  const houses = [filter.area.condition];
  if (tier.bigrams.length > 0) houses.push(Prisma.sql`search_bigrams @> ${[...tier.bigrams]}::text[]`);
  const where = [Prisma.sql`compound_id = h.id`, ...tier.where, ...conditions(filter)];
  if (tier.keyPrefix !== '') where.push(begins(Prisma.sql`address_key`, tier.keyPrefix));
  if (after !== null) {
    houses.push(Prisma.sql`(name, id) >= ((SELECT name FROM last), (SELECT compound_id FROM last))`);
    where.push(
      Prisma.sql`(h.id <> (SELECT compound_id FROM last) OR (address_key, id) > ((SELECT address_key FROM last), ${after}::uuid))`,
    );
  }
  return Prisma.sql`WITH last AS MATERIALIZED (
      SELECT c.name, c.id AS compound_id, r.address_key FROM residents AS r JOIN compounds AS c ON c.id = r.compound_id
      WHERE r.id = ${after}::uuid
    ), house AS (
      SELECT id, name FROM compounds WHERE ${Prisma.join(houses, ' AND ')} ORDER BY name, id LIMIT ${compounds}
    )
    SELECT ${select} FROM house AS h CROSS JOIN LATERAL (
      SELECT * FROM residents WHERE ${Prisma.join(where, ' AND ')} ORDER BY address_key, id LIMIT ${limit}
    ) AS r ${from}
    ORDER BY h.name, h.id, r.address_key, r.id LIMIT ${limit}`;
}

const COUNTED: Columns = {
  select: Prisma.sql`r.sex, r.birth_date AS "birthDate", r.employment, r.last_visited_on AS "lastVisitedOn",
    r.label_tokens AS "labelTokens"`,
  from: Prisma.empty,
};

/** What is counted of a file. */
export interface CountedResident {
  readonly sex: Sex | null;
  readonly birthDate: string;
  readonly employment: EmploymentStatus | null;
  readonly lastVisitedOn: string;
  readonly labelTokens: string[];
  readonly count: number;
}

/**
 * The files behind the filters, those that are alike in what is counted as one row; `limit` of them at most are looked
 * at. Counting so many takes as long in a million as in ten thousand.
 */
export async function countAlike(
  statements: ScopedPool,
  filter: ResidentFilter,
  tiers: readonly ListTier[],
  limit: number,
): Promise<CountedResident[]> {
  const found = tiers.map((tier) => tierStatement(filter, tier, { after: null, limit, compounds: limit }, COUNTED));
  const sql = Prisma.sql`SELECT sex, "birthDate", employment, "lastVisitedOn", "labelTokens", count(*)::int AS count
    FROM (SELECT * FROM (${Prisma.join(
      found.map((each) => Prisma.sql`(${each})`),
      ' UNION ALL ',
    )}) AS every_tier LIMIT ${limit}) AS f
    GROUP BY sex, "birthDate", employment, "lastVisitedOn", "labelTokens"`;
  const { rows } = await statements.query<CountedResident>({ text: sql.text, values: [...sql.values] });
  return rows;
}

/** Everybody of a household whose file is not merged away; one of hundreds is a hostel. */
export async function listMembers(statements: ScopedPool, householdId: string): Promise<ListedResident[]> {
  return ask(
    statements,
    Prisma.sql`SELECT ${LISTED} FROM residents AS r ${NAMES}
      WHERE r.household_id = ${householdId}::uuid AND r.merged_into_id IS NULL ORDER BY r.id LIMIT 200`,
  );
}

export type PlacedResident = ListedResident & { readonly districtId: string; readonly streetId: string };

/** The files of these ids that lie in an area. */
export async function listByIds(statements: ScopedPool, area: Area, ids: readonly string[]): Promise<PlacedResident[]> {
  const sql = Prisma.sql`SELECT ${LISTED}, r.district_id AS "districtId", r.street_id AS "streetId"
    FROM (SELECT * FROM residents WHERE id = ANY (${[...ids]}::uuid[]) AND ${area.condition}) AS r ${NAMES}`;
  const { rows } = await statements.query<PlacedResident>({ text: sql.text, values: [...sql.values] });
  return rows;
}

/** What two files may have in common; numbers by their keyed hashes. */
export interface Common {
  readonly communityId: string;
  readonly idNumberIndexes: readonly string[];
  readonly phoneIndexes: readonly string[];
  /** To the day; empty where it is not known so well. */
  readonly birthDate: string;
}

export interface Candidate extends ListedResident {
  readonly pinyin: string;
  readonly isSameIdNumber: boolean;
  readonly isSamePhone: boolean;
}

/** Files of a community that have the ID number, the phone or the birth date in common; names are compared by the rules. */
export async function listInCommon(statements: ScopedPool, common: Common): Promise<Candidate[]> {
  const among = (column: Prisma.Sql, values: readonly string[]) =>
    values.length === 0 ? Prisma.sql`false` : Prisma.sql`${column} IN (${Prisma.join([...values])})`;
  const isId = among(Prisma.sql`id_number_index`, common.idNumberIndexes);
  const isPhone = among(Prisma.sql`phone_index`, common.phoneIndexes);
  const here = Prisma.sql`community_id = ${common.communityId}::uuid AND merged_into_id IS NULL`;
  const { birthDate } = common;
  const isBirth = birthDate.length < 10 ? Prisma.sql`false` : Prisma.sql`birth_date = ${birthDate}`;
  // Each by its own index: an OR over them would read the community.
  const found = Prisma.join(
    [isId, isPhone, isBirth].map(
      (holds) => Prisma.sql`(SELECT id FROM residents WHERE ${here} AND ${holds} LIMIT 100)`,
    ),
    ' UNION ',
  );
  const sql = Prisma.sql`SELECT ${LISTED}, r.pinyin, coalesce(${isId}, false) AS "isSameIdNumber", coalesce(${isPhone}, false) AS "isSamePhone"
    FROM (${found}) AS f JOIN residents AS r ON r.id = f.id ${NAMES} ORDER BY r.id`;
  const { rows } = await statements.query<Candidate>({ text: sql.text, values: [...sql.values] });
  return rows;
}

function conditions(filter: ResidentFilter): Prisma.Sql[] {
  const { gridId, buildingId, bornFrom, bornTo, sex, labelTokens, employment, lastVisit, status } = filter;
  const found = [Prisma.sql`status = ${status}`];
  if (gridId) found.push(Prisma.sql`grid_id = ${gridId}::uuid`);
  if (buildingId) found.push(Prisma.sql`building_id = ${buildingId}::uuid`);
  if (bornFrom) found.push(Prisma.sql`birth_date >= ${bornFrom}`);
  // What is not known is kept as the empty text, before all dates.
  if (bornTo) found.push(Prisma.sql`birth_date <= ${bornTo} AND birth_date > ''`);
  if (sex) found.push(Prisma.sql`sex = ${sex}`);
  if (labelTokens && labelTokens.length > 0) found.push(Prisma.sql`label_tokens @> ${[...labelTokens]}::text[]`);
  if (employment) found.push(Prisma.sql`employment = ${employment}`);
  if (lastVisit?.from) found.push(Prisma.sql`last_visited_on >= ${lastVisit.from}`);
  if (lastVisit?.before) found.push(Prisma.sql`last_visited_on < ${lastVisit.before}`);
  return found;
}

type Walk = ListTier & { by: 'order' };

const COLUMNS: Record<Exclude<ResidentOrder, 'id'>, Prisma.Sql> = {
  nameOrder: Prisma.sql`name_order`,
  birthDate: Prisma.sql`birth_date`,
  lastVisitedOn: Prisma.sql`last_visited_on`,
  name: Prisma.sql`name`,
  givenName: Prisma.sql`given_name`,
  pinyin: Prisma.sql`pinyin`,
  initials: Prisma.sql`initials`,
};

function orderOf({ order, isDescending }: Walk, prefix: '' | 'head.' | 'r.' = ''): Prisma.Sql {
  const from = Prisma.raw(prefix);
  const way = isDescending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const byId = Prisma.sql`${from}id ${way}`;
  return order === 'id' ? byId : Prisma.sql`${from}${COLUMNS[order]} ${way}, ${byId}`;
}

/** The place of the last row is looked up by its id: a cursor carries no name. */
function behind({ order, isDescending }: Walk, after: string): Prisma.Sql {
  const than = isDescending ? Prisma.sql`<` : Prisma.sql`>`;
  if (order === 'id') return Prisma.sql`id ${than} ${after}::uuid`;
  const column = COLUMNS[order];
  return Prisma.sql`(${column}, id) ${than} ((SELECT l.${column} FROM residents AS l WHERE l.id = ${after}::uuid), ${after}::uuid)`;
}

async function ask(statements: ScopedPool, sql: Prisma.Sql): Promise<ListedResident[]> {
  const { rows } = await statements.query<ListedResident>({ text: sql.text, values: [...sql.values] });
  return rows;
}
