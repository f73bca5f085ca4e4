import type { Actor, PersonActor, Role } from '../shared/actor.ts';
import { refuse } from '../shared/refusal.ts';
import { isInScope, type OrgPath, type OrgUnitKind, type Scope } from '../shared/scope.ts';

/** At which kinds of unit each role is held; null stands above all units. */
export const ROLE_UNIT_KINDS: Record<Role, readonly (OrgUnitKind | null)[]> = {
  system_admin: [null],
  auditor: ['district', null],
  district_official: ['district'],
  street_official: ['street'],
  community_worker: ['community'],
  volunteer: ['community'],
};

/**
 * Roles that one person does not hold at the same time: whoever administers is not who looks over their shoulder
 * (GB/T 22239-2019 第三级 8.1.5, 系统管理 and 审计管理 apart).
 */
export const ROLES_APART: Partial<Record<Role, Role>> = { system_admin: 'auditor', auditor: 'system_admin' };

/** Which roles one may give and end, for units within one's own scope: always below oneself. */
export const APPOINTS: Record<Role, readonly Role[]> = {
  system_admin: ['system_admin', 'auditor', 'district_official', 'street_official', 'community_worker', 'volunteer'],
  district_official: ['street_official', 'community_worker', 'volunteer'],
  street_official: ['community_worker', 'volunteer'],
  community_worker: ['volunteer'],
  volunteer: [],
  auditor: [],
};

/** An appointment: a role at a unit for a time. `to` is exclusive; null is open-ended. */
export interface Appointment {
  readonly id: string;
  readonly role: Role;
  readonly path: OrgPath | null;
  readonly from: Date;
  readonly to: Date | null;
}

/** True from the first moment of `from` until just before `to`. */
export function isCurrent(appointment: Pick<Appointment, 'from' | 'to'>, now: Date): boolean {
  return appointment.from <= now && (appointment.to === null || now < appointment.to);
}

/**
 * What acting under `acting` shows. Offices see the subtree of their unit; a volunteer sees all communities
 * they joined at once, since on the phone nobody switches between them.
 */
export function scopeOfAppointment(acting: Appointment, current: readonly Appointment[]): Scope {
  switch (acting.role) {
    case 'system_admin':
      return { kind: 'administration' };
    case 'auditor':
      return { kind: 'audit', districtIds: acting.path ? [acting.path.districtId] : 'all' };
    case 'volunteer':
      return {
        kind: 'units',
        level: 'community',
        unitIds: current.flatMap((each) =>
          each.role === 'volunteer' && each.path?.communityId ? [each.path.communityId] : [],
        ),
      };
    case 'district_official':
      return unitsScope('district', acting.path?.districtId);
    case 'street_official':
      return unitsScope('street', acting.path?.streetId);
    case 'community_worker':
      return unitsScope('community', acting.path?.communityId);
  }
}

function unitsScope(level: 'district' | 'street' | 'community', unitId: string | null | undefined): Scope {
  return { kind: 'units', level, unitIds: unitId ? [unitId] : [] };
}

/** What decides whether somebody may appoint: as what they act, not who they are. */
export type Appointer = Exclude<Actor, PersonActor> | Pick<PersonActor, 'kind' | 'role' | 'scope'>;

/** Whether `actor` may give or end `role` at `path` (null: above all units). */
export function mayAppoint(actor: Appointer, role: Role, path: OrgPath | null): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system';
  if (!APPOINTS[actor.role].includes(role)) return false;
  return actor.role === 'system_admin' || (path !== null && isInScope(actor.scope, path));
}

/** Refuses unless `actor` may give `role` at `unit` (null: above all units) and it is a role of such units. */
export function decideAppoint(
  actor: Actor,
  role: Role,
  unit: { readonly kind: OrgUnitKind; readonly path: OrgPath } | null,
): void {
  if (!mayAppoint(actor, role, unit?.path ?? null)) refuse('appointment.not_allowed');
  if (!ROLE_UNIT_KINDS[role].includes(unit?.kind ?? null))
    refuse('appointment.role_not_at_unit', { errors: [{ path: ['unitId'], code: 'invalid_choice' }] });
}

/** The moment at which `appointment` ends when it is ended now, or refuses: 403 if not theirs, 409 if it is over. */
export function decideEnd(actor: Actor, appointment: Appointment, now: Date): Date {
  if (!mayAppoint(actor, appointment.role, appointment.path)) refuse('appointment.not_allowed');
  if (hasEnded(appointment, now)) refuse('appointment.already_ended');
  // One that has not begun yet never will: nothing lies between its beginning and its end.
  return appointment.from > now ? appointment.from : now;
}

/** Whether this person could end it now; the page shows the button. */
export function canEnd(actor: Actor, appointment: Appointment, now: Date): boolean {
  return !hasEnded(appointment, now) && mayAppoint(actor, appointment.role, appointment.path);
}

/** True also for one that was ended before it began. */
export function hasEnded({ from, to }: Appointment, now: Date): boolean {
  return to !== null && (to <= now || to <= from);
}

/** Bounds that the pages show and the API holds; lengths in characters. */
export const PERSON_LIMITS = { usernameLength: 30, nameLength: 40, passwordMinLength: 10, passwordLength: 72 } as const;
