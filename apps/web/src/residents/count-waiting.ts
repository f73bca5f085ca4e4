import { duplicatesContract } from '@linli/domain/residents/duplicates.contract.ts';
import { transfersContract } from '@linli/domain/residents/transfers.contract.ts';
import { call } from '../shared/api.ts';

/** The figures of the rail, in one chunk. */
export const countPairs = (signal: AbortSignal) => call(duplicatesContract.count, { signal });
export const countIncoming = (signal: AbortSignal) => call(transfersContract.counts, { signal });
