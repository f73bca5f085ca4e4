import { contactsContract as contacts } from '@linli/domain/residents/contacts.contract.ts';
import { lifeEventsContract } from '@linli/domain/residents/life-events.contract.ts';
import { residentsContract as contract } from '@linli/domain/residents/residents.contract.ts';
import { transfersContract } from '@linli/domain/residents/transfers.contract.ts';
import { expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { testDatabase } from '../shared/testing/database.ts';
import { columnsHolding } from '../shared/testing/stored-data.ts';
import { givenResident } from './residents.given.ts';
import { givenOtherCommunity } from './transfers/transfers.given.ts';

const api = await givenApi();
api.setNow(new Date('2026-11-23T04:00:00Z'));
const long = { from: new Date(0) };

async function givenOld() {
  const unit = await givenCommunity(api);
  const worker = await givenPerson(api, { role: 'community_worker', unit, ...long });
  const old = await givenResident(api, worker, { name: '钱国庆' });
  const params = { residentId: old.id };
  const add = async (body: object) =>
    (await api.ok(contacts.addContact, worker, { params, body: { relation: 'child', ...body } })).contacts;
  return { unit, worker, old, params, add };
}
const events = async ({ worker, params }: Awaited<ReturnType<typeof givenOld>>) =>
  (await api.ok(contract.timeline, worker, { params, query: {} })).items;

it('is masked and encrypted, and shown for a reason that the supervisor reads', async () => {
  const home = await givenOld();
  const { worker, params, add, unit } = home;
  const [contact] = await add({ name: ' 钱 晓芳 ', phone: '139 9876 5432' });
  expect(contact).toMatchObject({ name: '钱晓芳', phone: '139****5432', isEmergency: true, residentId: null });
  const official = await givenPerson(api, { role: 'street_official', unit: unit.street, ...long });
  expect((await api.ok(contract.get, official, { params })).contacts).toMatchObject([
    { name: '钱**', phone: '139****5432' },
  ]);
  for (const text of ['晓芳', '13998765432'])
    expect(await columnsHolding((await testDatabase()).adminUrl, text)).toEqual([]);
  const named = { params: { ...params, contactId: contact!.id } };
  const shown = await api.ok(contacts.revealContact, worker, { ...named, body: { reason: '老人摔倒' } });
  expect(shown).toEqual({ name: '钱晓芳', phone: '13998765432' });
  expect((await events(home))[0]).toMatchObject({ action: 'residents.reveal', fields: ['contacts'], note: '老人摔倒' });
});

it('who has a file here is linked to it: the phone that stands there is shown, and its reveal is told of that file', async () => {
  const home = await givenOld();
  const { worker, add, params } = home;
  const daughter = await givenResident(api, worker, { name: '钱晓芳', phone: '13998765432' });
  const [contact] = await add({ contactResidentId: daughter.id });
  expect(contact).toMatchObject({ name: '钱晓芳', phone: '139****5432', residentId: daughter.id });
  const body = { version: 1, phone: '13600001111' };
  await api.ok(contract.edit, worker, { params: { residentId: daughter.id }, body });
  const named = { params: { ...params, contactId: contact!.id } };
  const reveal = { ...named, body: { reason: '联系家属' } };
  expect(await api.ok(contacts.revealContact, worker, reveal)).toMatchObject({ phone: '13600001111' });
  const theirs = await api.ok(contract.timeline, worker, { params: { residentId: daughter.id }, query: {} });
  expect(theirs.items[0]).toMatchObject({ action: 'residents.reveal', fields: ['phone'], note: '联系家属' });
  // Another number that they are called by does not change their file.
  const own = { ...named, body: { version: 1, phone: '13700002222' } };
  expect((await api.ok(contacts.editContact, worker, own)).contacts[0]).toMatchObject({ phone: '137****2222' });
  expect(await api.ok(contract.get, worker, { params: { residentId: daughter.id } })).toMatchObject({
    phone: '136****1111',
  });
});

it('guardians are called first; a contact is corrected field by field, and gone when it is deleted', async () => {
  const home = await givenOld();
  const { worker, params, add } = home;
  await add({ name: '钱晓芳', phone: '13998765432' });
  const [, second] = await add({ name: '王阿姨', phone: '024-86668888', relation: 'neighbour', isEmergency: false });
  const named = { params: { ...params, contactId: second!.id } };
  const edited = await api.ok(contacts.editContact, worker, { ...named, body: { version: 1, isGuardian: true } });
  expect(edited.contacts.map(({ name, relation, isGuardian }) => [name, relation, isGuardian])).toEqual([
    ['王阿姨', 'neighbour', true],
    ['钱晓芳', 'child', false],
  ]);
  expect(
    await api.refused(contacts.editContact, worker, { ...named, body: { version: 1, name: '别人' } }),
  ).toMatchObject({
    code: 'resident.changed_meanwhile',
    params: { fields: ['contacts'] },
  });
  const left = await api.ok(contacts.removeContact, worker, { ...named, body: { version: 2 } });
  expect(left.contacts).toHaveLength(1);
  expect(left.version).toBe(1);
  expect((await events(home)).map(({ action }) => action).slice(0, 2)).toEqual([
    'residents.remove_contact',
    'residents.edit_contact',
  ]);
  expect(await api.platform.database.system.client.residentContact.count({ where: { id: second!.id } })).toBe(0);
});

it.each([
  ['nobody', {}, 'name'],
  ['a phone that nobody can call', { name: '钱晓芳', phone: '12345' }, 'phone'],
  ['somebody who is not there', { contactResidentId: '01900000-0000-7000-8000-00000000dead' }, 'contactResidentId'],
])('is not %s', async (_what, body, field) => {
  const { worker, params } = await givenOld();
  const refused = await api.refused(contacts.addContact, worker, { params, body: { relation: 'child', ...body } });
  expect(refused.errors).toMatchObject([{ path: [field] }]);
});

it('is nobody for themselves, and no more than ten', async () => {
  const { worker, params, old, add } = await givenOld();
  const refused = (body: object) =>
    api.refused(contacts.addContact, worker, { params, body: { relation: 'other', ...body } });
  expect(await refused({ contactResidentId: old.id })).toMatchObject({ errors: [{ path: ['contactResidentId'] }] });
  for (let n = 0; n < 10; n += 1) await add({ name: '亲友' });
  expect(await refused({ name: '亲友' })).toMatchObject({
    code: 'resident.too_many_contacts',
    params: { maximum: 10 },
  });
});

it('goes along when the file changes hands; whoever stays behind is a name and no file', async () => {
  const { worker, unit, params, add } = await givenOld();
  const daughter = await givenResident(api, worker, { name: '钱晓芳', phone: '13998765432' });
  await add({ contactResidentId: daughter.id });
  await add({ name: '王阿姨', phone: '13600001111' });
  const to = await givenOtherCommunity(api, unit);
  const receiver = await givenPerson(api, { role: 'community_worker', unit: to, ...long });
  const ask = { version: 1, communityCode: to.code, reason: '迁居' };
  const { id } = await api.ok(transfersContract.ask, worker, { params, body: ask });
  const body = { version: 1, day: '2026-11-23', address: '北街1号1栋1单元101室' };
  await api.ok(transfersContract.accept, receiver, { params: { transferId: id }, body });
  expect((await api.ok(contract.get, receiver, { params })).contacts).toMatchObject([
    { name: '钱晓芳', phone: '', residentId: null },
    { name: '王阿姨', phone: '136****1111' },
  ]);
});

it('keeps a child’s file from being taken back with its birth: somebody has written into it', async () => {
  const { worker, params } = await givenOld();
  const birth = { version: 1, day: '2026-11-20', name: '钱多多', sex: 'male' as const };
  const { childId } = await api.ok(lifeEventsContract.registerBirth, worker, { params, body: birth });
  const body = { name: '钱奶奶', relation: 'relative' as const };
  await api.ok(contacts.addContact, worker, { params: { residentId: childId }, body });
  expect(await api.refused(lifeEventsContract.undo, worker, { params, body: { version: 2 } })).toMatchObject({
    code: 'resident.undo_too_late',
  });
});
