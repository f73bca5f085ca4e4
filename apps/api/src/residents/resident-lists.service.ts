import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { isInScope } from '@linli/domain/shared/scope.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { lastVisitBounds } from '@linli/domain/residents/last-visit.ts';
import { maySearchByLabel } from '@linli/domain/residents/resident-privacy.ts';
import { readResidentSearch } from '@linli/domain/residents/resident-search.ts';
import type { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import type { ResidentSummary } from '@linli/domain/residents/resident-views.contract.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { findBuildingPath } from '../buildings/public.ts';
import { findVisibleUnit } from '../org-units/public.ts';
import type { Platform } from '../shared/platform.ts';
import { areaOf } from './resident-areas.store.ts';
import { tokensOfLabels } from './resident-fields.ts';
import { listTier, type ListedResident, type ResidentFilter } from './resident-lists.store.ts';
import { LIST_TIERS, searchTiers } from './resident-tiers.store.ts';
import { summaryOf } from './resident-views.ts';

type Search = BodyOf<(typeof residentsContract)['search']>;

/** One page of files: in the order asked for or, with a text, the closest first. */
export async function searchResidents(platform: Platform, actor: PersonActor, search: Search) {
  const { cursor, limit, sort, text } = search;
  const filter = await filterOf(platform, actor, search);
  const tiers = text === '' ? [LIST_TIERS[sort]] : searchTiers(readResidentSearch(text), filter.area, platform.cipher);
  const start = cursor === undefined ? { tier: 0, id: null } : decodeTierCursor(cursor);
  const found: { tier: number; row: ListedResident }[] = [];
  for (let tier = start.tier; tier < tiers.length && found.length <= limit; tier += 1) {
    const rows = await listTier(platform.database.statements, filter, tiers[tier]!, {
      after: tier === start.tier ? start.id : null,
      limit: limit + 1 - found.length,
    });
    found.push(...rows.map((row) => ({ tier, row })));
  }
  const reader = { actor, cipher: platform.cipher, today: shanghaiDate(platform.clock()) };
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const items: ResidentSummary[] = shown.map(({ row }) => summaryOf(reader, row));
  return { items, nextCursor: found.length > limit && last ? encodeTierCursor(last.tier, last.row.id) : null };
}

type Filters = Omit<Search, 'sort' | 'cursor' | 'limit'>;

/** The filters in the words of the tables; refused where they would tell what the reader may not know. */
export async function filterOf(platform: Platform, actor: PersonActor, filters: Filters): Promise<ResidentFilter> {
  const { unitId, labels = [], ageFrom, ageTo, buildingId, sex, employment, visited, status } = filters;
  if (labels.some((label) => !maySearchByLabel(actor, label)))
    refuse('resident.filter_not_allowed', { errors: [{ path: ['labels'], code: 'invalid_choice' }] });
  const unit = unitId === undefined ? null : await findVisibleUnit(platform.database.scoped, actor, unitId);
  if (unitId !== undefined && !unit)
    refuse('org_unit.not_found', { errors: [{ path: ['unitId'], code: 'not_found' }] });
  const building = buildingId === undefined ? null : await findBuildingPath(platform.database.scoped, buildingId);
  if (buildingId !== undefined && !(building && isInScope(actor.scope, building)))
    refuse('building.not_found', { errors: [{ path: ['buildingId'], code: 'not_found' }] });
  const communityId = unit?.kind === 'grid' ? (unit.path.communityId ?? '') : unitId;
  const level = unit?.kind === 'grid' ? 'communityId' : unit && (`${unit.kind}Id` as const);
  const today = shanghaiDate(platform.clock());
  return {
    area: areaOf(actor.scope, level ? { [level]: communityId } : undefined),
    gridId: unit?.kind === 'grid' ? unitId : undefined,
    buildingId,
    bornFrom: ageTo === undefined ? undefined : yearsBefore(today, ageTo + 1, 'after'),
    bornTo: ageFrom === undefined ? undefined : yearsBefore(today, ageFrom, 'on'),
    sex,
    employment,
    lastVisit: visited && lastVisitBounds(visited, today),
    status,
    labelTokens: tokensOfLabels(platform.cipher, labels),
  };
}

/** The last birth date of those who are `years` old, or the first of those who are not yet. */
function yearsBefore(today: string, years: number, which: 'on' | 'after'): string {
  const year = String(Number(today.slice(0, 4)) - years).padStart(4, '0');
  // Text is compared: '…-23~' stands behind every date of that day.
  return `${year}${today.slice(4)}${which === 'after' ? '~' : ''}`;
}

const TIER_CURSOR = /^(\d)\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Which tier of the search, and the last file of the page: nothing of the person. */
function encodeTierCursor(tier: number, id: string): string {
  return Buffer.from(`${tier}.${id}`).toString('base64url');
}

function decodeTierCursor(text: string): { tier: number; id: string } {
  const [, tier, id] = TIER_CURSOR.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  if (tier === undefined || id === undefined)
    refuse('request.invalid', { errors: [{ path: ['cursor'], code: 'invalid_format' }] });
  return { tier: Number(tier), id };
}
