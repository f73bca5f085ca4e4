import { z } from 'zod';
import { OFFICE_ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';
import { FileAddress, FileQuery } from '../shared/file-address.contract.ts';
import { Id, Moment, Text } from '../shared/page.contract.ts';
import { EXPORT_COLUMNS, EXPORT_LIMITS, EXPORT_STATUSES } from './resident-export.ts';
import { RESIDENT_LIMITS } from './resident-file.ts';
import { ResidentFilters, ResidentSort } from './residents.contract.ts';

export const ResidentExportView = z.strictObject({
  id: Id,
  status: z.enum(EXPORT_STATUSES),
  /** Numbers in clear, for the reason that was given. */
  isWhole: z.boolean(),
  /** Rows of the file; null while it is made. */
  rows: z.number().int().nullable(),
  /** Rows so far, of so many; null until they are counted. */
  progress: z.number().int(),
  total: z.number().int().nullable(),
  createdAt: Moment,
  /** When it is deleted. */
  expiresAt: Moment,
  /** Null until it is ready. Works a few minutes and for whoever is told. */
  address: FileAddress.nullable(),
});
export type ResidentExportView = z.output<typeof ResidentExportView>;

const ExportParams = z.strictObject({ exportId: Id });

const asked = {
  /** The list as it is shown: the same filters, the same text, the same order. */
  ...ResidentFilters,
  sort: ResidentSort,
  columns: z.array(z.enum(EXPORT_COLUMNS)).min(1).max(EXPORT_COLUMNS.length),
  /** The words of the reader's language: a heading for each column (its code where there is none), and what codes are called. */
  headings: z.array(Text(40)).max(EXPORT_COLUMNS.length),
  words: z.array(z.strictObject({ code: Text(80), text: Text(80) })).max(EXPORT_LIMITS.words),
};

/** An export is its maker's own: for colleagues in the same office it does not exist. */
const OWN = {
  community_worker: { own: 'yes' },
  street_official: { own: 'yes' },
  district_official: { own: 'yes' },
} as const;

export const residentExportsContract = defineContract({
  create: {
    method: 'POST',
    path: '/residents/exports',
    access: OFFICE_ROLES,
    status: 201,
    body: z.strictObject(asked),
    response: ResidentExportView,
    summary: 'The list as a spreadsheet, masked as it is shown; many rows are made by a job',
  },
  createWhole: {
    method: 'POST',
    path: '/residents/exports/whole',
    access: OFFICE_ROLES,
    limit: 'reveal',
    stepUp: true,
    status: 201,
    body: z.strictObject({ ...asked, reason: Text(RESIDENT_LIMITS.reasonLength) }),
    response: ResidentExportView,
    summary: 'The list as a spreadsheet with numbers in clear, for a reason that the supervisor reads',
  },
  list: {
    method: 'GET',
    path: '/residents/exports',
    access: OFFICE_ROLES,
    breadth: { community_worker: 'own', street_official: 'own', district_official: 'own' },
    status: 200,
    response: z.strictObject({ items: z.array(ResidentExportView) }),
    summary: 'One’s own exports until they are deleted, latest first',
  },
  get: {
    method: 'GET',
    path: '/residents/exports/:exportId',
    access: OFFICE_ROLES,
    reach: OWN,
    status: 200,
    params: ExportParams,
    response: ResidentExportView,
    summary: 'How far one export is',
  },
  file: {
    method: 'GET',
    path: '/residents/exports/:exportId/file',
    access: OFFICE_ROLES,
    reach: OWN,
    status: 200,
    params: ExportParams,
    query: FileQuery,
    response: 'spreadsheet',
    summary: 'The file of an export, at an address that was given with it; leaves an event',
  },
  discard: {
    method: 'DELETE',
    path: '/residents/exports/:exportId',
    access: OFFICE_ROLES,
    reach: OWN,
    status: 204,
    params: ExportParams,
    response: z.null(),
    summary: 'Delete an export before its time',
  },
});
