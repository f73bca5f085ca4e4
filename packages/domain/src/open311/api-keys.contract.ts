import { z } from 'zod';
import { defineContract } from '../shared/contract.ts';
import { Id, Moment, Text } from '../shared/page.contract.ts';
import { DIVISION_KINDS } from '../org-units/org-unit.ts';
import { API_KEY_LIMITS as limits } from './api-key.ts';

export const ApiKeyView = z.strictObject({
  id: Id,
  name: z.string(),
  unit: z.strictObject({ id: Id, name: z.string(), kind: z.enum(DIVISION_KINDS) }),
  /** The last four characters, to tell keys apart; the rest is shown once. */
  ending: z.string(),
  perMinute: z.number().int(),
  perDay: z.number().int(),
  issuedAt: Moment,
  issuedBy: z.string(),
  revokedAt: Moment.nullable(),
  lastUsedAt: Moment.nullable(),
  /** Requests on the last 30 days (Shanghai): all of them, and those turned away by the quota; and what the key has filed ever. */
  usage: z.strictObject({ requests: z.number().int(), turnedAway: z.number().int(), filed: z.number().int() }),
  /** Requests of today. */
  today: z.number().int(),
});
export type ApiKeyView = z.output<typeof ApiKeyView>;

const OFFICIAL = ['district_official'] as const;
const Quota = ({ least, most }: { least: number; most: number }) => z.number().int().min(least).max(most);

export const apiKeysContract = defineContract({
  list: {
    method: 'GET',
    path: '/api-keys',
    access: OFFICIAL,
    status: 200,
    response: z.strictObject({ items: z.array(ApiKeyView) }),
    summary: 'Keys with which other systems file and read requests (Open311), with their quotas and what was used',
  },
  issue: {
    method: 'POST',
    path: '/api-keys',
    access: OFFICIAL,
    stepUp: true,
    status: 201,
    body: z.strictObject({
      name: Text(limits.nameLength),
      /** For which unit and all below it requests can be filed. */
      unitId: Id,
      perMinute: Quota(limits.perMinute),
      perDay: Quota(limits.perDay),
    }),
    /** The only time the key is told; the product keeps its keyed hash. */
    response: z.strictObject({ key: z.string(), apiKey: ApiKeyView }),
    summary: 'Issue a key; it is shown this once',
  },
  revoke: {
    method: 'POST',
    path: '/api-keys/:apiKeyId/revoke',
    access: OFFICIAL,
    status: 200,
    params: z.strictObject({ apiKeyId: Id }),
    body: z.strictObject({ reason: Text(limits.reasonLength) }),
    response: ApiKeyView,
    summary: 'Revoke a key for good, from the next request on',
  },
});
