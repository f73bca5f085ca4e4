import { duplicatesContract as contract } from '@linli/domain/residents/duplicates.contract.ts';
import { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import type { Endpoint } from '@linli/domain/shared/contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { givenCommunity, givenStreet } from '../../org-units/org-units.given.ts';
import { givenApi, type Caller } from '../../shared/testing/app.ts';
import { givenResident, someIdNumber } from '../residents.given.ts';
import { givenDuplicate } from './duplicates.given.ts';

const api = await givenApi();

async function givenOffices() {
  const street = await givenStreet(api);
  const [here, beside] = [await givenCommunity(api, { street }), await givenCommunity(api, { street })];
  const role = 'community_worker';
  return {
    worker: await givenPerson(api, { role, unit: here }),
    workerBeside: await givenPerson(api, { role, unit: beside }),
    streetOfficial: await givenPerson(api, { role: 'street_official', unit: street }),
    districtOfficial: await givenPerson(api, { role: 'district_official', unit: street.district }),
    stranger: await givenPerson(api, { role, unit: await givenCommunity(api) }),
  };
}

async function givenPair() {
  const offices = await givenOffices();
  const one = await givenResident(api, offices.worker, { name: '王小明', phone: '13912345678' });
  const other = await givenResident(api, offices.worker, {
    documentKind: 'none',
    name: '王晓明',
    phone: '13912345678',
  });
  return { ...offices, one, other, ...(await givenDuplicate(api, [one.id, other.id])) };
}

/** The same ID number in two communities of a street. */
async function givenPairApart() {
  const offices = await givenOffices();
  const idNumber = someIdNumber();
  const one = await givenResident(api, offices.worker, { name: '李大海', idNumber, address: '文化路1号2栋3单元401' });
  const other = await givenResident(api, offices.workerBeside, {
    name: '李大海',
    idNumber,
    phone: '13987654321',
    address: '南湖路9号8栋7单元602',
    notes: '对方的备注',
  });
  return { ...offices, one, other, ...(await givenDuplicate(api, [one.id, other.id], { reason: 'same_id_number' })) };
}

const query = {};

async function refused(endpoint: Endpoint, who: Caller, request: object, code: string): Promise<void> {
  expect(await api.refused(endpoint, who, request)).toMatchObject({ code });
}

describe('pairs that may be of one person', () => {
  it('are listed once to whoever decides, with why and what differs, numbers masked', async () => {
    const { worker, one, other, id } = await givenPair();
    const { items } = await api.ok(contract.list, worker, { query });
    expect(items).toMatchObject([
      {
        id,
        reason: 'near_name_same_phone',
        status: 'open',
        resident: { id: one.id, phone: '139****5678' },
        other: { id: other.id, idNumber: '' },
        availableActions: ['merge', 'not_same'],
      },
    ]);
    expect(await api.ok(contract.count, worker, {})).toEqual({ open: 1 });
    const pair = await api.ok(contract.get, worker, { params: { duplicateId: id } });
    expect(pair.fields.filter(({ differs }) => differs)).toEqual([
      { field: 'name', differs: true, proposed: 'resident' },
      { field: 'document', differs: true, proposed: 'resident' },
      { field: 'sex', differs: true, proposed: 'resident' },
      { field: 'birthDate', differs: true, proposed: 'resident' },
    ]);
    expect(pair.keep).toBe('resident');
    expect(JSON.stringify(pair)).not.toContain('13912345678');
    // A birthday beside the masked number would complete it.
    const third = await givenResident(api, worker, { documentKind: 'none', name: '王小铭', birthDate: '1956-03-01' });
    const beside = await givenDuplicate(api, [one.id, third.id]);
    const compared = await api.ok(contract.get, worker, { params: { duplicateId: beside.id } });
    expect([compared.resident.birthDate, compared.other?.birthDate]).toEqual(['1956', '1956']);
  });

  it('tell each community that there is another file, and nothing of it', async () => {
    const { worker, workerBeside, one, other, id, otherSideId } = await givenPairApart();
    for (const [who, own, ownId] of [
      [worker, one, id],
      [workerBeside, other, otherSideId],
    ] as const) {
      const listed = await api.ok(contract.list, who, { query });
      expect(listed.items).toMatchObject([{ id: ownId, resident: { id: own.id }, other: null, availableActions: [] }]);
      const pair = await api.ok(contract.get, who, { params: { duplicateId: ownId } });
      expect(pair).toMatchObject({ other: null, fields: [], availableActions: [] });
      const foreign = own === one ? other : one;
      const told = JSON.stringify([listed, pair]);
      for (const secret of [foreign.id, foreign.address, foreign.community.id]) expect(told).not.toContain(secret);
      // Nobody waits for them: they cannot decide it.
      expect(await api.ok(contract.count, who, {})).toEqual({ open: 0 });
      await refused(contract.notSame, who, { params: { duplicateId: ownId } }, 'resident.duplicate_elsewhere');
    }
    await refused(contract.get, worker, { params: { duplicateId: otherSideId } }, 'resident.duplicate_not_found');
  });

  it('show both to the officials above both, masked, who decide between communities', async () => {
    const { streetOfficial, districtOfficial, worker, one, other, id, otherSideId } = await givenPairApart();
    for (const official of [streetOfficial, districtOfficial]) {
      const { items } = await api.ok(contract.list, official, { query: { between: 'two_communities' } });
      expect(items).toMatchObject([{ resident: { name: '李**' }, other: { name: '李**' } }]);
      expect(new Set([items[0]!.resident.id, items[0]!.other!.id])).toEqual(new Set([one.id, other.id]));
      expect((await api.ok(contract.list, official, { query: { between: 'one_community' } })).items).toEqual([]);
      expect(await api.ok(contract.count, official, {})).toEqual({ open: 1 });
      const pair = await api.ok(contract.get, official, { params: { duplicateId: id } });
      expect(pair).toMatchObject({
        resident: { address: '文化路1号2栋' },
        other: { address: '南湖路9号8栋', notes: null },
      });
    }
    await api.ok(contract.notSame, streetOfficial, { params: { duplicateId: otherSideId } });
    expect((await api.ok(contract.list, worker, { query })).items).toEqual([]);
    expect((await api.ok(contract.list, worker, { query: { status: 'not_same' } })).items).toHaveLength(1);
  });

  it('are not there for other communities, and only looked at from above within one', async () => {
    const { stranger, workerBeside, streetOfficial, id } = await givenPair();
    for (const who of [stranger, workerBeside]) {
      expect((await api.ok(contract.list, who, { query })).items).toEqual([]);
      for (const endpoint of [contract.get, contract.notSame, contract.reopen])
        await refused(endpoint, who, { params: { duplicateId: id } }, 'resident.duplicate_not_found');
    }
    expect((await api.ok(contract.list, streetOfficial, { query })).items).toHaveLength(1);
    expect(await api.ok(contract.count, streetOfficial, {})).toEqual({ open: 0 });
    await refused(contract.notSame, streetOfficial, { params: { duplicateId: id } }, 'resident.not_allowed');
  });

  it('are decided once, told in both files, and can be looked at again', async () => {
    const { worker, one, other, id, otherSideId } = await givenPair();
    const answers = await Promise.all(
      [id, otherSideId, id, otherSideId].map((duplicateId) => {
        const url = `/api/v1/resident-duplicates/${duplicateId}/not-same`;
        return api.app.inject({ method: 'POST', url, headers: { cookie: worker.cookie } });
      }),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409, 409]);
    for (const file of [one, other]) {
      const { items } = await api.ok(residentsContract.timeline, worker, { params: { residentId: file.id } });
      expect(items.filter(({ action }) => action === 'residents.not_same')).toHaveLength(1);
    }
    await api.ok(contract.reopen, worker, { params: { duplicateId: id } });
    await refused(contract.reopen, worker, { params: { duplicateId: id } }, 'resident.duplicate_decided');
    expect(await api.ok(contract.count, worker, {})).toEqual({ open: 1 });
  });

  it('come page by page, each pair once', async () => {
    const { worker } = await givenOffices();
    const pairs = [];
    for (let number = 0; number < 5; number += 1) {
      const ids = [];
      for (const name of ['周一', '周乙'])
        ids.push(
          (await givenResident(api, worker, { documentKind: 'none', name, birthDate: `195${number}-01-01` })).id,
        );
      await api.platform.database.system.client.residentDuplicate.deleteMany({ where: { residentId: { in: ids } } });
      pairs.push((await givenDuplicate(api, [ids[0]!, ids[1]!])).id);
    }
    const seen = [];
    let cursor: string | undefined;
    do {
      const page = await api.ok(contract.list, worker, { query: { limit: 2, ...(cursor && { cursor }) } });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(pairs);
  });
});
