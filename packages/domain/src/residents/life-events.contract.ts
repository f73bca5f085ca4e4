import { z } from 'zod';
import { ADDRESS_LENGTH } from '../buildings/address.ts';
import { defineContract } from '../shared/contract.ts';
import { Id, Text, Version } from '../shared/page.contract.ts';
import { RESIDENT_LIMITS as limits } from './resident-file.ts';
import { HouseholdRoleCode, ResidentView } from './resident-views.contract.ts';

const WORKER = ['community_worker'] as const;
const ResidentParams = z.strictObject({ residentId: Id });
/** A day in Shanghai that exists. */
const Day = z.iso.date();
/** What somebody is to the head of the household they join; whoever founds one is its head. */
const Joins = { householdRole: HouseholdRoleCode.nullable().default(null) };

/** 登记变动: one form each (docs/decisions/0019). */
export const lifeEventsContract = defineContract({
  move: {
    method: 'POST',
    path: '/residents/:residentId/move',
    access: WORKER,
    status: 200,
    params: ResidentParams,
    /** Into the household behind the new door, or a new one there; alone, or with everybody who lives with them. */
    body: z.strictObject({
      version: Version,
      day: Day,
      address: Text(ADDRESS_LENGTH),
      wholeHousehold: z.boolean().default(false),
      ...Joins,
    }),
    response: ResidentView,
    summary: 'Somebody moves within the community (社区内搬家)',
  },
  moveOut: {
    method: 'POST',
    path: '/residents/:residentId/move-out',
    access: WORKER,
    status: 200,
    params: ResidentParams,
    body: z.strictObject({ version: Version, day: Day, reason: Text(limits.reasonLength) }),
    response: ResidentView,
    summary: 'Somebody moves away (迁出); visits, pairs and payments are told to stop',
  },
  moveBack: {
    method: 'POST',
    path: '/residents/:residentId/move-back',
    access: WORKER,
    status: 200,
    params: ResidentParams,
    body: z.strictObject({ version: Version, day: Day, address: Text(ADDRESS_LENGTH), ...Joins }),
    response: ResidentView,
    summary: 'Somebody who had moved away lives here again (迁回)',
  },
  reportDeath: {
    method: 'POST',
    path: '/residents/:residentId/report-death',
    access: WORKER,
    status: 200,
    params: ResidentParams,
    body: z.strictObject({ version: Version, day: Day, note: z.string().trim().max(limits.reasonLength).default('') }),
    response: ResidentView,
    summary: 'Somebody has died (死亡登记); visits, pairs and payments are told to stop',
  },
  undo: {
    method: 'POST',
    path: '/residents/:residentId/undo-life-event',
    access: WORKER,
    status: 200,
    params: ResidentParams,
    body: z.strictObject({ version: Version }),
    response: ResidentView,
    summary: 'Take back the last life event, as long as nothing newer was written into the files it changed',
  },
});
