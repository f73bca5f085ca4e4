import { z } from 'zod';
import { OFFICE_ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';
import { Id, Moment, PageQuery, pageOf, Text, Version } from '../shared/page.contract.ts';
import {
  ERASURE_ACTIONS,
  ERASURE_ASKERS,
  ERASURE_GROUND_CODES,
  ERASURE_HINDRANCES,
  ERASURE_STATUSES,
} from './erasure.ts';
import { RESIDENT_LIMITS as limits } from './resident-file.ts';

const WORKER = ['community_worker'] as const;
const STREET = ['street_official'] as const;
const ErasureParams = z.strictObject({ erasureId: Id });
const UnitName = z.strictObject({ id: Id, name: z.string() });

export const ErasureView = z.strictObject({
  id: Id,
  status: z.enum(ERASURE_STATUSES),
  /** The file, while there is one. */
  residentId: Id.nullable(),
  /** Surname and stars while it is decided; empty once it is erased. */
  name: z.string(),
  community: UnitName,
  ground: z.enum(ERASURE_GROUND_CODES),
  askedBy: z.enum(ERASURE_ASKERS),
  /** Empty once it is erased. */
  reason: z.string(),
  askerName: z.string(),
  askedAt: Moment,
  deciderName: z.string().nullable(),
  decidedAt: Moment.nullable(),
  /** Why it was refused. */
  answer: z.string(),
  /** What would have to be ended first. */
  hindrances: z.array(z.enum(ERASURE_HINDRANCES)),
  version: Version,
  availableActions: z.array(z.enum(ERASURE_ACTIONS)),
});
export type ErasureView = z.output<typeof ErasureView>;

export const erasuresContract = defineContract({
  options: {
    method: 'GET',
    path: '/residents/:residentId/erasure',
    access: WORKER,
    status: 200,
    params: z.strictObject({ residentId: Id }),
    response: z.strictObject({
      /** Grounds that the law gives for somebody who stands so to the community. */
      grounds: z.array(z.enum(ERASURE_GROUND_CODES)),
      hindrances: z.array(z.enum(ERASURE_HINDRANCES)),
      /** The request that waits. */
      asked: ErasureView.nullable(),
    }),
    summary: 'Whether a resident’s data could be erased now, on which grounds, and what stands against it',
  },
  request: {
    method: 'POST',
    path: '/residents/:residentId/erasures',
    access: WORKER,
    stepUp: true,
    status: 201,
    params: z.strictObject({ residentId: Id }),
    body: z.strictObject({
      version: Version,
      ground: z.enum(ERASURE_GROUND_CODES),
      askedBy: z.enum(ERASURE_ASKERS),
      reason: Text(limits.reasonLength),
    }),
    response: ErasureView,
    summary: 'Ask the street to have a resident’s data erased (PIPL art. 47)',
  },
  list: {
    method: 'GET',
    path: '/resident-erasures',
    access: OFFICE_ROLES,
    namesFromAbove: 'Whoever decided it at the street is named.',
    status: 200,
    query: z.strictObject({ ...PageQuery, isOpen: z.enum(['true', 'false']).default('true') }),
    response: pageOf(ErasureView),
    summary:
      'Requests to erase a resident’s data in one’s units, latest first: those that wait, or those that are decided',
  },
  counts: {
    method: 'GET',
    path: '/resident-erasures/counts',
    access: STREET,
    status: 200,
    response: z.strictObject({ waiting: z.number().int() }),
    summary: 'How many requests wait for the street',
  },
  approve: {
    method: 'POST',
    path: '/resident-erasures/:erasureId/approve',
    access: STREET,
    stepUp: true,
    status: 200,
    params: ErasureParams,
    body: z.strictObject({ version: Version }),
    response: ErasureView,
    summary: 'Erase it: file, labels, history, rows of rolls and lists go for good',
  },
  refuse: {
    method: 'POST',
    path: '/resident-erasures/:erasureId/refuse',
    access: STREET,
    status: 200,
    params: ErasureParams,
    body: z.strictObject({ version: Version, reason: Text(limits.reasonLength) }),
    response: ErasureView,
    summary: 'Refuse it, with the reason that the person is told',
  },
  withdraw: {
    method: 'POST',
    path: '/resident-erasures/:erasureId/withdraw',
    access: WORKER,
    status: 200,
    params: ErasureParams,
    body: z.strictObject({ version: Version }),
    response: ErasureView,
    summary: 'Take the request back while nobody has decided',
  },
});
