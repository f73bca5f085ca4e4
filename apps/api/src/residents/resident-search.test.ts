import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { residentsContract as contract } from '@linli/domain/residents/residents.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenApi, type Caller } from '../shared/testing/app.ts';
import { buildingOf, givenResident, someIdNumber } from './residents.given.ts';

const api = await givenApi();

type Search = Partial<BodyOf<typeof contract.search>>;

async function namesFound(who: Caller, body: Search): Promise<string[]> {
  return (await api.ok(contract.search, who, { body })).items.map(({ name }) => name);
}

/** A street of two communities, with a worker in each and officials above. */
async function givenStreetOffice() {
  const community = await givenCommunity(api);
  const beside = await givenCommunity(api, { street: community.street });
  return {
    community,
    beside,
    worker: await givenPerson(api, { role: 'community_worker', unit: community }),
    neighbour: await givenPerson(api, { role: 'community_worker', unit: beside }),
    street: await givenPerson(api, { role: 'street_official', unit: community.street }),
    district: await givenPerson(api, { role: 'district_official', unit: community.district }),
  };
}

describe('the one box', () => {
  it('finds a name by its parts, its pinyin and its initials, the closest first', async () => {
    const { worker } = await givenStreetOffice();
    for (const name of ['王小明', '王明', '小明远', '单小兰', '尉迟恭', '欧阳明', '买买提·吐尔逊'])
      await givenResident(api, worker, { name });
    const found = (text: string) => namesFound(worker, { text });
    expect(await found('小明')).toEqual(['小明远', '王小明']);
    expect(await found('王明')).toEqual(['王明', '王小明']);
    expect(await found('wangxiaoming')).toEqual(['王小明']);
    expect(await found('Wang xiao')).toEqual(['王小明']);
    expect(await found('wxm')).toEqual(['王小明']);
    expect(await found('shanxiaolan')).toEqual(['单小兰']);
    expect(await found('danxiaolan')).toEqual(['单小兰']);
    expect(await found('weichigong')).toEqual(['尉迟恭']);
    expect(await found('ycg')).toEqual(['尉迟恭']);
    expect(await found('xiaolan')).toEqual(['单小兰']);
    expect(await found('吐尔逊')).toEqual(['买买提·吐尔逊']);
    expect(await found('王')).toEqual([]);
  });

  it('finds numbers in whole and by their last four, of phone and ID alike', async () => {
    const { worker } = await givenStreetOffice();
    const first17 = someIdNumber().slice(0, 17);
    const idNumber = someIdNumber();
    const tail = idNumber.slice(-4);
    await givenResident(api, worker, { name: '甲一', idNumber, phone: '13800001111' });
    // The last four of a phone are digits; an ID number may end in X.
    const phone = `1380000${tail.replace('X', '0')}`;
    await givenResident(api, worker, { name: '乙二', phone });
    await givenResident(api, worker, { name: '丙三', documentKind: 'passport', idNumber: 'E12345678' });
    expect(await namesFound(worker, { text: idNumber })).toEqual(['甲一']);
    expect(await namesFound(worker, { text: '138-0000-1111' })).toEqual(['甲一']);
    expect(await namesFound(worker, { text: tail })).toEqual(tail.endsWith('X') ? ['甲一'] : ['甲一', '乙二']);
    expect(await namesFound(worker, { text: phone })).toEqual(['乙二']);
    expect(await namesFound(worker, { text: 'e12345678' })).toEqual(['丙三']);
    expect(await namesFound(worker, { text: `${first17}${first17.endsWith('0') ? '1' : '0'}` })).toEqual([]);
  });

  it('finds part of an address in the order of the doors', async () => {
    const { worker } = await givenStreetOffice();
    const doors = [
      '文化街59号2栋1单元301室',
      '文化街59号10栋1单元101室',
      '文化街59号2栋1单元1001室',
      '文化街61号2栋1单元101室',
    ];
    for (const [index, address] of doors.entries())
      await givenResident(api, worker, { name: `住户${'一二三四'[index]}`, address });
    const found = (text: string) => namesFound(worker, { text });
    expect(await found('文化街')).toEqual(['住户一', '住户三', '住户二', '住户四']);
    expect(await found('街59号')).toEqual(['住户一', '住户三', '住户二']);
    expect(await found('文化街59号2栋')).toEqual(['住户一', '住户三']);
    expect(await found('59号2栋1单元1001')).toEqual(['住户三']);
    expect(await found('2栋1单元')).toEqual(['住户一', '住户三', '住户四']);
  });

  it.each([
    '%',
    '_',
    "'; DROP TABLE residents --",
    '\\',
    '(',
    '1',
    ' ',
    '王',
    '𠮷',
    '0'.repeat(60),
    '王'.repeat(60),
    '{}',
    '1-1-1-1',
    '\u{10FFFF}',
  ])('takes “%s” as text', async (text) => {
    const { worker } = await givenStreetOffice();
    expect(await namesFound(worker, { text })).toEqual([]);
  });
});

