import { transfersContract, type TransferView } from '@linli/domain/residents/transfers.contract.ts';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { givenCommunity, givenStreet, type GivenCommunity } from '../../org-units/org-units.given.ts';
import type { Caller, TestApi } from '../../shared/testing/app.ts';
import { givenResident, type GivenFile } from '../residents.given.ts';

/** Another community of the same district, in a street of its own. */
export async function givenOtherCommunity(api: TestApi, { district }: GivenCommunity): Promise<GivenCommunity> {
  return givenCommunity(api, { street: await givenStreet(api, { district }) });
}

/** A transfer that waits to be decided, with somebody on the other side who asked or who is asked. */
export async function givenTransfer(
  api: TestApi,
  { from, to, worker, file }: { from: GivenCommunity; to: GivenCommunity; worker?: Caller; file?: GivenFile },
): Promise<TransferView> {
  const sender = worker ?? (await givenPerson(api, { role: 'community_worker', unit: from, from: new Date(0) }));
  const { id, version } = await givenResident(api, sender, file);
  const body = { version, communityCode: to.code, reason: '随子女居住' };
  return api.ok(transfersContract.ask, sender, { params: { residentId: id }, body });
}
