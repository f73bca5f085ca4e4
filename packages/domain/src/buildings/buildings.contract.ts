import { z } from 'zod';
import { OFFICE_ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';
import { Id, PageQuery, pageOf } from '../shared/page.contract.ts';

const Compound = z.strictObject({
  id: Id,
  name: z.string(),
  community: z.strictObject({ id: Id, name: z.string() }),
});

export const buildingsContract = defineContract({
  compounds: {
    method: 'GET',
    path: '/compounds',
    access: OFFICE_ROLES,
    status: 200,
    query: z.strictObject({
      ...PageQuery,
      /** A unit inside one's scope, to look at only a part of it. */
      unitId: Id.optional(),
      /** Part of the name or street number, two characters at least. */
      q: z.string().trim().max(60).optional(),
    }),
    response: pageOf(Compound),
    summary: 'Compounds (楼院) by name, to choose one or to complete an address',
  },
  buildings: {
    method: 'GET',
    path: '/compounds/:compoundId/buildings',
    access: OFFICE_ROLES,
    status: 200,
    params: z.strictObject({ compoundId: Id }),
    response: z.strictObject({
      compound: Compound,
      /** In the order of their numbers; the name is empty where the compound is one house. */
      items: z.array(z.strictObject({ id: Id, name: z.string(), dwellings: z.number().int() })),
    }),
    summary: 'Buildings (楼栋) of a compound, with how many dwellings are known of each',
  },
});
