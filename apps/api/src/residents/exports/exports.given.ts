import { EXPORT_COLUMNS } from '@linli/domain/residents/resident-export.ts';
import { residentExportsContract as contract } from '@linli/domain/residents/resident-exports.contract.ts';
import type { RequestOf } from '@linli/domain/shared/contract.ts';
import type { Caller, TestApi } from '../../shared/testing/app.ts';

export type AskedFile = Partial<RequestOf<typeof contract.create, Buffer>['body']>;

/** Every column, in codes. */
export const askedFile = (asked: AskedFile = {}) => ({
  columns: [...EXPORT_COLUMNS],
  headings: [],
  words: [],
  ...asked,
});

/** A small list as a file, ready at once. */
export async function givenExport(api: TestApi, caller: Caller, asked: AskedFile = {}) {
  return api.ok(contract.create, caller, { body: askedFile(asked) });
}
