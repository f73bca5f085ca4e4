import type { Database } from '../shared/database.ts';

export async function findTicketIdByNumber({ system }: Database, number: string): Promise<string | null> {
  const row = await system.client.ticket.findFirst({ where: { number }, select: { id: true } });
  return row?.id ?? null;
}

export async function listTicketNumbers({ system }: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await system.client.ticket.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, number: true },
  });
  return new Map(rows.map(({ id, number }) => [id, number]));
}
