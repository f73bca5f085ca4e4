import type { OrgPath } from '@linli/domain/shared/scope.ts';
import type { UnitHours } from '@linli/domain/working-time/working-calendar.ts';
import type { UnitWorkingTime as Row } from '../generated/prisma/client.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';

type Client = ScopedClient | Transaction;

export interface StoredHours extends UnitHours {
  readonly unitId: string;
  readonly version: number;
}

/** What is stored was checked by the contract when it came in. */
function stored({ unitId, weeks, exceptions, version }: Row): StoredHours {
  return {
    unitId,
    weeks: weeks as unknown as UnitHours['weeks'],
    exceptions: exceptions as unknown as UnitHours['exceptions'],
    version,
  };
}

/** What each of these units says of itself; one that says nothing is left out. */
export async function listHours(client: Client, unitIds: readonly string[]): Promise<Map<string, StoredHours>> {
  const rows = await client.unitWorkingTime.findMany({ where: { unitId: { in: [...unitIds] } } });
  return new Map(rows.map((row) => [row.unitId, stored(row)]));
}

/** False when somebody was faster. `version` 0: the unit has said nothing yet. */
export async function saveHours(
  transaction: Transaction,
  unit: { id: string; path: OrgPath },
  version: number,
  { weeks, exceptions }: UnitHours,
): Promise<boolean> {
  const hours = { weeks: weeks as object, exceptions: exceptions as object };
  if (version === 0) {
    const row = { unitId: unit.id, ...unit.path, ...hours };
    return (await transaction.unitWorkingTime.createMany({ data: [row], skipDuplicates: true })).count === 1;
  }
  const { count } = await transaction.unitWorkingTime.updateMany({
    where: { unitId: unit.id, version },
    data: { ...hours, version: { increment: 1 } },
  });
  return count === 1;
}
