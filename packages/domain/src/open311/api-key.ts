import type { OrgPath, OrgUnitKind } from '../shared/scope.ts';

/** What a new key may be given, and what the form proposes; requests by key, counted for all API processes together. */
export const API_KEY_LIMITS = {
  nameLength: 60,
  reasonLength: 500,
  perMinute: { least: 1, most: 6_000, proposed: 60 },
  perDay: { least: 1, most: 1_000_000, proposed: 5_000 },
} as const;

/** A program that presented a key: it files for, and asks about, the units below the key's own. */
export interface KeyHolder {
  readonly keyId: string;
  readonly name: string;
  readonly unit: OrgPath & { readonly id: string; readonly kind: Exclude<OrgUnitKind, 'grid'> };
  readonly perMinute: number;
  readonly perDay: number;
}

/** Begins every key, so that whoever finds one knows what it is and whom to tell. */
export const API_KEY_PREFIX = 'linli_';
/** 256 bits in base64url behind the prefix. */
export const API_KEY_PATTERN = /^linli_[A-Za-z0-9_-]{43}$/;
