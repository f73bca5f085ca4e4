import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { ScopedClient } from '../../shared/database.ts';

/** A worker of a community, by its code, as they act there; null where there is none. */
export async function findWorkerOf(client: ScopedClient, code: string): Promise<PersonActor | null> {
  const unit = await client.orgUnit.findFirst({ where: { code, kind: 'community' } });
  const where = { unitId: unit?.id ?? '', role: 'community_worker', to: null };
  const appointment =
    unit && (await client.appointment.findFirst({ where, include: { person: true }, orderBy: { id: 'asc' } }));
  if (!unit || !appointment) return null;
  const { id, name, districtId, streetId, communityId } = unit;
  return {
    kind: 'person',
    personId: appointment.personId,
    name: appointment.person.name,
    appointmentId: appointment.id,
    role: 'community_worker',
    unit: { id, name, kind: 'community', districtId, streetId, communityId },
    scope: { kind: 'units', level: 'community', unitIds: [id] },
  };
}

/** Heads of households of a community, in the order of their files, from the `skip`th on. */
export async function findHead(client: ScopedClient, communityId: string, skip: number) {
  return client.resident.findFirst({
    where: { communityId, status: 'living_here', householdRole: 'head' },
    orderBy: { id: 'asc' },
    skip,
    select: { id: true, version: true },
  });
}
