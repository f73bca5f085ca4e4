import { z } from 'zod';
import { ROLES } from '../shared/actor.ts';
import { Id, Moment, Version } from '../shared/page.contract.ts';
import { toldTo } from '../shared/told-to.contract.ts';
import { CARE_LABEL_CODES } from './care-label.ts';
import { DUPLICATE_REASONS } from './duplicate.ts';
import { SEXES } from './id-number.ts';
import { CONTACT_RELATIONS } from './contact.ts';
import { KIN_KINDS, MARITAL_STATUSES } from './kin.ts';
import { LIFE_EVENT_CODES } from './life-event.ts';
import { EMPLOYMENT_STATUSES, HOUSEHOLD_ROLES, type EmploymentStatus, type HouseholdRole } from './resident.ts';
import { CONSENTS, DOCUMENT_KINDS, RESIDENT_ACTIONS, RESIDENT_SOURCES, RESIDENT_STATUSES } from './resident-file.ts';
import { REVEALABLE_FIELDS } from './resident-privacy.ts';

export const HouseholdRoleCode = z.enum(Object.keys(HOUSEHOLD_ROLES) as [HouseholdRole, ...HouseholdRole[]]);
export const EmploymentCode = z.enum(Object.keys(EMPLOYMENT_STATUSES) as [EmploymentStatus, ...EmploymentStatus[]]);
export const CareLabelCode = z.enum(CARE_LABEL_CODES);
const UnitName = z.strictObject({ id: Id, name: z.string() });

/** Whole for those who carry out the care, masked for those who look at how things stand. */
const BY_NEED = { community_worker: 'whole', street_official: 'masked', district_official: 'masked' } as const;
const MASKED = { offices: 'masked' } as const;
const WORKERS_ONLY = { community_worker: 'whole' } as const;

const residentSummary = {
  id: Id,
  /** Surname and stars where the reader need not know. */
  name: toldTo('resident_name', BY_NEED, z.string()),
  sex: z.enum(SEXES).nullable(),
  /** Whole years today; null where not even the year of birth is known. */
  age: z.number().int().nullable(),
  /** First six and last four; empty without one. */
  idNumber: toldTo('resident_id_number', MASKED, z.string()),
  /** First three and last four; empty without one. */
  phone: toldTo('resident_phone', MASKED, z.string()),
  /** Without the door where the reader need not know it. */
  address: z.string(),
  /** Those that hold now and that the reader may know. */
  labels: z.array(CareLabelCode),
  employment: EmploymentCode.nullable(),
  householdRole: HouseholdRoleCode.nullable(),
  /** The day on which somebody of the office met them last (走访); null for never. */
  lastVisitedOn: z.string().nullable(),
  status: z.enum(RESIDENT_STATUSES),
  community: UnitName,
  grid: UnitName.nullable(),
  version: Version,
};
/** One row of a list. */
export const ResidentSummary = z.strictObject(residentSummary);
export type ResidentSummary = z.output<typeof ResidentSummary>;

export const ResidentLabelView = z.strictObject({
  id: Id,
  label: CareLabelCode,
  from: z.string().nullable(),
  /** The last day; null while it holds. */
  to: z.string().nullable(),
  source: z.enum(RESIDENT_SOURCES),
  /** Null where it is hidden and can be revealed; empty where nothing is kept. */
  detail: z.string().nullable(),
  evidence: z.string().nullable(),
  version: Version,
});
export type ResidentLabelView = z.output<typeof ResidentLabelView>;

const ResidencyView = z.strictObject({
  id: Id,
  address: z.string(),
  community: UnitName,
  from: z.string().nullable(),
  to: z.string().nullable(),
});

/** 亲属 as life events made it known. */
export const KinView = z.strictObject({
  id: Id,
  kind: z.enum(KIN_KINDS),
  name: toldTo('resident_name', BY_NEED, z.string()),
  sex: z.enum(SEXES).nullable(),
  /** Their file, where the reader sees it. */
  residentId: Id.nullable(),
  from: z.string().nullable(),
  /** The last day; null while it holds. */
  to: z.string().nullable(),
});
export type KinView = z.output<typeof KinView>;

/** 联系人, in the order in which they are called. */
export const ContactView = z.strictObject({
  id: Id,
  relation: z.enum(CONTACT_RELATIONS),
  isEmergency: z.boolean(),
  isGuardian: z.boolean(),
  name: toldTo('resident_name', BY_NEED, z.string()),
  /** First three and last four; empty without one. */
  phone: toldTo('resident_phone', MASKED, z.string()),
  /** Their file, where they have one and the reader sees it; the phone is the one that stands there, unless another was given. */
  residentId: Id.nullable(),
  version: Version,
});
export type ContactView = z.output<typeof ContactView>;

/** One file as the reader may see it. What is null and stands in `hidden` can be revealed with a reason. */
export const ResidentView = z.strictObject({
  ...residentSummary,
  /** Null where hidden; with an ID number on file the year alone is shown (`1956`). */
  birthDate: z.string().nullable(),
  documentKind: z.enum(DOCUMENT_KINDS),
  ethnicGroup: z.string().nullable(),
  workplace: toldTo('resident_workplace', WORKERS_ONLY, z.string().nullable()),
  registeredAddress: toldTo('resident_registered_address', WORKERS_ONLY, z.string().nullable()),
  notes: z.string().nullable(),
  household: z.strictObject({ id: Id, number: z.string().nullable() }).nullable(),
  maritalStatus: z.enum(MARITAL_STATUSES).nullable(),
  /** Those that hold first. */
  kin: z.array(KinView),
  contacts: z.array(ContactView),
  consent: z.enum(CONSENTS),
  consentAt: Moment.nullable(),
  source: z.enum(RESIDENT_SOURCES),
  registeredAt: Moment,
  mergedIntoId: Id.nullable(),
  /** Every label, past ones too, latest first. */
  labelHistory: z.array(ResidentLabelView),
  /** Where they lived, latest first; only what lies in the reader's own units. */
  residencies: z.array(ResidencyView),
  /** Fields of which something is kept that this answer masks or leaves out. */
  hidden: z.array(z.enum(REVEALABLE_FIELDS)),
  availableActions: z.array(z.enum(RESIDENT_ACTIONS)),
  /** The last life event, while it can be taken back. */
  undoable: z.enum(LIFE_EVENT_CODES).nullable(),
});
export type ResidentView = z.output<typeof ResidentView>;

/** One household with its people: heads first, then by role. */
export const HouseholdView = z.strictObject({
  id: Id,
  number: z.string().nullable(),
  address: z.string(),
  community: UnitName,
  version: Version,
  members: z.array(ResidentSummary),
});
export type HouseholdView = z.output<typeof HouseholdView>;

/** One step of a timeline. Names of fields, never what stood in them. */
export const ResidentEvent = z.strictObject({
  id: z.string(),
  /** `residents.edit`; other capabilities' actions that concern the resident stand here too. */
  action: z.string(),
  at: Moment,
  actorName: z.string().nullable(),
  actorRole: z.enum(ROLES).nullable(),
  /** Fields that it changed or revealed. */
  fields: z.array(z.string()),
  note: z.string().nullable(),
});
export type ResidentEvent = z.output<typeof ResidentEvent>;

export const DuplicateCandidate = z.strictObject({
  resident: ResidentSummary,
  reason: z.enum(DUPLICATE_REASONS),
});
