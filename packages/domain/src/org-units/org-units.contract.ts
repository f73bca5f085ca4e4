import { z } from 'zod';
import { defineContract } from '../shared/contract.ts';
import { Id, PageQuery, Text, Version, pageOf } from '../shared/page.contract.ts';
import { ORG_UNIT_KINDS } from '../shared/scope.ts';
import { DIVISION_ERRORS } from './divisions.ts';
import { DIVISION_KINDS, ORG_UNIT_LIMITS } from './org-unit.ts';

const orgUnit = {
  id: Id,
  /** 12 digits; null for grids. */
  code: z.string().nullable(),
  name: z.string(),
  kind: z.enum(ORG_UNIT_KINDS),
  parentId: Id.nullable(),
};

/** A unit with how many units of each kind stand below it. */
export const OrgUnitNode = z.strictObject({
  ...orgUnit,
  version: Version,
  counts: z.strictObject({ streets: z.number().int(), communities: z.number().int(), grids: z.number().int() }),
});
export type OrgUnitNode = z.output<typeof OrgUnitNode>;

/** A community or the units above it as the public pages offer them. */
export const PublicOrgUnit = z.strictObject({ ...orgUnit, pathNames: z.array(z.string()) });
export type PublicOrgUnit = z.output<typeof PublicOrgUnit>;

/** What loading a divisions file would do, or did: counted, with every faulty line named. */
export const DivisionsReport = z.strictObject({
  lines: z.number().int(),
  added: z.number().int(),
  renamed: z.number().int(),
  unchanged: z.number().int(),
  districts: z.array(
    z.strictObject({ code: z.string(), name: z.string(), streets: z.number().int(), communities: z.number().int() }),
  ),
  errorCount: z.number().int(),
  /** The first 100 faults; `line` counts from 1 with the header. */
  errors: z.array(z.strictObject({ line: z.number().int(), code: z.enum(DIVISION_ERRORS), value: z.string() })),
});
export type DivisionsReport = z.output<typeof DivisionsReport>;
export type DivisionError = DivisionsReport['errors'][number];

const DivisionsFile = z.strictObject({
  /** CSV text with the header `code,name,kind,parent_code`; kinds are district, street, community. */
  csv: z.string().min(1).max(ORG_UNIT_LIMITS.divisionsFileBytes),
});

/** In JSON, line ends and quotes take two bytes. */
const DIVISIONS_BODY_BYTES = 2 * ORG_UNIT_LIMITS.divisionsFileBytes;

const ADMIN = ['system_admin'] as const;
const OFFICES = ['system_admin', 'district_official', 'street_official', 'community_worker'] as const;

export const orgUnitsContract = defineContract({
  publicList: {
    method: 'GET',
    path: '/public/org-units',
    access: 'public',
    status: 200,
    query: z.strictObject({
      ...PageQuery,
      kind: z.enum(DIVISION_KINDS).optional(),
      /** Only units right below this one; absent with no `q`: the districts. */
      parentId: Id.optional(),
      /** Part of a name. */
      q: z.string().trim().max(40).optional(),
    }),
    response: pageOf(PublicOrgUnit),
    summary: 'Communities and the units above them, to choose where a report belongs',
  },
  children: {
    method: 'GET',
    path: '/org-units',
    access: OFFICES,
    status: 200,
    query: z.strictObject({
      ...PageQuery,
      /** Absent: the top of what the caller acts for. */
      parentId: Id.optional(),
    }),
    response: pageOf(OrgUnitNode),
    summary: 'Units right below one unit, with counts',
  },
  get: {
    method: 'GET',
    path: '/org-units/:orgUnitId',
    access: OFFICES,
    status: 200,
    params: z.strictObject({ orgUnitId: Id }),
    response: z.strictObject({ ...OrgUnitNode.shape, path: z.array(z.strictObject({ id: Id, name: z.string() })) }),
    summary: 'One unit with the units above it',
  },
  previewDivisions: {
    method: 'POST',
    path: '/org-units/divisions/preview',
    access: ADMIN,
    leavesNoEvent: 'It only looks.',
    status: 200,
    body: DivisionsFile,
    bodyLimit: DIVISIONS_BODY_BYTES,
    response: DivisionsReport,
    summary: "What loading a district's divisions file would change, with errors by line; changes nothing",
  },
  loadDivisions: {
    method: 'POST',
    path: '/org-units/divisions',
    access: ADMIN,
    status: 200,
    body: DivisionsFile,
    bodyLimit: DIVISIONS_BODY_BYTES,
    response: DivisionsReport,
    summary: 'Load a divisions file, all or nothing; loading it twice changes nothing',
  },
  addGrid: {
    method: 'POST',
    path: '/org-units/:orgUnitId/grids',
    access: OFFICES,
    names: { orgUnitId: 'community' },
    status: 201,
    params: z.strictObject({ orgUnitId: Id }),
    body: z.strictObject({ name: Text(ORG_UNIT_LIMITS.nameLength) }),
    response: OrgUnitNode,
    summary: 'Draw a grid below a community',
  },
  renameGrid: {
    method: 'POST',
    path: '/org-units/:orgUnitId/rename',
    access: OFFICES,
    names: { orgUnitId: 'grid' },
    status: 200,
    params: z.strictObject({ orgUnitId: Id }),
    body: z.strictObject({ name: Text(ORG_UNIT_LIMITS.nameLength), version: Version }),
    response: OrgUnitNode,
    summary: 'Rename a grid',
  },
});
