import { readDivisions, type Division, type DivisionsRead } from '@linli/domain/org-units/divisions.ts';
import { districtCodeOf, ORG_UNIT_LIMITS } from '@linli/domain/org-units/org-unit.ts';
import type { DivisionsReport } from '@linli/domain/org-units/org-units.contract.ts';
import type { Actor } from '@linli/domain/shared/actor.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { OrgPath } from '@linli/domain/shared/scope.ts';
import { v7 as uuid } from 'uuid';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { readCsv } from './divisions-csv.ts';
import {
  insertDivisions,
  listDivisionsByCode,
  listTicketPrefixes,
  lockDivisions,
  renameDivisions,
  type NewDivision,
  type StoredDivision,
} from './divisions.store.ts';
import { newTicketPrefix } from './ticket-prefix.ts';

/** Long enough for the largest file that is taken, some 150,000 lines, on a busy machine. */
const LOADING_TIMEOUT_MS = 5 * 60_000;

/** A file beside what is stored: what loading it would do. */
interface Plan {
  readonly read: DivisionsRead;
  readonly stored: ReadonlyMap<string, StoredDivision>;
  readonly added: readonly Division[];
  readonly renamed: readonly Division[];
}

/** What loading a divisions file would change, with its faults by line; changes nothing. */
export async function previewDivisions(platform: Platform, { csv }: { csv: string }): Promise<DivisionsReport> {
  return reportOf(await planOf(platform.database.scoped, readCsv(csv)));
}

/**
 * Loads a divisions file, all of it or nothing. A changed name is taken over, a unit that the file does not name
 * stays: whether it was merged or dissolved, a list cannot say. Two loads at once take turns.
 */
export async function loadDivisions(
  platform: Platform,
  actor: Actor,
  { csv }: { csv: string },
): Promise<DivisionsReport> {
  const rows = readCsv(csv);
  const load = async (transaction: Transaction) => {
    await lockDivisions(transaction);
    const plan = await planOf(transaction, rows);
    const { faults } = plan.read;
    if (faults.length > 0) refuse('org_unit.file_has_errors', { params: { errorCount: faults.length } });
    const units = await newUnits(transaction, plan);
    await insertDivisions(transaction, units);
    await renameDivisions(
      transaction,
      plan.renamed.map(({ code, name }) => ({ id: plan.stored.get(code)?.id ?? '', name })),
    );
    await recordLoading(transaction, { platform, actor, plan, units });
    return reportOf(plan);
  };
  return change(platform, load, { timeout: LOADING_TIMEOUT_MS, isAnswer: true });
}

async function planOf(client: ScopedClient | Transaction, rows: ReturnType<typeof readCsv>): Promise<Plan> {
  const codes = new Set(
    rows.flatMap(({ cells: [code = '', , , parent = ''] }) =>
      [code, parent, districtCodeOf(code)].map((each) => each.trim()),
    ),
  );
  const stored = await listDivisionsByCode(client, [...codes]);
  const read = readDivisions(rows, new Set(stored.keys()));
  const nameOf = (code: string) => stored.get(code)?.name;
  return {
    read,
    stored,
    added: read.divisions.filter(({ code }) => nameOf(code) === undefined),
    renamed: read.divisions.filter(({ code, name }) => nameOf(code) !== undefined && nameOf(code) !== name),
  };
}

/** The rows of added units; parents come before children, so each path grows out of one known before. */
async function newUnits(transaction: Transaction, { added, stored }: Plan): Promise<NewDivision[]> {
  const known = new Map<string, { id: string; path: OrgPath }>(stored);
  const prefixes = added.some(({ kind }) => kind === 'district')
    ? await listTicketPrefixes(transaction)
    : new Set<string>();
  return added.map(({ code, name, kind, parentCode }) => {
    const id = uuid();
    const parent = parentCode === null ? null : (known.get(parentCode) ?? null);
    const above = parent?.path ?? { districtId: id, streetId: null, communityId: null };
    const path = kind === 'district' ? above : { ...above, [`${kind}Id`]: id };
    known.set(code, { id, path });
    const ticketPrefix = kind === 'district' ? newTicketPrefix(name, prefixes) : null;
    return { id, code, name, kind, parentId: parent?.id ?? null, path, ticketPrefix };
  });
}

/** One event for each district that changed, so that each finds it in its own trail. */
async function recordLoading(
  transaction: Transaction,
  { platform, actor, plan, units }: { platform: Platform; actor: Actor; plan: Plan; units: readonly NewDivision[] },
): Promise<void> {
  const changed = new Set([...plan.added, ...plan.renamed].map(({ code }) => districtCodeOf(code)));
  for (const districtCode of changed) {
    const isWithin = ({ code }: { code: string }) => districtCodeOf(code) === districtCode;
    const renamed = plan.renamed.filter(isWithin);
    const id = plan.stored.get(districtCode)?.id ?? units.find(({ code }) => code === districtCode)?.id ?? '';
    const subject = { type: 'org_unit', id, path: { districtId: id, streetId: null, communityId: null } };
    const names = [renamed.map(({ code }) => plan.stored.get(code)?.name), renamed.map(({ name }) => name)] as const;
    const changes = { added: [0, units.filter(isWithin).length], ...(renamed.length > 0 && { names }) } as const;
    await recordEvent(transaction, { actor, action: 'org_units.load_divisions', subject, changes }, platform.clock());
  }
}

function reportOf({ read, stored, added, renamed }: Plan): DivisionsReport {
  const districts = new Map<string, DivisionsReport['districts'][number]>();
  for (const { code, name, kind } of read.divisions) {
    const districtCode = districtCodeOf(code);
    const district = districts.get(districtCode) ?? {
      code: districtCode,
      name: stored.get(districtCode)?.name ?? '',
      streets: 0,
      communities: 0,
    };
    if (kind === 'district') district.name = name;
    if (kind === 'street') district.streets += 1;
    if (kind === 'community') district.communities += 1;
    districts.set(districtCode, district);
  }
  return {
    lines: read.lines,
    added: added.length,
    renamed: renamed.length,
    unchanged: read.divisions.length - added.length - renamed.length,
    districts: [...districts.values()],
    errorCount: read.faults.length,
    errors: read.faults.slice(0, ORG_UNIT_LIMITS.shownErrors).map((fault) => ({ ...fault })),
  };
}
