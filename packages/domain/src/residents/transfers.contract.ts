import { z } from 'zod';
import { ADDRESS_LENGTH } from '../buildings/address.ts';
import { OFFICE_ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';
import { Id, Moment, PageQuery, pageOf, Text, Version } from '../shared/page.contract.ts';
import { SEXES } from './id-number.ts';
import { RESIDENT_LIMITS as limits } from './resident-file.ts';
import { HouseholdRoleCode } from './resident-views.contract.ts';
import { TRANSFER_ACTIONS, TRANSFER_SIDES, TRANSFER_STATUSES } from './transfer.ts';

const WORKER = ['community_worker'] as const;
const TransferParams = z.strictObject({ transferId: Id });
const Side = z.strictObject({ id: Id, name: z.string(), streetName: z.string() });

/** Just enough to know whom one is asked to take: nobody's name in full, no number, no label. */
const TransferPerson = z.strictObject({
  name: z.string(),
  sex: z.enum(SEXES).nullable(),
  birthYear: z.string().nullable(),
  householdRole: HouseholdRoleCode.nullable(),
  /** The file, for whoever keeps it at this moment; null for the other side. */
  residentId: Id.nullable(),
});

export const TransferView = z.strictObject({
  id: Id,
  status: z.enum(TRANSFER_STATUSES),
  /** Where it stands to the reader; null for whoever is above both sides. */
  side: z.enum(TRANSFER_SIDES).nullable(),
  from: Side,
  to: Side,
  people: z.array(TransferPerson),
  wholeHousehold: z.boolean(),
  reason: z.string(),
  /** Where they are going to live, if the sender knows; without the door for officials. */
  newAddress: z.string(),
  askedAt: Moment,
  decidedAt: Moment.nullable(),
  /** Why it was refused. */
  answer: z.string(),
  version: Version,
  availableActions: z.array(z.enum(TRANSFER_ACTIONS)),
});
export type TransferView = z.output<typeof TransferView>;

export const transfersContract = defineContract({
  ask: {
    method: 'POST',
    path: '/residents/:residentId/transfers',
    access: WORKER,
    status: 201,
    params: z.strictObject({ residentId: Id }),
    body: z.strictObject({
      version: Version,
      /** The official code of the receiving community; it lies outside of one's own units, and codes are public. */
      communityCode: z.string().regex(/^\d{12}$/),
      reason: Text(limits.reasonLength),
      newAddress: z.string().trim().max(ADDRESS_LENGTH).default(''),
      wholeHousehold: z.boolean().default(false),
    }),
    response: TransferView,
    summary: 'Ask another community of the district to take somebody over, alone or with the household (转出)',
  },
  list: {
    method: 'GET',
    path: '/resident-transfers',
    access: OFFICE_ROLES,
    status: 200,
    query: z.strictObject({
      ...PageQuery,
      side: z.enum(TRANSFER_SIDES).optional(),
      isPending: z.enum(['true', 'false']).default('true'),
    }),
    response: pageOf(TransferView),
    summary: 'Transfers from and to the units one acts for, latest first: those that wait, or those that are decided',
  },
  counts: {
    method: 'GET',
    path: '/resident-transfers/counts',
    access: WORKER,
    status: 200,
    response: z.strictObject({ incoming: z.number().int() }),
    summary: 'How many wait to be taken over by the community one acts for',
  },
  accept: {
    method: 'POST',
    path: '/resident-transfers/:transferId/accept',
    access: WORKER,
    status: 200,
    params: TransferParams,
    body: z.strictObject({
      version: Version,
      day: z.iso.date(),
      address: Text(ADDRESS_LENGTH),
      /** Of the one who was asked for, where somebody lives at the address already. */
      householdRole: HouseholdRoleCode.nullable().default(null),
    }),
    response: TransferView,
    summary: 'Take them over: from then on their files are kept by the receiving community alone (接收)',
  },
  refuse: {
    method: 'POST',
    path: '/resident-transfers/:transferId/refuse',
    access: WORKER,
    status: 200,
    params: TransferParams,
    body: z.strictObject({ version: Version, reason: Text(limits.reasonLength) }),
    response: TransferView,
    summary: 'Send it back with the reason (退回)',
  },
  withdraw: {
    method: 'POST',
    path: '/resident-transfers/:transferId/withdraw',
    access: WORKER,
    status: 200,
    params: TransferParams,
    body: z.strictObject({ version: Version }),
    response: TransferView,
    summary: 'Take the request back while nobody has decided (撤回)',
  },
});
