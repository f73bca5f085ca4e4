import type { RefusalTable } from '../shared/shared-refusals.ts';

export const OPEN311_REFUSALS = {
  'open311.jurisdiction_needed': 'malformed',
  'open311.jurisdiction_not_found': 'not_found',
  'open311.service_not_found': 'not_found',
  'open311.request_not_found': 'not_found',
  'open311.token_not_found': 'not_found',
  /** One of lat and long, address_string or address_id. */
  'open311.location_needed': 'malformed',
  'open311.range_too_long': 'malformed',
  'open311.range_reversed': 'malformed',
} as const satisfies RefusalTable;
