import { randomBytes } from 'node:crypto';
import { API_KEY_PREFIX } from '@linli/domain/open311/api-key.ts';
import type { apiKeysContract, ApiKeyView } from '@linli/domain/open311/api-keys.contract.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDay } from '@linli/domain/shared/clock.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { v7 as uuid } from 'uuid';
import { findVisibleUnit, unitNames } from '../org-units/public.ts';
import { hashApiKey } from '../shared/dialects/key-holder.ts';
import { change, recordEvent, type NewEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import {
  createKey,
  filedByKeys,
  findKey,
  listKeys,
  revokeKeyRow,
  useOfKeys,
  type StoredKey,
} from './api-keys.store.ts';

type Contract = typeof apiKeysContract;

const SHOWN_DAYS = 30;
const DAY_MS = 24 * 3_600_000;

export async function listApiKeys(platform: Platform, actor: PersonActor): Promise<{ items: ApiKeyView[] }> {
  return { items: await viewsOf(platform, await listKeys(platform.database.scoped, districtOf(actor))) };
}

/** A new key for a unit within one's district. It is told this once: only its keyed hash is kept. */
export async function issueApiKey(
  platform: Platform,
  actor: PersonActor,
  { name, unitId, perMinute, perDay }: BodyOf<Contract['issue']>,
): Promise<{ key: string; apiKey: ApiKeyView }> {
  const unit = await findVisibleUnit(platform.database.scoped, actor, unitId);
  if (!unit || unit.kind === 'grid')
    refuse('org_unit.not_found', { errors: [{ path: ['unitId'], code: 'not_found' }] });
  const key = `${API_KEY_PREFIX}${randomBytes(32).toString('base64url')}`;
  const row = {
    id: uuid(),
    ...unit.path,
    unitId,
    name,
    keyHash: hashApiKey(platform, key),
    ending: key.slice(-4),
    perMinute,
    perDay,
    issuedAt: platform.clock(),
    issuedByName: actor.name,
  };
  const event: NewEvent = {
    actor,
    action: 'api_keys.issue',
    subject: subjectOf(row),
    changes: { name: [null, name], perMinute: [null, perMinute], perDay: [null, perDay] },
  };
  // The answer is the only copy of the key, so it is kept for a second try together with its row.
  const answer = async (transaction: Parameters<typeof createKey>[0]) => {
    await createKey(transaction, row);
    await recordEvent(transaction, event, row.issuedAt);
    return { key, apiKey: { ...viewOf({ ...row, revokedAt: null }, unit.name, NO_USE) } };
  };
  return change(platform, answer, { isAnswer: true });
}

/** Works from the next request on, in every process: keys are looked up each time. */
export async function revokeApiKey(
  platform: Platform,
  actor: PersonActor,
  apiKeyId: string,
  { reason }: BodyOf<Contract['revoke']>,
): Promise<ApiKeyView> {
  const { scoped } = platform.database;
  const found = (await findKey(scoped, apiKeyId)) ?? refuse('api_key.not_found');
  if (found.districtId !== districtOf(actor)) refuse('api_key.not_found');
  const at = platform.clock();
  await change(platform, async (transaction) => {
    if (!(await revokeKeyRow(transaction, apiKeyId, at))) refuse('api_key.already_revoked');
    const changes = { name: [found.name, null] } as const;
    const event: NewEvent = { actor, action: 'api_keys.revoke', subject: subjectOf(found), changes, note: reason };
    await recordEvent(transaction, event, at);
  });
  const [view] = await viewsOf(platform, [{ ...found, revokedAt: at }]);
  return view ?? refuse('api_key.not_found');
}

const districtOf = ({ unit }: PersonActor) =>
  unit?.districtId ?? refuse('request.role_not_allowed', { params: { roles: [] } });

const subjectOf = ({ id, districtId, streetId, communityId }: Omit<StoredKey, 'revokedAt'>) => ({
  type: 'api_key',
  id,
  path: { districtId, streetId, communityId },
});

async function viewsOf({ database: { scoped }, clock }: Platform, keys: readonly StoredKey[]): Promise<ApiKeyView[]> {
  const ids = keys.map(({ id }) => id);
  const days = { since: shanghaiDay(new Date(clock().getTime() - SHOWN_DAYS * DAY_MS)), today: shanghaiDay(clock()) };
  const names = await unitNames(
    scoped,
    keys.map(({ unitId }) => unitId),
  );
  const useOf = await useOfKeys(scoped, ids, days);
  const filed = await filedByKeys(scoped, ids);
  return keys.map((key) =>
    viewOf(key, names.get(key.unitId) ?? '', { ...useOf(key.id), filed: filed.get(key.id) ?? 0 }),
  );
}

const NO_USE = { requests: 0, turnedAway: 0, filed: 0, today: 0, lastUsedAt: null };

function viewOf(
  key: StoredKey,
  unitName: string,
  use: { requests: number; turnedAway: number; filed: number; today: number; lastUsedAt: Date | null },
): ApiKeyView {
  const kind = key.communityId ? 'community' : key.streetId ? 'street' : 'district';
  const { requests, turnedAway, filed, today, lastUsedAt } = use;
  return {
    id: key.id,
    name: key.name,
    unit: { id: key.unitId, name: unitName, kind },
    ending: key.ending,
    perMinute: key.perMinute,
    perDay: key.perDay,
    issuedAt: key.issuedAt.toISOString(),
    issuedBy: key.issuedByName,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    usage: { requests, turnedAway, filed },
    today,
  };
}
