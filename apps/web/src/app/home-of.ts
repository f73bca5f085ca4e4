import type { Me } from '@linli/domain/appointments/appointments.contract.ts';
import type { Role } from '@linli/domain/shared/actor.ts';
import { actingAppointmentOf } from '../shared/session.queries.ts';

/** The page on which each role starts its day. */
const HOMES: Record<Role, string> = {
  community_worker: '/desk/tickets',
  street_official: '/overlook/tickets',
  district_official: '/overlook/tickets',
  system_admin: '/admin/org-units',
  auditor: '/audit/events',
  volunteer: '/pocket',
};

export function homeOf(role: Role): string {
  return HOMES[role];
}

/** The home of what one acts as; without anything the guard there explains what is missing. */
export function homeOfPerson(me: Me): string {
  const acting = actingAppointmentOf(me);
  return acting ? homeOf(acting.role) : '/pocket';
}

/** `/desk` of `/desk/tickets`: where the pages stand that every room has. */
export function roomOfPerson(me: Me): string {
  return `/${homeOfPerson(me).split('/')[1]}`;
}
