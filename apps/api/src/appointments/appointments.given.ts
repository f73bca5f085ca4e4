import { createHmac, randomBytes, randomInt } from 'node:crypto';
import type { Role } from '@linli/domain/shared/actor.ts';
import type { FastifyInstance } from 'fastify';
import { v7 as uuid } from 'uuid';
import type { GivenUnit } from '../org-units/org-units.given.ts';
import type { Platform } from '../shared/platform.ts';
import { TEST_SECRET } from '../shared/testing/app.ts';

export interface GivenPerson {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  /** Signed in: what their browser sends. */
  readonly cookie: string;
  /** The appointment they hold, if any was given. */
  readonly appointmentId: string;
}

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
    data: { id, name, username, displayUsername: username, email: `${username}@linli.invalid`, isDemo },
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

/** Another session of somebody, as a cookie that better-auth would have signed. */
export async function givenSession({ platform }: At, personId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(Date.now() + 24 * 3_600_000);
  await platform.database.system.client.session.create({ data: { token, personId, expiresAt } });
  const signature = createHmac('sha256', TEST_SECRET).update(token).digest('base64');
  return `linli.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** As the sign-in page does it; the cookie, or null when it is refused. */
export async function signIn(
  { app }: { app: FastifyInstance },
  username: string,
  password: string,
): Promise<{ cookie: string } | null> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/username',
    payload: { username, password },
  });
  const cookie = answer.cookies.find(({ name }) => name.endsWith('session_token'));
  return answer.statusCode === 200 && cookie ? { cookie: `${cookie.name}=${encodeURIComponent(cookie.value)}` } : null;
}
