import { OFFICE_ROLES, type Role } from './actor.ts';
import type { RefusalCode } from './refusal.ts';

/**
 * Who may call an endpoint at all; which records they reach through it is `reachOf`.
 * - `public`: anybody, without an account.
 * - `secret_holder`: whoever presents a record's secret in `Authorization: Ticket <secret>` (a reporter).
 * - `key_holder`: a program that presents an API key, as its dialect has it. A `public` endpoint of a dialect takes a
 *   key too, and shows its holder what is theirs.
 * - `signed_in`: anybody with a session, with or without a current appointment, for what is their own.
 * - a list of roles: people acting under an appointment of one of these roles.
 */
export type Access = 'public' | 'secret_holder' | 'key_holder' | 'signed_in' | readonly [Role, ...Role[]];

/** Which kind of record a request names by which field. A contract says `names` where it means a narrower kind. */
export const NAMED_BY = {
  ticketId: 'ticket',
  number: 'ticket',
  photoId: 'ticket_photo',
  assigneeId: 'colleague',
  orgUnitId: 'org_unit',
  unitId: 'org_unit',
  parentId: 'org_unit',
  communityId: 'community',
  appointmentId: 'appointment',
  gridId: 'grid',
  compoundId: 'compound',
  buildingId: 'building',
  residentId: 'resident',
  labelId: 'resident_label',
  contactId: 'resident_contact',
  visitId: 'visit',
  householdId: 'household',
  rollId: 'roll',
  transferId: 'transfer',
  duplicateId: 'resident_duplicate',
  mergeId: 'resident_merge',
  exportId: 'resident_export',
  erasureId: 'resident_erasure',
  viewId: 'saved_view',
  sessionId: 'session',
  apiKeyId: 'api_key',
  volunteerId: 'volunteer',
  taskId: 'volunteer_task',
  roleId: 'task_role',
  claimId: 'task_claim',
  certificateId: 'certificate',
  serviceCode: 'service',
  serviceRequestId: 'open311_request',
  token: 'open311_request',
} as const;

/** Every kind of record that a request can name; the test of the walls builds one of each. */
export type RecordKind =
  | (typeof NAMED_BY)[keyof typeof NAMED_BY]
  | 'resident_photo'
  | 'grid'
  | 'own_appointment'
  | 'job'
  | 'job_run';

/**
 * How a record inside somebody's units can stand to them, where that decides too.
 * Tickets, for a volunteer: `unopened` is the office's own, `open` is offered to volunteers, `taken` by another one,
 * `own` by this one; so with the places of tasks, and with exports and saved views, for whoever made them.
 * Appointments, for whoever appoints: `below` them or `not_below`.
 * Two files that may be of one person, or were made one: both `within` a community, or `across` two.
 */
export const RECORD_SITUATIONS = [
  'unopened',
  'open',
  'taken',
  'own',
  'below',
  'not_below',
  'within',
  'across',
] as const;
export type Situation = (typeof RECORD_SITUATIONS)[number];

/** In which of them a record of each kind can stand. */
export const SITUATIONS = {
  ticket: ['unopened', 'open', 'taken', 'own'],
  ticket_photo: ['unopened', 'open', 'taken', 'own'],
  resident_export: ['taken', 'own'],
  saved_view: ['taken', 'own'],
  volunteer_task: ['taken', 'own'],
  appointment: ['below', 'not_below'],
  resident_duplicate: ['within', 'across'],
  resident_merge: ['within', 'across'],
} as const satisfies Partial<Record<RecordKind, readonly Situation[]>>;

/** What a role gets in each situation: `yes`, or this refusal. What is left out does not exist for them (404). */
export type Reach = Readonly<Partial<Record<Situation, 'yes' | RefusalCode>>>;
export type Reaches = Readonly<Partial<Record<Role, Reach>>>;

/**
 * Which records a role reaches through an endpoint:
 * `none`; `own`, what belongs to the person; `units`, what lies within their units; `all` of the installation.
 */
export const BREADTHS = ['none', 'own', 'units', 'all'] as const;
export type Breadth = (typeof BREADTHS)[number];

/** The declared table of who may do what, in one function: the page shows it, and the test holds the API to it. */
export function reachOf(
  {
    access,
    reach,
    breadth,
  }: { readonly access: Access; readonly reach?: Reaches; readonly breadth?: Readonly<Partial<Record<Role, Breadth>>> },
  role: Role,
): { breadth: Breadth; situations: Reach | null } {
  const situations = reach?.[role] ?? null;
  if (access === 'public') return { breadth: 'all', situations: null };
  if (access === 'secret_holder' || access === 'key_holder') return { breadth: 'none', situations: null };
  if (access === 'signed_in') return { breadth: 'own', situations: null };
  if (!access.includes(role)) return { breadth: 'none', situations: null };
  return { breadth: breadth?.[role] ?? (role === 'system_admin' ? 'all' : 'units'), situations };
}

/** Fields that not everybody is told, as the matrix names them. */
export const FIELD_NAMES = [
  'reporter_name',
  'reporter_phone',
  'contact_revealed',
  'may_reveal_contact',
  'place_detail',
  'description',
  'report_photos',
  'step_actor',
  'step_note',
  'step_given_to',
  'supervision',
  'call_back',
  'resident_name',
  'resident_id_number',
  'resident_phone',
  'resident_workplace',
  'resident_registered_address',
  'resident_contact_revealed',
  'resident_own_data',
  'visit_note',
  'volunteer_contact_revealed',
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

type Told = 'whole' | 'masked' | readonly Situation[];

/**
 * Who is told a field of a view that not everybody is told who sees the record: whole, masked, or whole in these
 * situations only. `offices` stands for every role of the offices. A role that is left out is told nothing.
 */
export type FieldRule = Readonly<Partial<Record<Role | 'offices', Told>>>;

/** How a role is told a field with this rule. */
export function toldBy(rule: FieldRule, role: Role): Told {
  const offices: readonly Role[] = OFFICE_ROLES;
  return rule[role] ?? (offices.includes(role) ? rule.offices : undefined) ?? [];
}
