import { authorizationContract } from '@linli/domain/authorization/authorization.contract.ts';
import type { ResponseOf } from '@linli/domain/shared/contract.ts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../shared/api.ts';

/** The table changes with the program only. */
export const matrixQuery = queryOptions({
  queryKey: ['authorization', 'matrix'],
  queryFn: ({ signal }) => call(authorizationContract.matrix, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export type Matrix = ResponseOf<typeof authorizationContract.matrix, Blob>;
export type MatrixRow = Matrix['endpoints'][number];
export type FieldRow = Matrix['fields'][number];
