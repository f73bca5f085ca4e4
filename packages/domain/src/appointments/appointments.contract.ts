import { z } from 'zod';
import { ACCOUNT_CARES } from '../accounts/account-care.ts';
import { ROLES_TO_CONFIRM } from '../accounts/account-policy.ts';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '../accounts/password.ts';
import { ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';
import { Id, Moment, PageQuery, Text, Version, pageOf } from '../shared/page.contract.ts';
import { ORG_UNIT_KINDS } from '../shared/scope.ts';
import { PERSON_LIMITS } from './appointment.ts';

const AppointmentUnit = z.strictObject({
  id: Id,
  name: z.string(),
  kind: z.enum(ORG_UNIT_KINDS),
  pathNames: z.array(z.string()),
});

const OwnAppointment = z.strictObject({
  id: Id,
  role: z.enum(ROLES),
  unit: AppointmentUnit.nullable(),
  from: Moment,
  to: Moment.nullable(),
});

/** Who is signed in, what they can act as, and what they act as now. */
export const Me = z.strictObject({
  person: z.strictObject({ id: Id, name: z.string(), username: z.string() }),
  appointments: z.array(OwnAppointment),
  actingAppointmentId: Id.nullable(),
  /** The session can do nothing but that: every other endpoint answers `account.password_must_change`. */
  mustChangePassword: z.boolean(),
  /** The same with `account.two_factor_must_set_up`. */
  mustSetUpTwoFactor: z.boolean(),
  hasTwoFactor: z.boolean(),
});
export type Me = z.output<typeof Me>;

export const AppointmentView = z.strictObject({
  id: Id,
  person: z.strictObject({ id: Id, name: z.string(), username: z.string() }),
  role: z.enum(ROLES),
  unit: AppointmentUnit.nullable(),
  from: Moment,
  to: Moment.nullable(),
  version: Version,
  /** True when the caller may end it. */
  canEnd: z.boolean(),
  /** The person's account, for whoever may look after it as far as this appointment says; null for others. */
  account: z
    .strictObject({
      disabledAt: Moment.nullable(),
      maskedPhone: z.string().nullable(),
      availableCares: z.array(z.enum(ACCOUNT_CARES)),
    })
    .nullable(),
});
export type AppointmentView = z.output<typeof AppointmentView>;

export const Username = z
  .string()
  .trim()
  .min(2)
  .max(PERSON_LIMITS.usernameLength)
  .regex(/^[a-zA-Z0-9._]+$/);
/** What every setting of rules asks; what breaks the others is told with the codes of `passwordFaults`. */
export const Password = z.string().min(PASSWORD_MIN_LENGTH).max(PASSWORD_MAX_LENGTH);
const NewAppointment = {
  role: z.enum(ROLES),
  /** Null above all units: a system administrator, an auditor of the whole installation. */
  unitId: Id.nullable(),
  from: Moment.optional(),
  to: Moment.nullable().default(null),
};

export const APPOINTERS = ['system_admin', 'district_official', 'street_official', 'community_worker'] as const;

/** People are appointed, and let go, from above. */
const TO_THOSE_BELOW = { below: 'yes', not_below: 'appointment.not_allowed' } as const;
export const ONLY_BELOW = {
  district_official: TO_THOSE_BELOW,
  street_official: TO_THOSE_BELOW,
  community_worker: TO_THOSE_BELOW,
} as const;

export const appointmentsContract = defineContract({
  me: {
    method: 'GET',
    path: '/me',
    access: 'signed_in',
    inLimitedSession: true,
    status: 200,
    response: Me,
    summary: 'Who is signed in and their current appointments',
  },
  actAs: {
    method: 'POST',
    path: '/me/acting-appointment',
    access: 'signed_in',
    names: { appointmentId: 'own_appointment' },
    everyTime: true,
    status: 200,
    body: z.strictObject({ appointmentId: Id }),
    response: Me,
    summary: 'Switch to another of one’s current appointments; the session gets another cookie',
  },
  demoAccounts: {
    method: 'GET',
    path: '/public/demo-accounts',
    access: 'public',
    status: 200,
    response: z.strictObject({
      password: z.string().nullable(),
      accounts: z.array(
        z.strictObject({
          username: z.string(),
          name: z.string(),
          role: z.enum(ROLES),
          unitName: z.string().nullable(),
        }),
      ),
    }),
    summary: 'Accounts of the demo for the sign-in page; empty when the demo is off',
  },
  colleagues: {
    method: 'GET',
    path: '/appointments/colleagues',
    access: ['community_worker'],
    status: 200,
    response: z.strictObject({ items: z.array(z.strictObject({ id: Id, name: z.string() })) }),
    summary: 'Community workers of one’s own community, who can be given its tickets',
  },
  list: {
    method: 'GET',
    path: '/appointments',
    access: APPOINTERS,
    status: 200,
    query: z.strictObject({
      ...PageQuery,
      role: z.enum(ROLES).optional(),
      unitId: Id.optional(),
      /** Part of the person's name or username. */
      q: z.string().trim().max(40).optional(),
      /** `current` unless told; `ended` for the past; `disabled`: not ended, of people whose account is disabled. */
      state: z.enum(['current', 'disabled', 'ended', 'all']).default('current'),
    }),
    response: pageOf(AppointmentView),
    summary: 'Appointments within the units one acts for',
  },
  appoint: {
    method: 'POST',
    path: '/appointments',
    access: APPOINTERS,
    names: { unitId: 'community' },
    stepUp: ROLES_TO_CONFIRM,
    status: 201,
    body: z.strictObject({ username: Username, ...NewAppointment }),
    response: AppointmentView,
    summary: 'Give a person who has an account another appointment',
  },
  addPerson: {
    method: 'POST',
    path: '/appointments/people',
    access: APPOINTERS,
    names: { unitId: 'community' },
    stepUp: ROLES_TO_CONFIRM,
    status: 201,
    body: z.strictObject({
      username: Username,
      name: Text(PERSON_LIMITS.nameLength),
      /** Left out, nobody can sign in as them until they used a sign-in link. */
      password: Password.optional(),
      ...NewAppointment,
    }),
    response: AppointmentView,
    summary: 'Add a person with a first appointment, and a first password unless they get a sign-in link',
  },
  end: {
    method: 'POST',
    path: '/appointments/:appointmentId/end',
    access: APPOINTERS,
    reach: ONLY_BELOW,
    status: 200,
    params: z.strictObject({ appointmentId: Id }),
    body: z.strictObject({ version: Version }),
    response: AppointmentView,
    summary: 'End an appointment now; it takes effect on the next request',
  },
});
