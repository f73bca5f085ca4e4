import { needsTwoFactor } from '@linli/domain/accounts/account-policy.ts';
import type { SignInWay } from '@linli/domain/accounts/outside-sign-in.ts';
import { mustChangePassword } from '@linli/domain/accounts/password.ts';
import { endByTime, sessionClassOf, type SessionEnd, type SessionLimit } from '@linli/domain/accounts/session.ts';
import { scopeOfAppointment, type Appointment } from '@linli/domain/appointments/appointment.ts';
import type { PersonActor, Role } from '@linli/domain/shared/actor.ts';
import type { OrgUnitKind } from '@linli/domain/shared/scope.ts';
import type { Platform } from '../platform.ts';
import { sessionTokenHash } from './session-cookies.ts';
import { findSessionEnd } from './sessions.store.ts';

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
  /** When the password or a code was last given in this session. */
  readonly confirmedAt: Date | null;
  readonly lastSeenAt: Date;
  readonly isDemo: boolean;
  readonly hasTwoFactor: boolean;
  /** Why it can do nothing yet but to mend that. */
  readonly limit: SessionLimit | null;
  readonly appointments: readonly OwnAppointment[];
  /** Null while no appointment is current. */
  readonly actor: PersonActor | null;
}

interface Row {
  session_id: string;
  via: SignInWay;
  created_at: Date;
  last_seen_at: Date;
  confirmed_at: Date | null;
  password_set_at: Date | null;
  two_factor_since: Date | null;
  is_demo: boolean;
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
    SELECT s.id AS session_id, s.acting_appointment_id, s.via, s.created_at, s.last_seen_at, s.confirmed_at,
      p.id AS person_id, p.name, p.username, p.password_set_at, p.two_factor_since, p.is_demo,
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
    WHERE s.token_hash = $1 AND s.expires_at > $2 AND ($3 OR NOT p.is_demo) AND p.disabled_at IS NULL
    GROUP BY s.id, p.id`,
};

/** Who asks; without anybody, why the session of their cookie is over, where that can be told. */
export type ReadSession =
  | { readonly person: SessionPerson; readonly end: null }
  | { readonly person: null; readonly end: SessionEnd | null };

/**
 * Who asks, by the session cookie; nobody when there is none or it is made up, ended, or was idle or open for too long.
 * It runs on every request, so it is one statement and a few comparisons; why it is over is another.
 */
export async function readSession(platform: Platform, cookieHeader: string | undefined): Promise<ReadSession> {
  const tokenHash = sessionTokenHash(platform, cookieHeader);
  if (tokenHash === null) return { person: null, end: null };
  const now = platform.clock();
  const values = [tokenHash, now, platform.isDemo];
  const { rows } = await platform.database.system.pool.query<Row>({ ...READ_SESSION, values });
  const row = rows[0];
  if (!row) return { person: null, end: await findSessionEnd(platform.database, tokenHash) };
  const appointments = row.appointments.map((each) => ({
    ...each,
    from: new Date(each.from),
    to: each.to === null ? null : new Date(each.to),
  }));
  const roles = appointments.map(({ role }) => role);
  const clock = { createdAt: row.created_at, lastSeenAt: row.last_seen_at };
  const end = endByTime(clock, platform.accountPolicy.sessionTimes[sessionClassOf(roles)], now);
  if (end) return { person: null, end };
  const person = {
    sessionId: row.session_id,
    personId: row.person_id,
    name: row.name,
    username: row.username,
    confirmedAt: row.confirmed_at,
    lastSeenAt: row.last_seen_at,
    isDemo: row.is_demo,
    hasTwoFactor: row.two_factor_since !== null,
    limit: limitOf(platform, row, roles, now),
    appointments,
  };
  const acting = appointments.find((each) => each.id === row.acting_appointment_id) ?? appointments[0];
  return { person: { ...person, actor: acting ? actorUnder(person, acting) : null }, end: null };
}

function limitOf({ accountPolicy }: Platform, row: Row, roles: readonly Role[], now: Date): SessionLimit | null {
  // The password of the demo's accounts is no secret, and stays.
  const isPasswordAsked = row.via === 'password' && !row.is_demo;
  if (isPasswordAsked && mustChangePassword(accountPolicy.passwordRules, row.password_set_at, now))
    return 'password_must_change';
  const hasFactor = row.two_factor_since !== null || row.via === 'oidc_two_factors';
  const isMissing = !hasFactor && needsTwoFactor(accountPolicy.twoFactor, roles);
  return isMissing ? 'two_factor_must_set_up' : null;
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
