import type { Role } from '@linli/domain/shared/actor.ts';

/** The page on which each role starts its day. */
const HOMES: Record<Role, string> = {
  community_worker: '/desk/tickets',
  street_official: '/overlook/tickets',
  district_official: '/overlook/tickets',
  system_admin: '/admin/org-units',
  volunteer: '/pocket',
};

export function homeOf(role: Role): string {
  return HOMES[role];
}
