/** Kinds of organisational units, from the top down (区 → 街道 → 社区 → 网格). */
export const ORG_UNIT_KINDS = ['district', 'street', 'community', 'grid'] as const;
export type OrgUnitKind = (typeof ORG_UNIT_KINDS)[number];

/** Where a record belongs. Each level is stored with the record so that each level lists on an index. */
export interface OrgPath {
  readonly districtId: string;
  readonly streetId: string | null;
  readonly communityId: string | null;
}

export type ScopeLevel = 'district' | 'street' | 'community';

/**
 * What somebody can see at all. Row-level security in the database holds the same table.
 * - `units`: records below these units, all of one level.
 * - `secret`: the one record whose secret has this hash (hex).
 * - `administration`: units, people and appointments of the whole installation; no residents' matters.
 * - `audit`: the audit trail of these districts, or all of it; no record itself.
 * - `system`: everything; only for jobs, seeds and sign-in.
 */
export type Scope =
  | { readonly kind: 'units'; readonly level: ScopeLevel; readonly unitIds: readonly string[] }
  | { readonly kind: 'secret'; readonly secretHash: string }
  | { readonly kind: 'administration' }
  | { readonly kind: 'audit'; readonly districtIds: readonly string[] | 'all' }
  | { readonly kind: 'system' };

/** True when a record at `path` lies in the subtree that `scope` names. */
export function isInScope(scope: Scope, path: OrgPath): boolean {
  switch (scope.kind) {
    case 'system':
      return true;
    case 'units': {
      const unitId = path[`${scope.level}Id`];
      return unitId !== null && scope.unitIds.includes(unitId);
    }
    case 'secret':
    case 'administration':
    case 'audit':
      return false;
  }
}
