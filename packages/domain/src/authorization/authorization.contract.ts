import { z } from 'zod';
import { BREADTHS, FIELD_NAMES, RECORD_SITUATIONS } from '../shared/access.ts';
import { ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';

const situations = z.array(z.enum(RECORD_SITUATIONS));

/** What one role may do with one endpoint. */
const RoleReach = z.strictObject({
  role: z.enum(ROLES),
  breadth: z.enum(BREADTHS),
  /** Only records that stand so to them; null where all within the breadth are theirs. */
  situations: situations.nullable(),
});

export const MatrixRow = z.strictObject({
  /** Name of the contract, and of the endpoint within it. */
  contract: z.string(),
  key: z.string(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: z.string(),
  summary: z.string(),
  /** `roles`: as each of them may. */
  access: z.enum(['public', 'secret_holder', 'key_holder', 'signed_in', 'roles']),
  leavesEvent: z.boolean(),
  reaches: z.array(RoleReach),
});
export type MatrixRow = z.output<typeof MatrixRow>;

export const FieldRow = z.strictObject({
  field: z.enum(FIELD_NAMES),
  told: z.array(
    z.strictObject({
      role: z.enum(ROLES),
      how: z.enum(['whole', 'masked', 'situations', 'nothing']),
      situations,
    }),
  ),
});
export type FieldRow = z.output<typeof FieldRow>;

export const authorizationContract = defineContract({
  matrix: {
    method: 'GET',
    path: '/authorization/matrix',
    access: ['system_admin', 'auditor'],
    status: 200,
    response: z.strictObject({ endpoints: z.array(MatrixRow), fields: z.array(FieldRow) }),
    summary: 'Who may do what: every endpoint, every role, and the fields that not everybody is told',
  },
});
