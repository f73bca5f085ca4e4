import { erasuresContract as contract } from '@linli/domain/residents/erasures.contract.ts';
import type { Caller, TestApi } from '../../shared/testing/app.ts';
import { givenResident, type GivenFile } from '../residents.given.ts';

/** A request that waits: to erase somebody who never agreed to a file. */
export async function givenErasure(api: TestApi, worker: Caller, file: GivenFile = {}) {
  const { id, version } = await givenResident(api, worker, file);
  return askedFor(api, worker, { id, version });
}

export async function askedFor(api: TestApi, worker: Caller, { id, version }: { id: string; version: number }) {
  const body = { version, ground: 'unlawful' as const, askedBy: 'resident' as const, reason: '本人到场申请' };
  return api.ok(contract.request, worker, { params: { residentId: id }, body });
}