describe('a list', () => {
  it('is in the order asked for, page by page, whatever the page', async () => {
    const { worker, neighbour, street, district } = await givenStreetOffice();
    const births = ['19560301', '19900101', '20100101', '19400101', '19750101'];
    const names = ['王一', '李二', '单三', '查四', '赵五'];
    for (const [index, birth] of births.entries())
      await givenResident(api, index % 2 ? neighbour : worker, {
        name: names[index]!,
        idNumber: someIdNumber({ birth }),
      });
    const inOrder = {
      name: ['李', '单', '王', '查', '赵'],
      oldest: ['查', '王', '赵', '李', '单'],
      youngest: ['单', '李', '赵', '王', '查'],
      registered: ['王', '李', '单', '查', '赵'],
      newest: ['赵', '查', '单', '李', '王'],
    };
    for (const official of [street, district]) {
      for (const [sort, expected] of Object.entries(inOrder)) {
        const paged: string[] = [];
        let cursor: string | undefined;
        for (let page = 0; page < 9; page += 1) {
          const body = { sort: sort as keyof typeof inOrder, limit: 2, ...(cursor !== undefined && { cursor }) };
          const { items, nextCursor } = await api.ok(contract.search, official, { body });
          paged.push(...items.map(({ name }) => name[0] ?? ''));
          if (nextCursor === null) break;
          cursor = nextCursor;
        }
        expect([sort, paged]).toEqual([sort, expected]);
      }
    }
  });

  it('goes on from page to page through the tiers of a search, nobody left out and nobody twice', async () => {
    const { worker } = await givenStreetOffice();
    for (const name of ['明华', '王明华', '明华东', '李明某华', '赵明华', '明某华'])
      await givenResident(api, worker, { name, address: '明华路5号1栋1单元101' });
    await givenResident(api, worker, { name: '无关', address: '明华路5号2栋1单元101' });
    const all = await namesFound(worker, { text: '明华' });
    expect(all.slice(0, 2)).toEqual(['明华', '明华东']);
    expect(all.toSorted()).toEqual(['明华', '明华东', '明某华', '李明某华', '无关', '王明华', '赵明华'].toSorted());
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const body = { text: '明华', limit: 1, ...(cursor !== undefined && { cursor }) };
      const page = await api.ok(contract.search, worker, { body });
      paged.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && paged.length < 20);
    expect(paged).toEqual(all);
  });

  it('filters by any combination, and counts what it shows', async () => {
    const { worker, street, community } = await givenStreetOffice();
    const old = someIdNumber({ birth: '19400101', sex: 'female' });
    const one = await givenResident(api, worker, {
      name: '钱一',
      idNumber: old,
      employment: 'retired',
      address: '文化街59号2栋1单元301室',
      labels: [{ label: 'advanced_age' }, { label: 'living_alone' }],
    });
    await givenResident(api, worker, { name: '孙二', employment: 'unemployed', labels: [{ label: 'advanced_age' }] });
    const found = (body: Search) => namesFound(worker, body);
    expect(await found({ labels: ['advanced_age', 'living_alone'] })).toEqual(['钱一']);
    expect(await found({ sex: 'female', ageFrom: 80 })).toEqual(['钱一']);
    expect(await found({ ageFrom: 86, ageTo: 86 })).toEqual(['钱一']);
    expect(await found({ ageTo: 85 })).toEqual(['孙二']);
    expect(await found({ employment: 'unemployed' })).toEqual(['孙二']);
    expect(await found({ buildingId: await buildingOf(api, one.id) })).toEqual(['钱一']);
    expect(await found({ unitId: community.id })).toEqual(['钱一', '孙二']);
    expect(await found({ text: '钱一', labels: ['advanced_age'] })).toEqual(['钱一']);
    const counts = await api.ok(contract.counts, worker, { body: {} });
    expect(counts).toMatchObject({ total: 2, isMore: false });
    const of = (list: { value: string; count: number }[] | null) =>
      Object.fromEntries((list ?? []).filter(({ count }) => count > 0).map(({ value, count }) => [value, count]));
    expect(of(counts.bySex)).toEqual({ female: 1, male: 1 });
    expect(of(counts.byAge)).toEqual({ '80-89': 1, '70-79': 1 });
    expect(of(counts.byLabel)).toEqual({ advanced_age: 2, living_alone: 1 });
    expect(of((await api.ok(contract.counts, worker, { body: { labels: ['living_alone'] } })).byEmployment)).toEqual({
      retired: 1,
    });
    expect((await api.ok(contract.counts, worker, { body: { text: '文化街' } })).total).toBe(1);
    const byStreet = await api.ok(contract.counts, street, { body: {} });
    expect(of(byStreet.byLabel)).toEqual({ advanced_age: 2 });
  });

  it('takes no cursor but its own', async () => {
    const { worker } = await givenStreetOffice();
    for (const cursor of ['x', 'MC4w', Buffer.from('9.00000000-0000-0000-0000-000000000000x').toString('base64url')])
      expect(await api.refused(contract.search, worker, { body: { cursor } })).toMatchObject({ status: 400 });
    const beyond = Buffer.from('9.00000000-0000-0000-0000-000000000000').toString('base64url');
    expect(await namesFound(worker, { cursor: beyond })).toEqual([]);
  });
});
