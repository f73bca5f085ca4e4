import type { KeyHolder } from '@linli/domain/open311/api-key.ts';
import { georeportServices, type GeoReportService } from '@linli/domain/open311/services.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { Scope } from '@linli/domain/shared/scope.ts';
import { findJurisdiction, listCommunitiesOf, type Jurisdiction } from '../org-units/public.ts';
import type { Platform } from '../shared/platform.ts';

/**
 * The unit that a request is about: a district, street or community by its official code. Without one, a key's holder
 * means the key's own unit, and anybody else the installation's only district, if there is just one.
 */
export async function jurisdictionOf(
  { database }: Platform,
  code: string | undefined,
  holder: KeyHolder | null,
): Promise<Jurisdiction> {
  if (code === undefined && holder !== null) {
    const { id, kind, districtId, streetId, communityId } = holder.unit;
    return { id, kind, name: '', code: '', path: { districtId, streetId, communityId } };
  }
  const found = await findJurisdiction(database.scoped, code);
  if (found && found.kind !== 'grid') return found;
  return refuse(code === undefined ? 'open311.jurisdiction_needed' : 'open311.jurisdiction_not_found');
}

/** What is seen for a request about a unit: its own subtree. */
export function scopeOf({ kind, id }: Jurisdiction): Scope {
  if (kind === 'grid') throw new Error('A grid is no jurisdiction.');
  return { kind: 'units', level: kind, unitIds: [id] };
}

export function getService(code: string): GeoReportService {
  return georeportServices().find((service) => service.code === code) ?? refuse('open311.service_not_found');
}

/** Asked where a jurisdiction has several communities: a request belongs to one of them. */
export const COMMUNITY_ATTRIBUTE = 'community';

/** The communities to choose from; none where the jurisdiction is one itself. */
export async function communitiesToChoose({ database }: Platform, jurisdiction: Jurisdiction) {
  return jurisdiction.kind === 'community' ? [] : listCommunitiesOf(database.scoped, jurisdiction);
}
