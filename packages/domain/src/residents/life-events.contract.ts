import { z } from 'zod';
import { ADDRESS_LENGTH } from '../buildings/address.ts';
import { defineContract } from '../shared/contract.ts';
import { Id, Text, Version } from '../shared/page.contract.ts';
import { SEXES } from './id-number.ts';
import { PERSON_NAME_LENGTH } from './person-name.ts';
import { DOCUMENT_KINDS, RESIDENT_LIMITS as limits } from './resident-file.ts';
import { HouseholdRoleCode, ResidentView } from './resident-views.contract.ts';

const WORKER = ['community_worker'] as const;
const ResidentParams = z.strictObject({ residentId: Id });
/** A day in Shanghai that exists. */
const Day = z.iso.date();
/** What somebody is to the head of the household they join; whoever founds one is its head. */
const Joins = { householdRole: HouseholdRoleCode.nullable().default(null) };

/** Of somebody who has no file here. */
const OtherName = z.string().trim().max(PERSON_NAME_LENGTH).default('');

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
  registerBirth: {
    method: 'POST',
    path: '/residents/:residentId/register-birth',
    access: WORKER,
    names: { otherParentId: 'resident' },
    status: 201,
    params: ResidentParams,
    body: z.strictObject({
      version: Version,
      day: Day,
      name: Text(PERSON_NAME_LENGTH),
      sex: z.enum(SEXES),
      /** A new-born has none yet, as a rule. */
      documentKind: z.enum(DOCUMENT_KINDS).default('none'),
      idNumber: z.string().trim().max(limits.documentNumberLength).default(''),
      ethnicGroup: z.string().trim().max(limits.ethnicGroupLength).nullable().default(null),
      /** A file of the same community; or the name alone of whoever lives elsewhere. */
      otherParentId: Id.nullable().default(null),
      otherParentName: OtherName,
      /** In whose household the child lives. */
      livesWith: z.enum(['this_parent', 'other_parent']).default('this_parent'),
      /** Files that were looked at and are of other people. */
      notDuplicateOf: z.array(Id).max(50).default([]),
    }),
    response: z.strictObject({ childId: Id, resident: ResidentView }),
    summary: 'A child is born (出生登记): its file in a parent’s household, linked to both parents',
  },
  marry: {
    method: 'POST',
    path: '/residents/:residentId/marry',
    access: WORKER,
    names: { spouseId: 'resident' },
    status: 200,
    params: ResidentParams,
    body: z.strictObject({
      version: Version,
      day: Day,
      /** A file of the same community; or the name alone of whoever lives elsewhere. */
      spouseId: Id.nullable().default(null),
      spouseName: OtherName,
      /** Who moves to whom from that day; nobody, unless it is said. */
      together: z.enum(['stay', 'spouse_comes', 'goes_to_spouse']).default('stay'),
    }),
    response: ResidentView,
    summary: 'Somebody marries (结婚登记): on both files where both are known',
  },
  divorce: {
    method: 'POST',
    path: '/residents/:residentId/divorce',
    access: WORKER,
    status: 200,
    params: ResidentParams,
    /** `address`: where this one lives from that day; empty if both stay where they are. */
    body: z.strictObject({ version: Version, day: Day, address: z.string().trim().max(ADDRESS_LENGTH).default('') }),
    response: ResidentView,
    summary: 'A marriage is divorced (离婚登记): on both files where both are known',
  },
  stayAway: {
    method: 'POST',
    path: '/residents/:residentId/stay-away',
    access: WORKER,
    status: 200,
    params: ResidentParams,
    body: z.strictObject({ version: Version, day: Day, hospital: Text(limits.hospitalLength) }),
    response: ResidentView,
    summary: 'Somebody is in hospital from that day (住院登记); visits are told to pause',
  },
  comeHome: {
    method: 'POST',
    path: '/residents/:residentId/come-home',
    access: WORKER,
    status: 200,
    params: ResidentParams,
    body: z.strictObject({ version: Version, day: Day }),
    response: ResidentView,
    summary: 'Somebody comes out of hospital (出院登记); visits are told to go on',
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
