import type { OrgUnitKind } from '@linli/domain/shared/scope.ts';
import type { Platform } from '../shared/platform.ts';
import type { DemoUnit } from './cast.ts';

export async function isSown({ database }: Platform, seed: string): Promise<boolean> {
  return (await database.scoped.demoSeeding.count({ where: { seed } })) > 0;
}

export async function keepSeeding({ database }: Platform, seed: string, finishedAt: Date): Promise<void> {
  await database.scoped.demoSeeding.createMany({ data: [{ seed, finishedAt }] });
}

/** Those of `usernames` that somebody has already. */
export async function listTakenUsernames({ database }: Platform, usernames: readonly string[]): Promise<string[]> {
  const rows = await database.scoped.person.findMany({
    where: { username: { in: [...usernames] } },
    select: { username: true },
  });
  return rows.map(({ username }) => username);
}

/** The units of a district with their paths, in the order of their codes. */
export async function listUnitsOf({ database }: Platform, districtDigits: string): Promise<DemoUnit[]> {
  const rows = await database.scoped.orgUnit.findMany({
    where: { code: { startsWith: districtDigits } },
    orderBy: { code: 'asc' },
  });
  return rows.map(({ id, code, name, kind, districtId, streetId, communityId }) => ({
    id,
    code: code ?? '',
    name,
    kind: kind as OrgUnitKind,
    path: { districtId, streetId, communityId },
  }));
}
