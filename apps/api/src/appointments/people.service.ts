import type { appointmentsContract, AppointmentView } from '@linli/domain/appointments/appointments.contract.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { v7 as uuid } from 'uuid';
import { hashNewPassword } from '../accounts/public.ts';
import type { Transaction } from '../shared/database.ts';
import { change } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { give, type Terms } from './appointments.service.ts';
import { createPerson } from './people.store.ts';
import { makeFirstLinks } from './sign-in-links.service.ts';

/** Adds a person with a first appointment; without a password they need a sign-in link. */
export async function addPerson(
  platform: Platform,
  actor: PersonActor,
  { username, name, password, ...terms }: BodyOf<(typeof appointmentsContract)['addPerson']>,
): Promise<AppointmentView> {
  // Slow on purpose, so before the transaction.
  const hash = password === undefined ? null : await hashNewPassword(platform, password, { username, personId: null });
  return change(platform, async (transaction) => {
    // Whoever adds somebody knows this password, so its owner has to choose another at the first sign-in.
    const given = hash === null ? null : ({ hash, chosenBy: 'somebody_else' } as const);
    const person = { id: uuid(), username, name, password: given, isDemo: false, createdAt: platform.clock() };
    const isNew = await createPerson(transaction, person);
    if (!isNew) refuse('appointment.username_taken', { errors: [{ path: ['username'], code: 'taken' }] });
    return give(platform, transaction, { actor, action: 'appointments.add_person', personId: person.id, terms });
  });
}

/**
 * Adds a person with a first appointment within a change of another capability, and the link by which they sign in
 * first: whoever added them knows no password of theirs.
 */
export async function addPersonWithLink(
  platform: Platform,
  transaction: Transaction,
  actor: PersonActor,
  { username, name, ...terms }: { username: string; name: string } & Terms,
) {
  const createdAt = platform.clock();
  const person = { id: uuid(), username, name, password: null, isDemo: false, createdAt };
  if (!(await createPerson(transaction, person)))
    refuse('appointment.username_taken', { errors: [{ path: ['username'], code: 'taken' }] });
  const action = 'appointments.add_person';
  const appointment = await give(platform, transaction, { actor, action, personId: person.id, terms });
  const target = {
    purpose: 'set_password',
    personId: person.id,
    appointmentId: appointment.id,
    madeUnder: actor.appointmentId,
  } as const;
  const [link] = await makeFirstLinks(platform, transaction, [target], createdAt);
  return { personId: person.id, username: appointment.person.username, link: link! };
}

/**
 * Adds a person who exists only while the demo is on, with appointments in the order given. Without a password
 * nobody can sign in as them.
 */
export async function addDemoPerson(
  platform: Platform,
  {
    username,
    name,
    password,
    terms,
  }: { username: string; name: string; password: string | null; terms: readonly Terms[] },
): Promise<AppointmentView[]> {
  const hash = password === null ? null : await hashNewPassword(platform, password, { username, personId: null });
  return change(platform, async (transaction) => {
    const own = hash === null ? null : ({ hash, chosenBy: 'owner' } as const);
    const person = { id: uuid(), username, name, password: own, isDemo: true, createdAt: platform.clock() };
    const isNew = await createPerson(transaction, person);
    if (!isNew) refuse('appointment.username_taken', { params: { username } });
    const given: AppointmentView[] = [];
    const actor = { kind: 'system', scope: { kind: 'system' } } as const;
    for (const each of terms)
      given.push(
        await give(platform, transaction, {
          actor,
          action: 'appointments.add_person',
          personId: person.id,
          terms: each,
        }),
      );
    return given;
  });
}
