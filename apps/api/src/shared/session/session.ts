import { createHmac, timingSafeEqual } from 'node:crypto';
import { scopeOfAppointment, type Appointment } from '@linli/domain/appointments/appointment.ts';
import type { PersonActor, Role } from '@linli/domain/shared/actor.ts';
import type { OrgUnitKind } from '@linli/domain/shared/scope.ts';
import type { Platform } from '../platform.ts';
import { COOKIE_PREFIX } from './auth.ts';

export interface OwnAppointment extends Appointment {
  readonly unit: {
    readonly id: string;
    readonly kind: OrgUnitKind;
    readonly name: string;
    readonly pathNames: string[];
  } | null;
}

/** Whoever a valid session belongs to, with what they can act as at this moment. */
export interface SessionPerson {
  readonly sessionId: string;
  readonly personId: string;
  readonly name: string;
  readonly username: string;
  readonly appointments: readonly OwnAppointment[];
  /** Null while no appointment is current. */
  readonly actor: PersonActor | null;
}

interface Row {
  session_id: string;
  acting_appointment_id: string | null;
  person_id: string;
  name: string;
  username: string;
  appointments: {
    id: string;
    role: Role;
    from: string;
    to: string | null;
    unit: OwnAppointment['unit'];
    path: Appointment['path'];
  }[];
}

/** Session, person and current appointments in one named statement: it runs on every request. */
const READ_SESSION = {
  name: 'linli_read_session',
  text: `
    SELECT s.id AS session_id, s.acting_appointment_id, p.id AS person_id, p.name, p.username,
      coalesce(json_agg(json_build_object(
        'id', a.id, 'role', a.role, 'from', a.from_at, 'to', a.to_at,
        'unit', CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'kind', u.kind, 'name', u.name,
          'pathNames', array_remove(ARRAY[d.name, CASE WHEN u.kind <> 'street' THEN st.name END, CASE WHEN u.kind <> 'district' THEN u.name END], NULL)) END,
        'path', CASE WHEN a.district_id IS NOT NULL THEN json_build_object(
          'districtId', a.district_id, 'streetId', a.street_id, 'communityId', a.community_id) END
      ) ORDER BY a.from_at, a.id) FILTER (WHERE a.id IS NOT NULL), '[]') AS appointments
    FROM sessions s
    JOIN people p ON p.id = s.person_id
    LEFT JOIN appointments a ON a.person_id = p.id AND a.from_at <= $2 AND (a.to_at IS NULL OR a.to_at > $2)
    LEFT JOIN org_units u ON u.id = a.unit_id
    LEFT JOIN org_units d ON d.id = a.district_id
    LEFT JOIN org_units st ON st.id = a.street_id
    WHERE s.token = $1 AND s.expires_at > $2 AND ($3 OR NOT p.is_demo)
    GROUP BY s.id, p.id`,
};

/**
 * Who asks, by the session cookie; null when there is none or it is forged, expired or ended. better-auth made
 * the session; its own look-up costs more than most requests, so the path of every request reads it here.
 */
export async function readSession(
  platform: Platform,
  secret: string,
  cookieHeader: string | undefined,
): Promise<SessionPerson | null> {
  const token = sessionToken(cookieHeader, secret);
  if (token === null) return null;
  const values = [token, platform.clock(), platform.isDemo];
  const { rows } = await platform.database.system.pool.query<Row>({ ...READ_SESSION, values });
  const row = rows[0];
  if (!row) return null;
  const appointments = row.appointments.map((each) => ({
    ...each,
    from: new Date(each.from),
    to: each.to === null ? null : new Date(each.to),
  }));
  const person = {
    sessionId: row.session_id,
    personId: row.person_id,
    name: row.name,
    username: row.username,
    appointments,
  };
  const acting = appointments.find((each) => each.id === row.acting_appointment_id) ?? appointments[0];
  return { ...person, actor: acting ? actorUnder(person, acting) : null };
}

/** What a person is while they act under one of their current appointments. */
export function actorUnder(
  person: Pick<SessionPerson, 'personId' | 'name' | 'appointments'>,
  { id, role, unit, path, ...acting }: OwnAppointment,
): PersonActor {
  return {
    kind: 'person',
    personId: person.personId,
    name: person.name,
    appointmentId: id,
    role,
    unit: unit && path && { id: unit.id, kind: unit.kind, name: unit.name, ...path },
    scope: scopeOfAppointment({ id, role, path, ...acting }, person.appointments),
  };
}

const COOKIE_NAMES = [`${COOKIE_PREFIX}.session_token`, `__Secure-${COOKIE_PREFIX}.session_token`];

/** The token of a cookie whose signature holds (HMAC-SHA256, Base64, as better-auth signs it). */
function sessionToken(cookieHeader: string | undefined, secret: string): string | null {
  for (const pair of cookieHeader?.split(';') ?? []) {
    const [name, value] = pair.trim().split(/=(.*)/s);
    if (value === undefined || !COOKIE_NAMES.includes(name ?? '')) continue;
    const signed = decode(value);
    const dot = signed.lastIndexOf('.');
    const token = signed.slice(0, dot);
    const expected = createHmac('sha256', secret).update(token).digest();
    const given = Buffer.from(signed.slice(dot + 1), 'base64');
    if (dot > 0 && given.length === expected.length && timingSafeEqual(given, expected)) return token;
  }
  return null;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
