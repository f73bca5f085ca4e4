import type { ScopedPool } from '../shared/scoped-pool.ts';

/** Tells the planner how many residents there are now. For whoever has just added many, before the next search. */
export async function refreshResidentStatistics(statements: ScopedPool): Promise<void> {
  await statements.query({ text: 'SELECT linli_refresh_resident_statistics()' });
}
