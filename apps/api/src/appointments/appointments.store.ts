import type { Appointment } from '@linli/domain/appointments/appointment.ts';
import type { Role } from '@linli/domain/shared/actor.ts';
import type { OrgPath, OrgUnitKind, Scope } from '@linli/domain/shared/scope.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { RowCursor } from '../shared/cursor.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import { scopeFilter } from '../shared/scope-filter.ts';
import type { StoredPerson } from './people.store.ts';

type Client = ScopedClient | Transaction;

/** A stored appointment in the words of the domain, with whom and where. */
export interface StoredAppointment extends Appointment {
  readonly person: StoredPerson & { readonly disabledAt: Date | null; readonly phone: string | null };
  readonly unit: { readonly id: string; readonly name: string; readonly kind: OrgUnitKind } | null;
  readonly version: number;
}

export const WITH_PERSON_AND_UNIT = {
  person: { select: { id: true, name: true, username: true, disabledAt: true, phone: true } },
  unit: { select: { id: true, name: true, kind: true } },
} satisfies Prisma.AppointmentInclude;

type Loaded = Prisma.AppointmentGetPayload<{ include: typeof WITH_PERSON_AND_UNIT }>;

/** Roles and kinds are written only by this product's own rules. */
export function stored({
  id,
  role,
  from,
  to,
  version,
  person,
  unit,
  districtId,
  streetId,
  communityId,
}: Loaded): StoredAppointment {
  return {
    id,
    role: role as Role,
    path: districtId === null ? null : { districtId, streetId, communityId },
    from,
    to,
    version,
    person,
    unit: unit && { ...unit, kind: unit.kind as OrgUnitKind },
  };
}

/** Appointments that hold at `now`. */
export function currentAt(now: Date): Prisma.AppointmentWhereInput {
  return { from: { lte: now }, OR: [{ to: null }, { to: { gt: now } }] };
}

/** People of the demo do not appear while it is off. */
function peopleShown(shows: { demo: boolean }): Prisma.PersonWhereInput {
  return shows.demo ? {} : { isDemo: false };
}

/** Those of them who can act: nobody is let in to a disabled account. */
export function peopleWhoAct(shows: { demo: boolean }): Prisma.PersonWhereInput {
  return { ...peopleShown(shows), disabledAt: null };
}

export interface AppointmentFilter {
  readonly role?: Role | undefined;
  readonly unit?: Partial<Record<'districtId' | 'streetId' | 'communityId', string>> | undefined;
  /** Part of the person's name or username. */
  readonly text?: string | undefined;
  readonly state: 'current' | 'disabled' | 'ended' | 'all';
  readonly now: Date;
  readonly shows: { readonly demo: boolean };
  readonly after?: RowCursor | undefined;
  readonly limit: number;
}

/** The latest first; one row more than `limit`. */
export async function listAppointmentRows(
  client: Client,
  scope: Scope,
  filter: AppointmentFilter,
): Promise<StoredAppointment[]> {
  const where: Prisma.AppointmentWhereInput[] = [scopeFilter(scope), { person: peopleShown(filter.shows) }];
  if (filter.role) where.push({ role: filter.role });
  if (filter.unit) where.push(filter.unit);
  if (filter.state === 'current') where.push(currentAt(filter.now));
  if (filter.state === 'ended') where.push({ to: { lte: filter.now } });
  if (filter.state === 'disabled')
    where.push({ person: { disabledAt: { not: null } } }, { OR: [{ to: null }, { to: { gt: filter.now } }] });
  if (filter.text) {
    const contains = filter.text.replaceAll(/[\\%_]/g, String.raw`\$&`);
    where.push({ person: { OR: [{ name: { contains } }, { username: { contains: contains.toLowerCase() } }] } });
  }
  if (filter.after) where.push({ id: { lt: filter.after.id } });
  const rows = await client.appointment.findMany({
    where: { AND: where },
    orderBy: { id: 'desc' },
    take: filter.limit + 1,
    include: WITH_PERSON_AND_UNIT,
  });
  return rows.map(stored);
}

export async function findAppointment(client: Client, scope: Scope, id: string): Promise<StoredAppointment | null> {
  const row = await client.appointment.findFirst({
    where: { AND: [{ id }, scopeFilter(scope)] },
    include: WITH_PERSON_AND_UNIT,
  });
  return row && stored(row);
}

export interface NewAppointment {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  readonly unit: { readonly id: string; readonly path: OrgPath } | null;
  readonly from: Date;
  readonly to: Date | null;
}

export async function createAppointment(transaction: Transaction, appointment: NewAppointment): Promise<void> {
  await createAppointments(transaction, [appointment]);
}

export async function createAppointments(
  transaction: Transaction,
  appointments: readonly NewAppointment[],
): Promise<void> {
  const data = appointments.map(({ unit, ...each }) => ({ ...each, unitId: unit?.id ?? null, ...unit?.path }));
  await transaction.appointment.createMany({ data });
}

/** Whether the person holds this role at this unit at some moment of the new appointment. */
export async function isAlreadyHeld(
  transaction: Transaction,
  { personId, role, unit, from, to }: NewAppointment,
): Promise<boolean> {
  const count = await transaction.appointment.count({
    where: { personId, role, unitId: unit?.id ?? null, ...atSomeMomentOf({ from, to }) },
  });
  return count > 0;
}

/** Whether the person holds `role` anywhere at some moment of the new appointment. */
export async function holdsRole(
  transaction: Transaction,
  role: Role,
  { personId, from, to }: Pick<NewAppointment, 'personId' | 'from' | 'to'>,
): Promise<boolean> {
  const count = await transaction.appointment.count({ where: { personId, role, ...atSomeMomentOf({ from, to }) } });
  return count > 0;
}

function atSomeMomentOf({ from, to }: Pick<NewAppointment, 'from' | 'to'>): Prisma.AppointmentWhereInput {
  return { OR: [{ to: null }, { to: { gt: from } }], ...(to && { from: { lt: to } }) };
}

/** Ends an appointment only if it is still as it was read. */
export async function endAppointmentRow(
  transaction: Transaction,
  read: { id: string; version: number },
  to: Date,
): Promise<boolean> {
  const { count } = await transaction.appointment.updateMany({
    where: { id: read.id, version: read.version },
    data: { to, version: { increment: 1 } },
  });
  return count === 1;
}

type ColleaguesAsked = { now: Date; shows: { demo: boolean } };

export async function findColleagueRow(
  client: Client,
  asked: ColleaguesAsked & { communityId: string; personId: string },
) {
  const { communityId, personId, now, shows } = asked;
  const row = await client.appointment.findFirst({
    where: { communityId, personId, role: 'community_worker', person: peopleWhoAct(shows), ...currentAt(now) },
    select: { person: { select: { id: true, name: true } } },
  });
  return row?.person ?? null;
}

/** Community workers within a scope, each once, by name. A community has dozens; 200 bounds a mistake. */
export async function listColleagueRows(
  client: Client,
  scope: Scope,
  { now, shows }: ColleaguesAsked,
): Promise<{ id: string; name: string }[]> {
  const rows = await client.appointment.findMany({
    where: { ...scopeFilter(scope), role: 'community_worker', person: peopleWhoAct(shows), ...currentAt(now) },
    select: { person: { select: { id: true, name: true } } },
    distinct: ['personId'],
    orderBy: { person: { name: 'asc' } },
    take: 200,
  });
  return rows.map((row) => row.person);
}
