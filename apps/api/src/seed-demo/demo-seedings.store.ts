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

/** How many seedings there were whose name begins so. */
export async function countSeedings({ database }: Platform, beginning: string): Promise<number> {
  return database.scoped.demoSeeding.count({ where: { seed: { startsWith: beginning } } });
}

/** True where the demo's own people are; an installation in use that was left alone has none. */
export async function isDemoPeopled({ database }: Platform): Promise<boolean> {
  return (await database.scoped.person.count({ where: { isDemo: true } })) > 0;
}
