import type { OrgPath, OrgUnitKind, Scope } from './scope.ts';

/** What an appointment lets a person act as. */
export const ROLES = [
  'system_admin',
  'auditor',
  'district_official',
  'street_official',
  'community_worker',
  'volunteer',
] as const;
export type Role = (typeof ROLES)[number];

/** Roles of the offices: they see records of the subtree below their unit. */
export const OFFICE_ROLES = ['district_official', 'street_official', 'community_worker'] as const;

/** A signed-in person acting under one current appointment. */
export interface PersonActor {
  readonly kind: 'person';
  readonly personId: string;
  readonly name: string;
  readonly appointmentId: string;
  readonly role: Role;
  /** The unit of the appointment; null above all units (a system administrator, an auditor of the whole installation). */
  readonly unit: ActingUnit | null;
  readonly scope: Scope;
}

export interface ActingUnit extends OrgPath {
  readonly id: string;
  readonly kind: OrgUnitKind;
  readonly name: string;
}

/** A resident without an account who holds the secret of one ticket. */
export interface ReporterActor {
  readonly kind: 'reporter';
  readonly scope: Extract<Scope, { kind: 'secret' }>;
}

/** The product itself: jobs, seeds, and a public report before it has a secret. */
export interface SystemActor {
  readonly kind: 'system';
  readonly scope: Scope;
}

export type Actor = PersonActor | ReporterActor | SystemActor;
