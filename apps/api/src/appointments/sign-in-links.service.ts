import { randomBytes } from 'node:crypto';
import { decideCare } from '@linli/domain/accounts/account-care.ts';
import { decideSignInLink, isLinkStillGiven, signInLinkEnd } from '@linli/domain/appointments/sign-in-link.ts';
import type { signInLinksContract } from '@linli/domain/appointments/sign-in-links.contract.ts';
import type { PersonActor, SystemActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf, ResponseOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { v7 as uuid } from 'uuid';
import { hashNewPassword, removeOutsideLink, setPassword } from '../accounts/public.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { withScope } from '../shared/request-context.ts';
import { endSessions } from '../shared/session/sessions.store.ts';
import { hasAdministratorBesides } from './administrators.store.ts';
import { give } from './appointments.service.ts';
import { findAppointment } from './appointments.store.ts';
import { createPerson, lockPerson } from './people.store.ts';
import {
  createFirstLinks,
  createLink,
  endLinks,
  findLink,
  findPersonById,
  listAppointmentsOf,
  takeLink,
  type LinkTarget,
} from './sign-in-links.store.ts';

type Contract = typeof signInLinksContract;
type MadeLink = ResponseOf<Contract['make'], never>;
type Client = ScopedClient | Transaction;
type PersonTarget = Extract<LinkTarget, { purpose: 'set_password' }>;

/** Whoever follows a link is nobody yet, so the product itself acts. */
const SYSTEM: SystemActor = { kind: 'system', scope: { kind: 'system' } };

/** Makes a link by which the holder of an appointment sets their password. */
export async function makeSignInLink(platform: Platform, actor: PersonActor, appointmentId: string): Promise<MadeLink> {
  return change(platform, async (transaction) => {
    const now = platform.clock();
    const get = async () =>
      (await findAppointment(transaction, actor.scope, appointmentId)) ?? refuse('appointment.not_found');
    // Nobody is given more, or disabled, while it is decided about what they hold.
    await lockPerson(transaction, (await get()).person.id);
    const appointment = await get();
    const { id: personId, name, disabledAt } = appointment.person;
    decideSignInLink(actor, appointment, await listAppointmentsOf(platform.database, personId), now);
    decideCare('signInLink', { isOwn: personId === actor.personId, isDisabled: disabledAt !== null });
    const target = { purpose: 'set_password', personId, appointmentId, madeUnder: actor.appointmentId } as const;
    const link = await keepLink(platform, transaction, target, now);
    const subject = { type: 'appointment', id: appointmentId, path: appointment.path };
    const changes = { person: [null, name], expiresAt: [null, link.expiresAt] } as const;
    const action = 'appointments.make_sign_in_link';
    await recordEvent(transaction, { actor, action, subject, changes, concernsPersonId: personId }, now);
    return link;
  });
}

/** A link for whoever sets the installation up; null when somebody administers it. Earlier ones end either way. */
export async function makeFirstAdministratorLink(platform: Platform): Promise<MadeLink | null> {
  const target = { purpose: 'first_administrator' } as const;
  return withScope(SYSTEM.scope, () =>
    change(platform, async (transaction) => {
      const now = platform.clock();
      const isFounded = await hasAdministratorBesides(transaction, null, now, { demo: platform.isDemo });
      if (!isFounded) return keepLink(platform, transaction, target, now);
      await endLinks(transaction, target);
      return null;
    }),
  );
}

/** What a link is for, without using it. */
export async function checkSignInLink(
  platform: Platform,
  { token }: BodyOf<Contract['check']>,
): Promise<ResponseOf<Contract['check'], never>> {
  return withScope(SYSTEM.scope, async () => {
    const { target, expiresAt } = await getLink(platform, platform.database.scoped, token);
    const person =
      target.purpose === 'set_password' ? await getPerson(platform, platform.database.scoped, target) : null;
    return {
      purpose: target.purpose,
      username: person?.username ?? null,
      name: person?.name ?? null,
      expiresAt: expiresAt.toISOString(),
    };
  });
}

/** Uses a link up. Whatever is refused leaves it as it was, to be used better. */
export async function followSignInLink(
  platform: Platform,
  { token, username, name, password }: BodyOf<Contract['use']>,
): Promise<ResponseOf<Contract['use'], never>> {
  return withScope(SYSTEM.scope, async () => {
    const { target } = await getLink(platform, platform.database.scoped, token);
    const fields = Object.entries({ username, name });
    const isFirst = target.purpose === 'first_administrator';
    const wrong = fields.filter(([, value]) => (value === undefined) === isFirst).map(([field]) => field);
    const code = isFirst ? 'required' : 'unknown_field';
    if (wrong.length > 0) refuse('request.invalid', { errors: wrong.map((field) => ({ path: [field], code })) });
    // Slow on purpose, so before the transaction, and only for whoever holds a link.
    const person =
      target.purpose === 'set_password' ? await getPerson(platform, platform.database.scoped, target) : null;
    const passwordHash = await hashNewPassword(platform, password, {
      username: person?.username ?? username ?? null,
      personId: person?.id ?? null,
    });
    const take = async (transaction: Transaction) => {
      const { id } = await getLink(platform, transaction, token);
      if (!(await takeLink(transaction, id))) refuse('sign_in.link_not_valid');
      if (target.purpose === 'set_password') return setPasswordOf(platform, transaction, target, passwordHash);
      return makeFirstAdministrator(platform, transaction, {
        username: username ?? '',
        name: name ?? '',
        passwordHash,
      });
    };
    // Kept as the answer, so that whoever lost it on the way is not told that their link is used up.
    return change(platform, take, { isAnswer: true });
  });
}

async function makeFirstAdministrator(
  platform: Platform,
  transaction: Transaction,
  account: { username: string; name: string; passwordHash: string },
) {
  const createdAt = platform.clock();
  if (await hasAdministratorBesides(transaction, null, createdAt, { demo: platform.isDemo }))
    refuse('sign_in.link_not_valid');
  const { username, name, passwordHash } = account;
  const password = { hash: passwordHash, chosenBy: 'owner' } as const;
  const person = { id: uuid(), username, name, password, isDemo: false, createdAt };
  if (!(await createPerson(transaction, person)))
    refuse('appointment.username_taken', { errors: [{ path: ['username'], code: 'taken' }] });
  const given = await give(platform, transaction, {
    actor: SYSTEM,
    action: 'appointments.make_first_administrator',
    personId: person.id,
    terms: { role: 'system_admin', unitId: null, to: null },
  });
  return { username: given.person.username };
}

async function setPasswordOf(platform: Platform, transaction: Transaction, target: PersonTarget, passwordHash: string) {
  const now = platform.clock();
  const { personId, appointmentId } = target;
  await lockPerson(transaction, personId);
  const { username } = await getPerson(platform, transaction, target);
  await setPassword(transaction, personId, { hash: passwordHash, at: now, chosenBy: 'owner' });
  // Whoever knew the old password, sits at a forgotten screen or linked an account of their own is out.
  await endSessions(transaction, personId, 'password');
  await removeOutsideLink(transaction, personId);
  const appointment = await findAppointment(transaction, SYSTEM.scope, appointmentId);
  const subject = { type: 'appointment', id: appointmentId, path: appointment?.path ?? null };
  const action = 'appointments.use_sign_in_link';
  await recordEvent(transaction, { actor: SYSTEM, action, subject, concernsPersonId: personId }, now);
  return { username };
}

/** The person whose password a link sets, while whoever made it could still make it. */
async function getPerson(platform: Platform, client: Client, { personId, madeUnder }: PersonTarget) {
  const person = await findPersonById(client, personId, { demo: platform.isDemo });
  const maker = await findAppointment(client, SYSTEM.scope, madeUnder);
  if (!person || !isLinkStillGiven(maker, await listAppointmentsOf(platform.database, personId), platform.clock()))
    refuse('sign_in.link_not_valid');
  return person;
}

async function keepLink(platform: Platform, transaction: Transaction, target: LinkTarget, now: Date) {
  const { kept, made } = newLink(platform, target, now);
  await createLink(transaction, kept);
  return made;
}

/** Links for people who were added a moment ago, in the same order. */
export async function makeFirstLinks(
  platform: Platform,
  transaction: Transaction,
  targets: readonly PersonTarget[],
  now: Date,
): Promise<MadeLink[]> {
  const links = targets.map((target) => newLink(platform, target, now));
  await createFirstLinks(
    transaction,
    links.map(({ kept }) => kept),
  );
  return links.map(({ made }) => made);
}

function newLink(platform: Platform, target: LinkTarget, now: Date) {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = signInLinkEnd(target.purpose, now);
  return {
    kept: { hash: hashOf(platform, token), target, expiresAt },
    // Behind `#`, where no server and no log ever reads it.
    made: { path: `/first-sign-in#${token}`, expiresAt: expiresAt.toISOString() },
  };
}

async function getLink(platform: Platform, client: Client, token: string) {
  return (await findLink(client, hashOf(platform, token), platform.clock())) ?? refuse('sign_in.link_not_valid');
}

const hashOf = (platform: Platform, token: string) => platform.cipher.hash(token, 'sign_in_link');
