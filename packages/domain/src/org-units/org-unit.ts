import type { Actor } from '../shared/actor.ts';
import { isInScope, ORG_UNIT_KINDS, type OrgPath, type OrgUnitKind } from '../shared/scope.ts';

/**
 * The official 12 digits (统计用区划代码): 6 district, 3 street, 3 community. Of the district's six, two name the
 * province, two the city, two the district; cities without districts (东莞 441900, 中山, 儋州) stand there themselves
 * with `00`, and their towns right below. A province (`440000…`) is no district.
 */
const CODE_PATTERNS: Record<Exclude<OrgUnitKind, 'grid'>, RegExp> = {
  district: /^[1-9]\d(?!00)\d{4}000000$/,
  street: /^[1-9]\d(?!00)\d{4}(?!000)\d{3}000$/,
  community: /^[1-9]\d(?!00)\d{4}(?!000)\d{3}(?!000)\d{3}$/,
};

/** Kinds that an official divisions file can hold; grids are drawn by the communities themselves. */
export const DIVISION_KINDS = ['district', 'street', 'community'] as const;
export type DivisionKind = (typeof DIVISION_KINDS)[number];

/** True when `code` is an official code of this kind. */
export function isDivisionCode(kind: DivisionKind, code: string): boolean {
  return CODE_PATTERNS[kind].test(code);
}

/** The code of the unit above, by the construction of the code; null for a district. */
export function parentCodeOf(kind: DivisionKind, code: string): string | null {
  if (kind === 'district') return null;
  return kind === 'street' ? districtCodeOf(code) : `${code.slice(0, 9)}000`;
}

/** The code of the district in which a unit with this code lies. */
export function districtCodeOf(code: string): string {
  return `${code.slice(0, 6)}000000`;
}

/** The kind right below, or null below a grid. */
export function kindBelow(kind: OrgUnitKind): OrgUnitKind | null {
  return ORG_UNIT_KINDS[ORG_UNIT_KINDS.indexOf(kind) + 1] ?? null;
}

/**
 * Whether a unit exists for this person: offices see their own unit and what is below, administrators all, auditors
 * those whose trail they read.
 */
export function canSeeUnit(actor: Actor, unit: OrgPath): boolean {
  if (actor.scope.kind === 'audit')
    return actor.scope.districtIds === 'all' || actor.scope.districtIds.includes(unit.districtId);
  return (actor.kind === 'person' && actor.role === 'system_admin') || isInScope(actor.scope, unit);
}

/** Who may draw and rename the grids of a community: its own workers, and offices above it. */
export function mayKeepGrids(actor: Actor, community: OrgPath): boolean {
  if (actor.kind !== 'person') return false;
  if (actor.role === 'system_admin') return true;
  return actor.role !== 'volunteer' && isInScope(actor.scope, community);
}

/** Bounds that the pages show and the API holds; lengths in characters. */
export const ORG_UNIT_LIMITS = { nameLength: 60, divisionsFileBytes: 8 * 1024 * 1024, shownErrors: 100 } as const;
