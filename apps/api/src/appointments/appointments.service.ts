import { availableCares } from '@linli/domain/accounts/account-care.ts';
import { canEnd, decideAppoint, decideEnd, ROLES_APART, hasEnded } from '@linli/domain/appointments/appointment.ts';
import type { appointmentsContract, AppointmentView } from '@linli/domain/appointments/appointments.contract.ts';
import type { Actor, PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf, QueryOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { v7 as uuid } from 'uuid';
import { maskedPhoneOf } from '../accounts/public.ts';
import { findVisibleUnit, unitFilter, unitNames } from '../org-units/public.ts';
import { decodeRowCursor, pageFrom } from '../shared/cursor.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import { change, recordEvent, type NewEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { endSessions } from '../shared/session/sessions.store.ts';
import { hasAdministratorBesides } from './administrators.store.ts';
import {
  createAppointment,
  endAppointmentRow,
  findAppointment,
  holdsRole,
  isAlreadyHeld,
  listAppointmentRows,
  listColleagueRows,
  type StoredAppointment,
} from './appointments.store.ts';
import { findPerson, lockPerson } from './people.store.ts';
import { listAppointmentsOf } from './sign-in-links.store.ts';

type Contract = typeof appointmentsContract;
export type Terms = Pick<BodyOf<Contract['appoint']>, 'role' | 'unitId' | 'from' | 'to'>;

/** Whom a worker can give a ticket of their community to, themselves included. */
export async function listColleagues(platform: Platform, actor: PersonActor) {
  return {
    items: await listColleagueRows(platform.database.scoped, actor.scope, {
      now: platform.clock(),
      shows: shown(platform),
    }),
  };
}

export async function listAppointments(platform: Platform, actor: PersonActor, query: QueryOf<Contract['list']>) {
  const { scoped } = platform.database;
  const unit = query.unitId === undefined ? undefined : await unitFilter(scoped, actor, query.unitId);
  const now = platform.clock();
  const rows = await listAppointmentRows(scoped, actor.scope, {
    role: query.role,
    unit,
    text: query.q,
    state: query.state,
    now,
    shows: shown(platform),
    after: query.cursor === undefined ? undefined : decodeRowCursor(query.cursor),
    limit: query.limit,
  });
  const view = await viewer(platform, scoped, actor, rows, now);
  return pageFrom(rows, query.limit, ({ id }) => ({ id }), view);
}

/** Gives another appointment to a person who has an account. */
export async function appoint(
  platform: Platform,
  actor: PersonActor,
  { username, ...terms }: BodyOf<Contract['appoint']>,
): Promise<AppointmentView> {
  return change(platform, async (transaction) => {
    const person =
      (await findPerson(transaction, username, shown(platform))) ??
      refuse('appointment.person_not_found', { errors: [{ path: ['username'], code: 'not_found' }] });
    return give(platform, transaction, { actor, action: 'appointments.appoint', personId: person.id, terms });
  });
}

/** Ends an appointment from this moment on; whoever acts under it acts no more with the next request. */
export async function endAppointment(
  platform: Platform,
  actor: PersonActor,
  appointmentId: string,
  { version }: BodyOf<Contract['end']>,
): Promise<AppointmentView> {
  return change(platform, async (transaction) => {
    const now = platform.clock();
    const appointment =
      (await findAppointment(transaction, actor.scope, appointmentId)) ?? refuse('appointment.not_found');
    const to = decideEnd(actor, appointment, now);
    if (
      appointment.role === 'system_admin' &&
      !(await hasAdministratorBesides(transaction, { appointmentId }, now, shown(platform)))
    ) {
      refuse('appointment.last_administrator');
    }
    if (!(await endAppointmentRow(transaction, { id: appointmentId, version }, to)))
      refuse('appointment.changed_meanwhile');
    await endSessionsWithLast(platform, transaction, appointment, now);
    const changes = {
      person: [appointment.person.name, null],
      role: [appointment.role, null],
      to: [appointment.to, to],
    } as const;
    await recordEvent(transaction, eventOf(actor, 'appointments.end', appointment, changes), now);
    return getView(platform, transaction, actor, appointmentId, now);
  });
}

/** Whoever holds nothing any more is signed out everywhere; whoever holds something else goes on as that. */
async function endSessionsWithLast(
  platform: Platform,
  transaction: Transaction,
  { id, person }: StoredAppointment,
  now: Date,
): Promise<void> {
  const held = await listAppointmentsOf(platform.database, person.id);
  if (!held.some((each) => each.id !== id && !hasEnded(each, now))) await endSessions(transaction, person.id, 'rights');
}

/** Decide → save → event, for a person whose row is locked so that nothing is given twice at once. */
export async function give(
  platform: Platform,
  transaction: Transaction,
  { actor, action, personId, terms }: { actor: Actor; action: NewEvent['action']; personId: string; terms: Terms },
): Promise<AppointmentView> {
  const now = platform.clock();
  const unit =
    terms.unitId === null
      ? null
      : ((await findVisibleUnit(transaction, actor, terms.unitId)) ??
        refuse('appointment.unit_not_found', { errors: [{ path: ['unitId'], code: 'not_found' }] }));
  decideAppoint(actor, terms.role, unit);
  const from = terms.from === undefined ? now : new Date(terms.from);
  const to = terms.to === null ? null : new Date(terms.to);
  if (to !== null && to <= from) refuse('request.invalid', { errors: [{ path: ['to'], code: 'too_small' }] });
  const given = { id: uuid(), personId, role: terms.role, unit, from, to };
  await lockPerson(transaction, personId);
  if (await isAlreadyHeld(transaction, given)) refuse('appointment.already_held');
  const apart = ROLES_APART[terms.role];
  if (apart && (await holdsRole(transaction, apart, given))) refuse('appointment.audit_stands_apart');
  await createAppointment(transaction, given);
  const appointment = (await findAppointment(transaction, actor.scope, given.id)) ?? refuse('appointment.not_found');
  const changes = {
    person: [null, appointment.person.name],
    role: [null, terms.role],
    unit: [null, unit?.name ?? null],
    from: [null, from],
    to: [null, to],
  } as const;
  await recordEvent(transaction, eventOf(actor, action, appointment, changes), now);
  return getView(platform, transaction, actor, given.id, now);
}

/** The person hears of it too, so that their open screens ask again what they may see. */
function eventOf(
  actor: Actor,
  action: NewEvent['action'],
  { id, path, person }: StoredAppointment,
  changes: NonNullable<NewEvent['changes']>,
): NewEvent {
  return { actor, action, subject: { type: 'appointment', id, path }, changes, concernsPersonId: person.id };
}

const shown = (platform: Platform) => ({ demo: platform.isDemo });

async function getView(
  platform: Platform,
  transaction: Transaction,
  actor: Actor,
  id: string,
  now: Date,
): Promise<AppointmentView> {
  const appointment = (await findAppointment(transaction, actor.scope, id)) ?? refuse('appointment.not_found');
  const view = await viewer(platform, transaction, actor, [appointment], now);
  return view(appointment);
}

/** Reads the names of the units above all of `appointments` at once. */
async function viewer(
  platform: Platform,
  client: ScopedClient | Transaction,
  actor: Actor,
  appointments: readonly StoredAppointment[],
  now: Date,
) {
  const names = await unitNames(
    client,
    appointments.flatMap(({ path }) => [path?.districtId ?? [], path?.streetId ?? []].flat()),
  );
  return (appointment: StoredAppointment): AppointmentView => {
    const { id, person, role, unit, path, from, to, version } = appointment;
    const above = [path?.districtId, path?.streetId].filter(
      (each) => typeof each === 'string' && each !== unit?.id,
    ) as string[];
    const pathNames = unit && [...above.map((each) => names.get(each) ?? ''), unit.name];
    const mayEnd = canEnd(actor, appointment, now);
    return {
      id,
      person: { id: person.id, name: person.name, username: person.username },
      role,
      unit: unit && { ...unit, pathNames: pathNames ?? [] },
      from: from.toISOString(),
      to: to?.toISOString() ?? null,
      version,
      canEnd: mayEnd,
      account: mayEnd ? accountOf(platform, actor, person) : null,
    };
  };
}

function accountOf(platform: Platform, actor: Actor, { id, disabledAt, phone }: StoredAppointment['person']) {
  const isOwn = actor.kind === 'person' && actor.personId === id;
  return {
    disabledAt: disabledAt?.toISOString() ?? null,
    maskedPhone: phone === null ? null : maskedPhoneOf(platform, id, phone),
    availableCares: availableCares({ isOwn, isDisabled: disabledAt !== null }),
  };
}
