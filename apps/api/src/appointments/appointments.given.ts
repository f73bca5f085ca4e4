import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { PersonActor, Role } from '@linli/domain/shared/actor.ts';
import type { FastifyInstance } from 'fastify';
import { v7 as uuid } from 'uuid';
import type { GivenUnit } from '../org-units/org-units.given.ts';
import type { Platform } from '../shared/platform.ts';

export interface GivenPerson {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  /** Signed in: what their browser sends. */
  readonly cookie: string;
  /** The appointment they hold, if any was given. */
  readonly appointmentId: string;
}

/** The person as the product takes them for, as far as an address or an event needs it. */
export const actorOf = ({ id, name, appointmentId }: GivenPerson): PersonActor => ({
  kind: 'person',
  personId: id,
  name,
  appointmentId,
  role: 'community_worker',
  unit: null,
  scope: { kind: 'units', level: 'community', unitIds: [] },
});

type At = { platform: Platform };

/**
 * A signed-in person with one appointment. They have no password, because hashing one takes longer than most
 * tests; signing in itself is tested on its own.
 */
export async function givenPerson(
  at: At,
  {
    role,
    unit,
    name = '李试验',
    from,
    to,
    isDemo = false,
  }: { role: Role; unit?: GivenUnit; name?: string; from?: Date; to?: Date; isDemo?: boolean },
): Promise<GivenPerson> {
  const id = uuid();
  const username = `p${randomInt(2 ** 40).toString(36)}`;
  const { client } = at.platform.database.system;
  await client.person.create({
    data: {
      id,
      name,
      username,
      isDemo,
      passwordSetAt: new Date(),
    },
  });
  const appointmentId = await givenAppointment(at, {
    personId: id,
    role,
    ...(unit && { unit }),
    ...(from && { from }),
    ...(to && { to }),
  });
  return { id, name, username, appointmentId, cookie: await givenSession(at, id) };
}

/** Another appointment for somebody; it began long ago unless told. */
export async function givenAppointment(
  { platform }: At,
  {
    personId,
    role,
    unit,
    from = new Date('2020-01-01T00:00:00Z'),
    to = null,
  }: { personId: string; role: Role; unit?: GivenUnit; from?: Date; to?: Date | null },
): Promise<string> {
  const id = uuid();
  await platform.database.system.client.appointment.create({
    data: { id, personId, role, unitId: unit?.id ?? null, ...unit?.path, from, to },
  });
  return id;
}

/**
 * Another session of somebody, just begun and confirmed. Its times lie a day ahead, so that a test may move the clock
 * on by hours; ending by time is tested on its own.
 */
export async function givenSession({ platform }: At, personId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const tokenHash = createHash('sha256').update(token).digest('hex');
  const ahead = new Date(Date.now() + 24 * 3_600_000);
  await platform.database.system.client.session.create({
    data: { tokenHash, personId, createdAt: ahead, lastSeenAt: ahead, confirmedAt: ahead, expiresAt: ahead },
  });
  return `linli.session=${token}`;
}

/** As the sign-in page does it; what the browser keeps, or null when it is refused. */
export async function signIn(
  { app }: { app: FastifyInstance },
  name: string,
  password: string,
  browser: { cookie?: string; address?: string } = {},
): Promise<{ cookie: string } | null> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/public/sign-in',
    payload: { name, password },
    headers: { ...(browser.cookie && { cookie: browser.cookie }) },
    ...(browser.address && { remoteAddress: browser.address }),
  });
  return answer.statusCode === 200 ? { cookie: cookiesOf(answer, browser.cookie) } : null;
}

/** What a browser that had `before` sends after this answer. */
export function cookiesOf({ cookies }: { cookies: { name: string; value: string }[] }, before = ''): string {
  const kept = new Map(before.split('; ').flatMap((each) => (each ? [each.split(/=(.*)/s) as [string, string]] : [])));
  for (const { name, value } of cookies) kept.set(name, value);
  return [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** Switches to another appointment; what the browser keeps then. */
export async function actingAs(
  { app }: { app: FastifyInstance },
  { cookie }: { cookie: string },
  appointmentId: string,
): Promise<{ cookie: string }> {
  const url = '/api/v1/me/acting-appointment';
  const answer = await app.inject({ method: 'POST', url, headers: { cookie }, payload: { appointmentId } });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return { cookie: cookiesOf(answer, cookie) };
}
