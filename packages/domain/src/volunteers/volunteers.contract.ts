import { z } from 'zod';
import { Username } from '../appointments/appointments.contract.ts';
import { defineContract } from '../shared/contract.ts';
import { Id, Moment, PageQuery, Text, Version, pageOf } from '../shared/page.contract.ts';
import { toldTo } from '../shared/told-to.contract.ts';
import {
  VOLUNTEER_ACTIONS,
  VOLUNTEER_FREE_TIMES,
  VOLUNTEER_LANGUAGES,
  VOLUNTEER_LIMITS as limits,
  VOLUNTEER_SKILLS,
  VOLUNTEER_STATUSES,
} from './volunteer.ts';

const WORKER = ['community_worker'] as const;
const VolunteerParams = z.strictObject({ volunteerId: Id });
const Unchanged = { version: Version };

const listOf = <const T extends readonly [string, ...string[]]>(words: T) => z.array(z.enum(words)).max(words.length);

export const VolunteerView = z.strictObject({
  id: Id,
  status: z.enum(VOLUNTEER_STATUSES),
  name: z.string(),
  maskedPhone: z.string(),
  /** In whole years, today. */
  age: z.number().int(),
  /** Of whoever was not of age when they asked. */
  guardian: z.strictObject({ name: z.string(), maskedPhone: z.string() }).nullable(),
  skills: listOf(VOLUNTEER_SKILLS),
  languages: listOf(VOLUNTEER_LANGUAGES),
  freeTimes: listOf(VOLUNTEER_FREE_TIMES),
  askedAt: Moment,
  decidedAt: Moment.nullable(),
  declineReason: z.string().nullable(),
  version: Version,
  availableActions: z.array(z.enum(VOLUNTEER_ACTIONS)),
});
export type VolunteerView = z.output<typeof VolunteerView>;

export const volunteersContract = defineContract({
  signUp: {
    method: 'POST',
    path: '/public/volunteers',
    access: 'public',
    limit: 'report',
    status: 201,
    body: z.strictObject({
      communityId: Id,
      name: Text(limits.nameLength),
      phone: Text(limits.phoneLength),
      birthDate: z.iso.date(),
      guardianName: z.string().trim().max(limits.nameLength).default(''),
      guardianPhone: z.string().trim().max(limits.phoneLength).default(''),
      skills: listOf(VOLUNTEER_SKILLS).default([]),
      languages: listOf(VOLUNTEER_LANGUAGES).default([]),
      freeTimes: listOf(VOLUNTEER_FREE_TIMES).default([]),
      /** The code of conduct and what is kept of them, both read. */
      agrees: z.literal(true),
    }),
    /** Says nothing of whether they are known here. */
    response: z.strictObject({ communityName: z.string(), askedAt: Moment }),
    summary: 'Ask a community to be taken as a volunteer, without an account',
  },
  list: {
    method: 'GET',
    path: '/volunteers',
    access: WORKER,
    status: 200,
    query: z.strictObject({ ...PageQuery, status: z.enum(VOLUNTEER_STATUSES).default('asked') }),
    response: pageOf(VolunteerView),
    summary: 'Who asked the community to be a volunteer, latest first',
  },
  accept: {
    method: 'POST',
    path: '/volunteers/:volunteerId/accept',
    access: WORKER,
    status: 200,
    params: VolunteerParams,
    body: z.strictObject({ ...Unchanged, username: Username }),
    /** The only time the link is told. */
    response: z.strictObject({
      volunteer: VolunteerView,
      username: z.string(),
      link: z.strictObject({ path: z.string(), expiresAt: Moment }),
    }),
    summary: 'Take somebody as a volunteer: they get an account, and a link by which they sign in first',
  },
  decline: {
    method: 'POST',
    path: '/volunteers/:volunteerId/decline',
    access: WORKER,
    status: 200,
    params: VolunteerParams,
    body: z.strictObject({ ...Unchanged, reason: Text(limits.reasonLength) }),
    response: VolunteerView,
    summary: 'Decline somebody who would be a volunteer, with a reason that is kept',
  },
  revealContact: {
    method: 'POST',
    path: '/volunteers/:volunteerId/reveal-contact',
    access: WORKER,
    limit: 'reveal',
    status: 200,
    params: VolunteerParams,
    body: z.strictObject({ reason: Text(limits.reasonLength) }),
    response: z.strictObject({
      phone: toldTo('volunteer_contact_revealed', { community_worker: 'whole' }, z.string()),
      guardianPhone: toldTo('volunteer_contact_revealed', { community_worker: 'whole' }, z.string()),
    }),
    summary: 'The phones of a volunteer and their guardian unmasked, for a reason that is kept',
  },
});
