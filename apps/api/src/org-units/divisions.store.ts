import type { DivisionKind } from '@linli/domain/org-units/org-unit.ts';
import type { OrgPath } from '@linli/domain/shared/scope.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';

/** A loaded unit with an official code. */
export interface StoredDivision {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly path: OrgPath;
}

export interface NewDivision extends StoredDivision {
  readonly kind: DivisionKind;
  readonly parentId: string | null;
  readonly ticketPrefix: string | null;
}

/** Held by whoever loads divisions, until their transaction ends: two loads could invent one prefix twice. */
const LOADING_LOCK = 0x11a13;

export async function lockDivisions(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${LOADING_LOCK}::bigint)`;
}

/**
 * The loaded units among `codes`, of which there may be more than a statement has parameters. A join and not
 * `= ANY`: planned without knowing the codes, that compares every unit with every code.
 */
export async function listDivisionsByCode(
  client: ScopedClient | Transaction,
  codes: readonly string[],
): Promise<Map<string, StoredDivision>> {
  const rows = await client.$queryRaw<(Omit<StoredDivision, 'path'> & OrgPath)[]>`
    SELECT id, code, name, district_id AS "districtId", street_id AS "streetId", community_id AS "communityId"
    FROM unnest(${codes}::text[]) AS asked(code) JOIN org_units USING (code)`;
  return new Map(rows.map(({ id, code, name, ...path }) => [code, { id, code, name, path }]));
}

export async function listTicketPrefixes(transaction: Transaction): Promise<Set<string>> {
  const rows = await transaction.orgUnit.findMany({
    where: { ticketPrefix: { not: null } },
    select: { ticketPrefix: true },
  });
  return new Set(rows.flatMap(({ ticketPrefix }) => ticketPrefix ?? []));
}

/** All in one statement: a district has hundreds of units, a whole city tens of thousands. */
export async function insertDivisions(transaction: Transaction, units: readonly NewDivision[]): Promise<void> {
  if (units.length === 0) return;
  const rows = units.map(({ path, ...unit }) => ({ ...unit, ...path }));
  await transaction.$executeRaw`
    INSERT INTO org_units (id, code, name, kind, parent_id, district_id, street_id, community_id, ticket_prefix)
    SELECT id, code, name, kind, "parentId", "districtId", "streetId", "communityId", "ticketPrefix"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS unit(
      id uuid, code text, name text, kind text, "parentId" uuid, "districtId" uuid, "streetId" uuid, "communityId" uuid, "ticketPrefix" text)`;
}

export async function renameDivisions(
  transaction: Transaction,
  renames: readonly { id: string; name: string }[],
): Promise<void> {
  if (renames.length === 0) return;
  await transaction.$executeRaw`
    UPDATE org_units SET name = renamed.name, version = org_units.version + 1
    FROM jsonb_to_recordset(${JSON.stringify(renames)}::jsonb) AS renamed(id uuid, name text)
    WHERE org_units.id = renamed.id`;
}
