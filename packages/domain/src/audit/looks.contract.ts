import { z } from 'zod';
import { ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';
import { Id, Moment, PageQuery, pageOf } from '../shared/page.contract.ts';
import { LOOK_KINDS } from './look.ts';

/** Supervisors those of the units below them; a worker their own. */
const READERS = ['auditor', 'district_official', 'street_official', 'community_worker'] as const;
const BREADTH = { community_worker: 'own' } as const;

/** One look: who saw what of whom, when, where and why. What was seen stands nowhere in it. */
export const LookView = z.strictObject({
  id: z.string(),
  at: Moment,
  kind: z.enum(LOOK_KINDS),
  /** Codes of the fields that were seen. */
  fields: z.array(z.string()),
  /** Of a list that was taken: how many rows. */
  rows: z.number().int().nullable(),
  actor: z.strictObject({ name: z.string().nullable(), role: z.enum(ROLES).nullable() }),
  subject: z.strictObject({
    type: z.string(),
    id: Id,
    /** A ticket's number; of a resident the surname and stars, for whoever may read files at all. */
    name: z.string().nullable(),
  }),
  /** Names from the district down. */
  unitNames: z.array(z.string()),
  /** Why, without numbers and without the resident's name. */
  reason: z.string().nullable(),
});
export type LookView = z.output<typeof LookView>;

export const looksContract = defineContract({
  list: {
    method: 'GET',
    path: '/audit/looks',
    access: READERS,
    breadth: BREADTH,
    namesFromAbove: 'Whoever looked at something here is named here, also an official from above.',
    status: 200,
    query: z.strictObject({
      ...PageQuery,
      kind: z.enum(LOOK_KINDS).optional(),
      /** Whole name or username of whoever looked. */
      who: z.string().trim().max(40).optional(),
      /** A ticket's number, or the id of a file. */
      record: z.string().trim().max(64).optional(),
      unitId: Id.optional(),
      from: Moment.optional(),
      /** Exclusive. */
      to: Moment.optional(),
    }),
    response: pageOf(LookView),
    summary: 'Who saw hidden personal data, whole lists or photos, with which reason; the latest first',
  },
  today: {
    method: 'GET',
    path: '/audit/looks/today',
    access: READERS,
    breadth: BREADTH,
    status: 200,
    response: z.strictObject({
      counts: z.array(z.strictObject({ kind: z.enum(LOOK_KINDS), count: z.number().int() })),
    }),
    summary: 'How many looks there were since midnight in Shanghai, by kind',
  },
});
