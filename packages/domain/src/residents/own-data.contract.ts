import { z } from 'zod';
import { ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';
import { Id, Moment, Text } from '../shared/page.contract.ts';
import { toldTo } from '../shared/told-to.contract.ts';
import { VISIT_OUTCOMES, VISIT_SUBJECTS, VISIT_WAYS } from '../care/visit.ts';
import { DUPLICATE_REASONS } from './duplicate.ts';
import { DUPLICATE_STATUSES } from './duplicate-pair.ts';
import { CONTACT_RELATIONS } from './contact.ts';
import { SEXES } from './id-number.ts';
import { KIN_KINDS, MARITAL_STATUSES } from './kin.ts';
import { LIFE_EVENT_CODES } from './life-event.ts';
import { CONSENTS, DOCUMENT_KINDS, RESIDENT_LIMITS, RESIDENT_SOURCES, RESIDENT_STATUSES } from './resident-file.ts';
import { CareLabelCode, EmploymentCode, HouseholdRoleCode } from './resident-views.contract.ts';
import { TRANSFER_STATUSES } from './transfer.ts';

const Whole = toldTo('resident_own_data', { community_worker: 'whole' }, z.string());

/** 本人数据: everything that the community keeps on one person, in clear, for that person (PIPL art. 45). */
export const OwnData = z.strictObject({
  madeAt: Moment,
  community: z.string(),
  person: z.strictObject({
    name: toldTo('resident_name', { community_worker: 'whole' }, z.string()),
    documentKind: z.enum(DOCUMENT_KINDS),
    idNumber: Whole,
    phone: Whole,
    sex: z.enum(SEXES).nullable(),
    birthDate: z.string(),
    ethnicGroup: z.string().nullable(),
    maritalStatus: z.enum(MARITAL_STATUSES).nullable(),
    employment: EmploymentCode.nullable(),
    workplace: toldTo('resident_workplace', { community_worker: 'whole' }, z.string()),
    address: z.string(),
    registeredAddress: toldTo('resident_registered_address', { community_worker: 'whole' }, z.string()),
    grid: z.string().nullable(),
    householdNumber: z.string().nullable(),
    householdRole: HouseholdRoleCode.nullable(),
    status: z.enum(RESIDENT_STATUSES),
    consent: z.enum(CONSENTS),
    consentAt: Moment.nullable(),
    notes: z.string(),
    source: z.enum(RESIDENT_SOURCES),
    registeredAt: Moment,
  }),
  labels: z.array(
    z.strictObject({
      label: CareLabelCode,
      from: z.string().nullable(),
      to: z.string().nullable(),
      source: z.enum(RESIDENT_SOURCES),
      evidence: z.string(),
      detail: z.string(),
    }),
  ),
  /** Family as life events made it known. */
  kin: z.array(
    z.strictObject({
      kind: z.enum(KIN_KINDS),
      name: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  /** Whom the office calls about them; without a phone where it is kept in that person’s own file. */
  contacts: z.array(
    z.strictObject({
      name: z.string(),
      phone: Whole,
      relation: z.enum(CONTACT_RELATIONS),
      isEmergency: z.boolean(),
      isGuardian: z.boolean(),
    }),
  ),
  /** As JPEG, base64. */
  photos: z.array(z.strictObject({ addedAt: Moment, jpeg: z.string() })),
  /** When somebody of the office was with them, what was asked and noted down. */
  visits: z.array(
    z.strictObject({
      day: z.string(),
      way: z.enum(VISIT_WAYS),
      outcome: z.enum(VISIT_OUTCOMES),
      subjects: z.array(z.enum(VISIT_SUBJECTS)),
      note: z.string(),
      isVoided: z.boolean(),
    }),
  ),
  residencies: z.array(
    z.strictObject({
      address: z.string(),
      community: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  lifeEvents: z.array(
    z.strictObject({
      event: z.enum(LIFE_EVENT_CODES),
      day: z.string(),
      recordedAt: Moment,
      undoneAt: Moment.nullable(),
    }),
  ),
  transfers: z.array(
    z.strictObject({
      status: z.enum(TRANSFER_STATUSES),
      from: z.string(),
      to: z.string(),
      reason: z.string(),
      newAddress: z.string(),
      answer: z.string(),
      askedAt: Moment,
      decidedAt: Moment.nullable(),
    }),
  ),
  /** That another file may be of the same person, and what was decided. */
  duplicates: z.array(
    z.strictObject({ reason: z.enum(DUPLICATE_REASONS), status: z.enum(DUPLICATE_STATUSES), foundAt: Moment }),
  ),
  /** Other files of the person that went into this one. */
  merges: z.array(z.strictObject({ mergedAt: Moment, undoneAt: Moment.nullable() })),
  /** What was done with the file, latest first: which office did what when and why; names of staff are theirs. */
  events: z.array(
    z.strictObject({
      at: Moment,
      action: z.string(),
      role: z.enum(ROLES).nullable(),
      fields: z.array(z.string()),
      reason: z.string().nullable(),
    }),
  ),
  /** True where there are more events than one paper holds. */
  hasMoreEvents: z.boolean(),
});
export type OwnData = z.output<typeof OwnData>;

export const ownDataContract = defineContract({
  export: {
    method: 'POST',
    path: '/residents/:residentId/own-data',
    access: ['community_worker'],
    limit: 'reveal',
    stepUp: true,
    // Nothing is changed, so no copy of the answer is kept for a repeated request.
    isRead: true,
    status: 200,
    params: z.strictObject({ residentId: Id }),
    body: z.strictObject({ reason: Text(RESIDENT_LIMITS.reasonLength) }),
    response: OwnData,
    summary: 'Everything that is kept on a resident, in clear, to hand to them (PIPL art. 45); leaves an event',
  },
});
