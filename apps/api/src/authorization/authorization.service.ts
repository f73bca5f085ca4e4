import type { FieldRow, MatrixRow } from '@linli/domain/authorization/authorization.contract.ts';
import { CONTRACTS } from '@linli/domain/authorization/every-contract.contract.ts';
import { FIELD_NAMES, reachOf, RECORD_SITUATIONS, toldBy, type FieldRule } from '@linli/domain/shared/access.ts';
import { ROLES } from '@linli/domain/shared/actor.ts';
import type { Endpoint } from '@linli/domain/shared/contract.ts';
import { ruledFieldsIn } from '@linli/domain/shared/told-to.contract.ts';

/** The declared table: read from the same contracts that the routes are made of and the test of the walls walks. */
export function readMatrix(): { endpoints: MatrixRow[]; fields: FieldRow[] } {
  const declared = Object.entries(CONTRACTS).flatMap(([contract, endpoints]) =>
    Object.entries<Endpoint>(endpoints).map(([key, endpoint]) => ({ contract, key, endpoint })),
  );
  const rules = new Map(declared.flatMap(({ endpoint }) => rulesOf(endpoint)));
  return {
    endpoints: declared.map(({ contract, key, endpoint }) => rowOf(contract, key, endpoint)),
    fields: FIELD_NAMES.flatMap((field) => fieldRow(field, rules.get(field))),
  };
}

function rowOf(contract: string, key: string, endpoint: Endpoint): MatrixRow {
  const { method, path, summary, access, leavesNoEvent } = endpoint;
  return {
    contract,
    key,
    method,
    path,
    summary,
    access: typeof access === 'string' ? access : 'roles',
    leavesEvent: method !== 'GET' && leavesNoEvent === undefined,
    reaches: ROLES.map((role) => {
      const { breadth, situations } = reachOf(endpoint, role);
      const reached = situations && RECORD_SITUATIONS.filter((situation) => situations[situation] === 'yes');
      return { role, breadth, situations: reached };
    }),
  };
}

function rulesOf({ response }: Endpoint) {
  return typeof response === 'string' ? [] : ruledFieldsIn(response).map(({ name, rule }) => [name, rule] as const);
}

function fieldRow(field: FieldRow['field'], rule: FieldRule | undefined): FieldRow[] {
  if (rule === undefined) return [];
  const told = ROLES.map((role) => {
    const how = toldBy(rule, role);
    if (typeof how === 'string') return { role, how, situations: [] };
    return { role, how: how.length > 0 ? ('situations' as const) : ('nothing' as const), situations: [...how] };
  });
  return [{ field, told }];
}
