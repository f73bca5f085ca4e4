import { randomUUID } from 'node:crypto';
import { auditContract } from '@linli/domain/audit/audit.contract.ts';
import { looksContract } from '@linli/domain/audit/looks.contract.ts';
import { contactsContract } from '@linli/domain/residents/contacts.contract.ts';
import { OwnData, ownDataContract as contract } from '@linli/domain/residents/own-data.contract.ts';
import { expect, it } from 'vitest';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { givenCommunity } from '../../org-units/org-units.given.ts';
import { givenApi } from '../../shared/testing/app.ts';
import { RESIDENT_REFERENCES } from '../duplicates/resident-references.ts';
import { givenDuplicate } from '../duplicates/duplicates.given.ts';
import { givenResident, someIdNumber } from '../residents.given.ts';
import { givenTransfer } from '../transfers/transfers.given.ts';

const api = await givenApi();
const { client } = api.platform.database.system;

async function givenOffice() {
  const community = await givenCommunity(api);
  const beside = await givenCommunity(api, { street: community.street });
  return {
    community,
    beside,
    worker: await givenPerson(api, { role: 'community_worker', unit: community, name: '李秀兰' }),
    neighbour: await givenPerson(api, { role: 'community_worker', unit: beside }),
    street: await givenPerson(api, { role: 'street_official', unit: community.street }),
    auditor: await givenPerson(api, { role: 'auditor', unit: community.district }),
  };
}

const body = { reason: '本人到场查阅' };

it('hands out everything that is kept on somebody, in clear, and leaves it in the trail and the list of looks', async () => {
  const { community, beside, worker, street, auditor } = await givenOffice();
  const idNumber = someIdNumber();
  const file = {
    name: '欧阳建国',
    idNumber,
    phone: '13800001234',
    address: '文化路1号2栋3单元401',
    workplace: '阀门厂',
    registeredAddress: '沈阳市和平区南湖街道',
    notes: '听力不好',
    labels: [{ label: 'serious_illness' as const, detail: '尿毒症', evidence: '诊断书 3021' }],
  };
  const transfer = await givenTransfer(api, { from: community, to: beside, worker, file });
  const { residentId } = transfer.people[0]!;
  const twin = await givenResident(api, worker, { name: '欧阳建', documentKind: 'none' });
  await givenDuplicate(api, [residentId!, twin.id]);
  await api.ok(contactsContract.addContact, worker, {
    params: { residentId: residentId! },
    body: { name: '欧阳小红', phone: '13911112222', relation: 'child' },
  });
  const data = await api.ok(contract.export, worker, { params: { residentId: residentId! }, body });
  expect(data).toMatchObject({
    community: community.name,
    person: {
      name: '欧阳建国',
      idNumber,
      phone: '13800001234',
      workplace: '阀门厂',
      registeredAddress: '沈阳市和平区南湖街道',
      notes: '听力不好',
      householdRole: null,
    },
    labels: [{ label: 'serious_illness', detail: '尿毒症', evidence: '诊断书 3021', to: null }],
    contacts: [{ name: '欧阳小红', phone: '13911112222', relation: 'child' }],
    residencies: [{ address: file.address, community: community.name, to: null }],
    transfers: [{ status: 'pending', from: community.name, to: beside.name }],
    duplicates: [{ status: 'open' }],
    hasMoreEvents: false,
  });
  expect(data.events.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['residents.create', 'residents.ask_transfer', 'residents.export_own_data']),
  );
  const trail = await api.ok(auditContract.events, auditor, { query: { action: 'residents.export_own_data' } });
  expect(trail.items).toMatchObject([{ subject: { id: residentId }, note: '本人到场查阅' }]);
  expect(JSON.stringify(trail)).not.toMatch(/13800001234|尿毒症|欧阳建国/);
  const looks = await api.ok(looksContract.list, street, { query: { kind: 'own_data' } });
  expect(looks.items).toMatchObject([{ actor: { name: '李秀兰' }, reason: '本人到场查阅' }]);
});

it('exists for nobody of another community, is no official’s, and asks for the password first', async () => {
  const { worker, neighbour, street } = await givenOffice();
  const { id: residentId } = await givenResident(api, worker);
  const request = { params: { residentId }, body };
  expect(await api.refused(contract.export, neighbour, request)).toMatchObject({ code: 'resident.not_found' });
  expect(await api.refused(contract.export, street, request)).toMatchObject({ code: 'request.role_not_allowed' });
  const where = { personId: worker.id };
  await client.session.updateMany({ where, data: { confirmedAt: new Date(Date.now() - 3_600_000) } });
  expect(await api.refused(contract.export, worker, request)).toMatchObject({ code: 'account.confirm_identity' });
  expect(await client.event.count({ where: { subjectId: residentId, action: 'residents.export_own_data' } })).toBe(0);
});

it('keeps no copy of what it answered for a repeated request', async () => {
  const { worker } = await givenOffice();
  const { id: residentId } = await givenResident(api, worker);
  const before = await client.idempotencyKey.count({ where: { answer: { not: null } } });
  const answer = await api.app.inject({
    method: 'POST',
    url: `/api/v1/residents/${residentId}/own-data`,
    headers: { cookie: worker.cookie, 'idempotency-key': randomUUID() },
    payload: body,
  });
  expect(answer.statusCode).toBe(200);
  expect(await client.idempotencyKey.count({ where: { answer: { not: null } } })).toBe(before);
});

it('tells of each column that points at a resident in which part it stands', () => {
  const told = Object.values(RESIDENT_REFERENCES).flatMap(({ told: part }) => (typeof part === 'string' ? [part] : []));
  expect(new Set([...told, 'madeAt', 'community', 'person', 'events', 'hasMoreEvents'])).toEqual(
    new Set(Object.keys(OwnData.shape)),
  );
});
