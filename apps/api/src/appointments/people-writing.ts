import type { ComparedPerson } from '@linli/domain/appointments/people-compare.ts';
import type { FirstSlip } from '@linli/domain/appointments/people-import.contract.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { endOfShanghaiDay } from '@linli/domain/shared/clock.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { v7 as uuid } from 'uuid';
import { phoneColumns } from '../accounts/public.ts';
import type { Transaction } from '../shared/database.ts';
import { recordEvents, type NewEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { createAppointments, type NewAppointment } from './appointments.store.ts';
import { createPeople } from './people-import.store.ts';
import { personRow } from './people.store.ts';
import { makeFirstLinks } from './sign-in-links.service.ts';

interface Written extends ComparedPerson {
  readonly personId: string;
  readonly appointment: NewAppointment;
}

/** Writes everything that a compared list adds, in a few statements, with an event for each account and appointment. */
export async function writePeople(
  platform: Platform,
  transaction: Transaction,
  actor: PersonActor,
  compared: readonly ComparedPerson[],
): Promise<{ slips: FirstSlip[]; appointed: number }> {
  const now = platform.clock();
  const written = compared.filter(({ outcome }) => outcome !== 'same').map((each) => writtenOf(each, now));
  const fresh = written.filter(({ known }) => known === null);
  const rows = fresh.map(({ personId, person }) => ({
    ...personRow({ id: personId, name: person.name, username: person.username, isDemo: false, createdAt: now }),
    ...phoneColumns(platform.cipher, personId, person.phone),
  }));
  if (!(await createPeople(transaction, rows))) refuse('people_import.changed_meanwhile');
  await createAppointments(
    transaction,
    written.map(({ appointment }) => appointment),
  );
  const targets = fresh.map(({ personId, appointment }) => ({
    purpose: 'set_password' as const,
    personId,
    appointmentId: appointment.id,
    madeUnder: actor.appointmentId,
  }));
  const links = await makeFirstLinks(platform, transaction, targets, now);
  await recordEvents(
    transaction,
    [summaryOf(actor, written.length), ...written.flatMap((each) => eventsOf(actor, each))],
    now,
  );
  const slips = fresh.map(({ person: { name, username, unit }, appointment: { role } }, index): FirstSlip => {
    const { path, expiresAt } = links[index]!;
    return { name, username, role, unitName: unit?.name ?? null, path, expiresAt };
  });
  return { slips, appointed: written.length - fresh.length };
}

function writtenOf(compared: ComparedPerson, now: Date): Written {
  const { person, known } = compared;
  const { role, unit, lastDay } = person;
  if (role === null) throw new Error('A person without a role is wrong, and nobody who is wrong is written.');
  const personId = known?.id ?? uuid();
  const to = lastDay === null ? null : endOfShanghaiDay(lastDay);
  return { ...compared, personId, appointment: { id: uuid(), personId, role, unit, from: now, to } };
}

/** Open screens hear once of a list, each person of what is theirs. */
function summaryOf(actor: PersonActor, count: number): NewEvent {
  const subject = { type: 'appointment', id: actor.appointmentId, path: actor.unit };
  return { actor, action: 'appointments.import_people', subject, changes: { count: [null, count] } };
}

function eventsOf(actor: PersonActor, { person, personId, known, appointment }: Written): NewEvent[] {
  const { id, role, unit, from, to } = appointment;
  const about = {
    actor,
    subject: { type: 'appointment', id, path: unit?.path ?? null },
    audience: 'nobody',
    concernsPersonId: personId,
  } as const;
  const changes = {
    person: [null, person.name],
    role: [null, role],
    unit: [null, person.unit?.name ?? null],
    from: [null, from],
    to: [null, to],
  } as const;
  if (known) return [{ ...about, action: 'appointments.appoint', changes }];
  return [
    { ...about, action: 'appointments.add_person', changes },
    { ...about, action: 'appointments.make_sign_in_link', changes: { person: [null, person.name] } },
  ];
}
