import { z } from 'zod';
import { ADDRESS_LENGTH } from '../buildings/address.ts';
import { OFFICE_ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';
import { Id, PageQuery, Text, Version, pageOf } from '../shared/page.contract.ts';
import { GIVEN_LABEL_CODES } from './care-label.ts';
import { SEXES } from './id-number.ts';
import { MARITAL_STATUSES } from './kin.ts';
import { VISIT_FILTER_CODES } from './last-visit.ts';
import { PERSON_NAME_LENGTH } from './person-name.ts';
import {
  AGE_BANDS,
  CONSENTS,
  DOCUMENT_KINDS,
  LISTED_STATUSES,
  RESIDENT_LIMITS as limits,
  RESIDENT_SOURCES,
} from './resident-file.ts';
import { REVEALABLE_FIELDS } from './resident-privacy.ts';
import {
  CareLabelCode,
  DuplicateCandidate,
  EmploymentCode,
  HouseholdRoleCode,
  HouseholdView,
  ResidentEvent,
  ResidentLabelView,
  ResidentSummary,
  ResidentView,
} from './resident-views.contract.ts';

const WORKER = ['community_worker'] as const;
const ResidentParams = z.strictObject({ residentId: Id });
const LabelParams = z.strictObject({ residentId: Id, labelId: Id });
const Reason = { reason: Text(limits.reasonLength) };

/** A day in Shanghai that exists. */
const Day = z.iso.date();
const Optional = (maxLength: number) => z.string().trim().max(maxLength);
/** `1956-03-01`, or no closer than `1956-03` or `1956`. */
const BirthDate = z.union([z.string().regex(/^(18|19|20)\d{2}(-(0[1-9]|1[0-2]))?$/), Day]);

const LabelGiven = z.strictObject({
  label: z.enum(GIVEN_LABEL_CODES),
  from: Day.nullable().default(null),
  source: z.enum(RESIDENT_SOURCES).default('counter'),
  evidence: Optional(limits.evidenceLength).default(''),
  detail: Optional(limits.labelDetailLength).default(''),
});

/** What a file says of a person; of an ID number by GB 11643 sex and birth date are read by the API. */
const Person = {
  name: Text(PERSON_NAME_LENGTH),
  documentKind: z.enum(DOCUMENT_KINDS),
  /** As it is written; empty for `none` and where nobody has seen it. */
  idNumber: Optional(limits.documentNumberLength),
  phone: Optional(30),
  sex: z.enum(SEXES).nullable(),
  birthDate: BirthDate.nullable(),
  ethnicGroup: Optional(limits.ethnicGroupLength).nullable(),
  maritalStatus: z.enum(MARITAL_STATUSES).nullable(),
  employment: EmploymentCode.nullable(),
  workplace: Optional(limits.workplaceLength),
  address: Optional(ADDRESS_LENGTH),
  registeredAddress: Optional(ADDRESS_LENGTH),
  gridId: Id.nullable(),
  householdRole: HouseholdRoleCode.nullable(),
  consent: z.enum(CONSENTS),
  notes: Optional(limits.notesLength),
};

const NewResident = z.strictObject({
  ...Person,
  idNumber: Person.idNumber.default(''),
  phone: Person.phone.default(''),
  sex: Person.sex.default(null),
  birthDate: Person.birthDate.default(null),
  ethnicGroup: Person.ethnicGroup.default(null),
  maritalStatus: Person.maritalStatus.default(null),
  employment: Person.employment.default(null),
  workplace: Person.workplace.default(''),
  address: Person.address.default(''),
  registeredAddress: Person.registeredAddress.default(''),
  gridId: Person.gridId.default(null),
  householdRole: Person.householdRole.default(null),
  consent: Person.consent.default('not_asked'),
  notes: Person.notes.default(''),
  /** The community, if one acts for several; one's own otherwise. */
  communityId: Id.optional(),
  /** Join this household; or found or find the one of this number; or, with neither, whoever lives behind the same door. */
  householdId: Id.optional(),
  householdNumber: Text(limits.householdNumberLength).optional(),
  source: z.enum(RESIDENT_SOURCES).default('counter'),
  labels: z.array(LabelGiven).max(20).default([]),
  /** Files that were looked at and are of other people; without them a probable duplicate is refused. */
  notDuplicateOf: z.array(Id).max(50).default([]),
});

/** What a list of residents is narrowed by. */
export const ResidentFilters = {
  /** A unit inside one's scope, to look at only a part of it; a grid too. */
  unitId: Id.optional(),
  buildingId: Id.optional(),
  /** Whole years today, both included. */
  ageFrom: z.number().int().min(0).max(150).optional(),
  ageTo: z.number().int().min(0).max(150).optional(),
  sex: z.enum(SEXES).optional(),
  /** All of these hold now. */
  labels: z.array(CareLabelCode).max(20).optional(),
  employment: EmploymentCode.optional(),
  /** Met within so many days, or not. */
  visited: z.enum(VISIT_FILTER_CODES).optional(),
  status: z.enum(LISTED_STATUSES).default('living_here'),
  /**
   * The one box: two characters of the name, pinyin, initials, the last four of phone or ID number, either in whole,
   * part of an address. What is too short finds nothing. With it the closest come first and `sort` does not count.
   */
  text: z.string().trim().max(limits.searchLength).default(''),
};

export const ResidentSort = z
  .enum(['name', 'oldest', 'youngest', 'newest', 'registered', 'longest_unvisited'])
  .default('name');

/** So many are counted one by one; beyond, it is said that there are more. */
export const COUNTED_RESIDENTS = 10_000;

export const residentsContract = defineContract({
  search: {
    method: 'POST',
    path: '/residents/search',
    access: OFFICE_ROLES,
    isRead: true,
    leavesNoEvent: 'It only looks.',
    status: 200,
    body: z.strictObject({
      ...ResidentFilters,
      sort: ResidentSort,
      cursor: PageQuery.cursor,
      limit: z.number().int().min(1).max(100).default(50),
    }),
    response: pageOf(ResidentSummary),
    summary: 'Residents of the units one acts for; by POST, so that no number or name stands in an address',
  },
  counts: {
    method: 'POST',
    path: '/residents/counts',
    access: OFFICE_ROLES,
    isRead: true,
    leavesNoEvent: 'It only looks.',
    status: 200,
    body: z.strictObject(ResidentFilters),
    response: z.strictObject({
      /** How many there are, up to 10,000. */
      total: z.number().int(),
      /** True when there are more; then the counts below are null, since those of a part would mislead. */
      isMore: z.boolean(),
      bySex: z.array(z.strictObject({ value: z.enum(SEXES), count: z.number().int() })).nullable(),
      byAge: z.array(z.strictObject({ value: z.enum(AGE_BANDS), count: z.number().int() })).nullable(),
      byEmployment: z.array(z.strictObject({ value: EmploymentCode, count: z.number().int() })).nullable(),
      byVisit: z.array(z.strictObject({ value: z.enum(VISIT_FILTER_CODES), count: z.number().int() })).nullable(),
      /** Only labels that the reader may know. */
      byLabel: z.array(z.strictObject({ value: CareLabelCode, count: z.number().int() })).nullable(),
    }),
    summary: 'How many residents there are behind the filters, and by sex, age, employment, last visit and label',
  },
  create: {
    method: 'POST',
    path: '/residents',
    access: WORKER,
    status: 201,
    body: NewResident,
    response: ResidentView,
    summary: 'Open a file of one person (建档)',
  },
  duplicates: {
    method: 'POST',
    path: '/residents/duplicates',
    access: WORKER,
    isRead: true,
    leavesNoEvent: 'It only looks.',
    status: 200,
    body: z.strictObject({
      name: Text(PERSON_NAME_LENGTH),
      idNumber: Optional(limits.documentNumberLength).default(''),
      phone: Optional(30).default(''),
      birthDate: BirthDate.nullable().default(null),
      communityId: Id.optional(),
    }),
    response: z.strictObject({ items: z.array(DuplicateCandidate) }),
    summary: 'Files that are probably of the same person, the surest first; asked while somebody types',
  },
  get: {
    method: 'GET',
    path: '/residents/:residentId',
    access: OFFICE_ROLES,
    status: 200,
    params: ResidentParams,
    response: ResidentView,
    summary: 'One file, masked as the reader may see it',
  },
  edit: {
    method: 'PATCH',
    path: '/residents/:residentId',
    access: WORKER,
    status: 200,
    params: ResidentParams,
    /** Only what is sent is changed. */
    body: z.strictObject({ version: Version, ...z.strictObject(Person).partial().shape }),
    response: ResidentView,
    summary: 'Correct a file; if others changed it meanwhile the refusal names the fields',
  },
  reveal: {
    method: 'POST',
    path: '/residents/:residentId/reveal',
    access: OFFICE_ROLES,
    limit: 'reveal',
    status: 200,
    params: ResidentParams,
    body: z.strictObject({ field: z.enum(REVEALABLE_FIELDS), ...Reason }),
    /** `labels` for `sensitive_labels`, whose `value` is empty. */
    response: z.strictObject({ value: z.string(), labels: z.array(CareLabelCode) }),
    summary: 'One hidden field in clear, for a reason that the supervisor reads',
  },
  addLabel: {
    method: 'POST',
    path: '/residents/:residentId/labels',
    access: WORKER,
    status: 201,
    params: ResidentParams,
    body: LabelGiven,
    response: ResidentView,
    summary: 'Give a care label (特殊群体标签)',
  },
  endLabel: {
    method: 'POST',
    path: '/residents/:residentId/labels/:labelId/end',
    access: WORKER,
    status: 200,
    params: LabelParams,
    body: z.strictObject({ version: Version, to: Day, ...Reason }),
    response: ResidentView,
    summary: 'End a care label on a day, with the reason',
  },
  revealLabel: {
    method: 'POST',
    path: '/residents/:residentId/labels/:labelId/reveal',
    access: OFFICE_ROLES,
    limit: 'reveal',
    status: 200,
    params: LabelParams,
    body: z.strictObject(Reason),
    response: ResidentLabelView,
    summary: 'One label with its detail and evidence, for a reason that the supervisor reads',
  },
  timeline: {
    method: 'GET',
    path: '/residents/:residentId/timeline',
    access: OFFICE_ROLES,
    status: 200,
    params: ResidentParams,
    query: z.strictObject(PageQuery),
    response: pageOf(ResidentEvent),
    summary: 'What happened to a resident and their file, latest first',
  },
  household: {
    method: 'GET',
    path: '/households/:householdId',
    access: OFFICE_ROLES,
    status: 200,
    params: z.strictObject({ householdId: Id }),
    response: HouseholdView,
    summary: 'One household with its people (一户一档)',
  },
});
