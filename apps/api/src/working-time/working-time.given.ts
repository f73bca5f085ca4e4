import type { TestApi } from '../shared/testing/app.ts';

/** Which version of its hours whoever saves them next has read; 0 where the unit has none of its own. */
export async function hoursVersionOf({ platform }: TestApi, unitId: string): Promise<number> {
  const row = await platform.database.system.client.unitWorkingTime.findFirst({ where: { unitId } });
  return row?.version ?? 0;
}
