import { TICKET_ACTIONS } from '../tickets/ticket.ts';

/**
 * Everything that leaves an event, `<capability>.<what was done>`. An event of another name does not compile, and
 * neither does the web without a word for each.
 */
const OTHER_ACTIONS = [
  'access.refused',
  'accounts.change_password',
  'accounts.change_phone',
  'accounts.confirm_identity',
  'accounts.end_sessions',
  'accounts.sign_in',
  'accounts.sign_in_failed',
  'accounts.sign_out',
  'appointments.act_as',
  'appointments.add_person',
  'appointments.appoint',
  'appointments.end',
  'appointments.make_first_administrator',
  'appointments.make_sign_in_link',
  'appointments.use_sign_in_link',
  'audit.export',
  'audit.prune',
  'jobs.died',
  'jobs.retry',
  'jobs.run_now',
  'org_units.add_grid',
  'org_units.load_divisions',
  'org_units.rename',
  'residents.add_label',
  'residents.confirm_roll',
  'residents.correct_roll',
  'residents.create',
  'residents.discard_roll',
  'residents.edit',
  'residents.end_label',
  'residents.import_roll',
  'residents.reveal',
  'residents.undo_roll',
  'residents.upload_roll',
  'tickets.add_photo',
  'tickets.read_contact',
  'tickets.report',
  'tickets.reveal_contact',
] as const;

export type EventAction = (typeof OTHER_ACTIONS)[number] | `tickets.${(typeof TICKET_ACTIONS)[number]}`;
export const EVENT_ACTIONS = [
  ...OTHER_ACTIONS,
  ...TICKET_ACTIONS.map((action) => `tickets.${action}` as const),
].sort() as [EventAction, ...EventAction[]];

/** What a change can be of; the web has a word for each. */
export const EVENT_FIELDS = [
  'acting',
  'added',
  'addresses',
  'assignee',
  'attempts',
  'changed',
  'code',
  'count',
  'endpoint',
  'fields',
  'format',
  'from',
  'job',
  'name',
  'names',
  'person',
  'phone',
  'photo',
  'role',
  'rows',
  'sessionsEnded',
  'source',
  'stars',
  'status',
  'to',
  'turnedAway',
  'unit',
  'upTo',
  'version',
] as const;
export type EventField = (typeof EVENT_FIELDS)[number];
