import { duplicatesContract as contract } from '@linli/domain/residents/duplicates.contract.ts';
import { call } from '../../shared/api.ts';

export const countPairs = (signal: AbortSignal) => call(contract.count, { signal });
