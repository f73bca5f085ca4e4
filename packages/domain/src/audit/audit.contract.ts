import { z } from 'zod';
import { ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';
import { Id, Moment, PageQuery, pageOf, Text } from '../shared/page.contract.ts';
import { AUDIT_LIMITS, EXPORT_COLUMNS } from './audit.ts';
import { EVENT_ACTIONS } from './event-words.ts';
import { FINDING_KINDS } from './finding.ts';

/** Auditors their districts; offices the subtree below them; administrators what they administer. */
const READERS = ['auditor', 'system_admin', 'district_official', 'street_official'] as const;

const Filter = {
  action: z.enum(EVENT_ACTIONS).optional(),
  /** Whole name or username of whoever did it. */
  who: z.string().trim().max(40).optional(),
  /** A ticket's number, or the id of any record. */
  record: z.string().trim().max(64).optional(),
  unitId: Id.optional(),
  from: Moment.optional(),
  /** Exclusive. */
  to: Moment.optional(),
};

export const AuditEvent = z.strictObject({
  id: z.string(),
  at: Moment,
  /** One of EVENT_ACTIONS; an older event may carry one that is no longer made. */
  action: z.string(),
  subject: z.strictObject({
    type: z.string(),
    id: Id,
    /** What people call it: a ticket's number, a unit's name. */
    name: z.string().nullable(),
  }),
  /** Names from the district down; empty above all units. */
  unitNames: z.array(z.string()),
  actor: z.strictObject({
    kind: z.enum(['person', 'reporter', 'system', 'visitor']),
    name: z.string().nullable(),
    role: z.enum(ROLES).nullable(),
  }),
  /** As JSON wrote them; personal data is masked. */
  changes: z.array(z.strictObject({ field: z.string(), before: z.json(), after: z.json() })),
  note: z.string().nullable(),
  requestId: z.string().nullable(),
});
export type AuditEvent = z.output<typeof AuditEvent>;

export const Verification = z.strictObject({
  checkedAt: Moment,
  chains: z.number().int(),
  seals: z.number().int(),
  events: z.number().int(),
  unsealed: z.number().int(),
  /** Null where there is no file of anchors: then a cut end cannot be seen. */
  anchors: z.number().int().nullable(),
  findings: z.array(
    z.strictObject({
      kind: z.enum(FINDING_KINDS),
      /** The district's name; null for what lies above all districts. */
      chainName: z.string().nullable(),
      eventId: z.string().nullable(),
      seals: z.strictObject({ from: z.number().int(), to: z.number().int() }).nullable(),
    }),
  ),
});
export type Verification = z.output<typeof Verification>;

export const auditContract = defineContract({
  events: {
    method: 'GET',
    path: '/audit/events',
    access: READERS,
    namesFromAbove: 'Whoever did something here is named here, also an administrator.',
    status: 200,
    query: z.strictObject({ ...PageQuery, ...Filter }),
    response: pageOf(AuditEvent),
    summary: 'The audit trail, the latest first',
  },
  export: {
    method: 'POST',
    path: '/audit/exports',
    access: READERS,
    namesFromAbove: 'It is the list as a file.',
    stepUp: true,
    status: 200,
    body: z.strictObject({
      format: z.enum(['xlsx', 'csv']),
      ...Filter,
      /** The words of the reader's language: a heading for each column (its code where there is none), and what codes are called. */
      headings: z.array(Text(40)).max(EXPORT_COLUMNS.length),
      words: z.array(z.strictObject({ code: Text(80), text: Text(80) })).max(AUDIT_LIMITS.exportWords),
    }),
    response: 'spreadsheet',
    summary: 'What the list shows, as a spreadsheet; leaves an event',
  },
  verify: {
    method: 'POST',
    path: '/audit/verifications',
    access: ['auditor'],
    leavesNoEvent: 'It only looks.',
    status: 200,
    response: Verification,
    summary: 'Recompute the seals of the trail and compare them with the anchors',
  },
});
