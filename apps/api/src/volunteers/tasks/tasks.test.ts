import { tasksContract as contract, type TaskView } from '@linli/domain/volunteers/tasks.contract.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { givenApi, type Caller } from '../../shared/testing/app.ts';
import { givenScene } from '../../tickets/tickets.given.ts';
import { givenJoined, givenVolunteer } from '../volunteers.given.ts';
import { settlePlaces } from './settle-places.ts';
import { A_TASK, claimPlaceOf, givenTask, hoursFrom } from './tasks.given.ts';
import { withScope } from '../../shared/request-context.ts';

const api = await givenApi();
afterEach(() => api.setNow(null));

const at = (moment: string, minutes = 0) => api.setNow(new Date(Date.parse(moment) + minutes * 60_000));
const settle = () => withScope({ kind: 'system' }, () => settlePlaces(api.platform, new AbortController().signal));
const ofTask = ({ id }: TaskView) => ({ params: { taskId: id } });
const seen = (caller: Caller, task: TaskView) => api.ok(contract.getOffered, caller, ofTask(task));
const claimOf = async (worker: Caller, task: TaskView, name: string) =>
  (await api.ok(contract.get, worker, ofTask(task))).claims.find((each) => each.name === name)!;

/** The sessions of these tests end in a day, so what takes longer begins some hours ago. */
const LONG_BEFORE = -30 * 60;
const DAYS_AHEAD = { startsAt: hoursFrom(20), endsAt: hoursFrom(22) };
const editOf = ({ version, title, details, meetingPoint, bring, contact, startsAt, endsAt, roles }: TaskView) => ({
  version,
  title,
  details,
  meetingPoint,
  bring,
  contact,
  startsAt,
  endsAt,
  roles: roles.map(({ id, name, skill, places }) => ({ id, name, skill, places })),
});

describe('a task', () => {
  it('is offered to the volunteers of its community, soonest first, and to nobody else', async () => {
    const [here, there] = [await givenScene(api), await givenScene(api)];
    const later = await givenTask(api, here.worker, here.community, DAYS_AHEAD);
    const sooner = await givenTask(api, here.worker, here.community);
    const { items } = await api.ok(contract.offered, here.volunteer, {});
    expect(items.map(({ id }) => id)).toEqual([sooner.id, later.id]);
    expect(items[0]).toMatchObject({ ...A_TASK, community: { name: here.community.name }, mine: null, canClaim: true });
    expect((await api.ok(contract.offered, there.volunteer, {})).items).toEqual([]);
    const params = { taskId: sooner.id, roleId: sooner.roles[0]!.id };
    for (const refused of [
      api.refused(contract.getOffered, there.volunteer, { params }),
      api.refused(contract.claim, there.volunteer, { params, body: {} }),
      api.refused(contract.get, there.worker, { params }),
    ])
      expect(await refused).toMatchObject({ status: 404, code: 'task.not_found' });
  });

  it('pages through many in the order in which they begin', async () => {
    const { community, worker, volunteer } = await givenScene(api);
    const hours = [5, 1, 3, 2, 4];
    for (const hour of hours)
      await givenTask(api, worker, community, {
        startsAt: hoursFrom(hour),
        endsAt: hoursFrom(hour + 1),
        title: `${hour}`,
      });
    const read = async (cursor?: string): Promise<string[]> => {
      const page = await api.ok(contract.offered, volunteer, { query: { limit: 2, cursor } });
      const titles = page.items.map(({ title }) => title);
      return page.nextCursor === null ? titles : [...titles, ...(await read(page.nextCursor))];
    };
    expect(await read()).toEqual(['1', '2', '3', '4', '5']);
    at(hoursFrom(3.5));
    expect((await api.ok(contract.list, worker, { query: { when: 'past' } })).items.map(({ title }) => title)).toEqual([
      '2',
      '1',
    ]);
  });

  it.each([
    ['in the past', hoursFrom(-1), hoursFrom(1), 'startsAt'],
    ['ending before it begins', hoursFrom(2), hoursFrom(1), 'endsAt'],
    ['of more than a day', hoursFrom(1), hoursFrom(26), 'endsAt'],
    ['further ahead than a year', hoursFrom(24 * 401), hoursFrom(24 * 401 + 1), 'startsAt'],
  ])('%s is refused beside the field', async (_, startsAt, endsAt, field) => {
    const { community, worker } = await givenScene(api);
    const body = { communityId: community.id, ...A_TASK, startsAt, endsAt, roles: [{ name: '志愿者', places: 1 }] };
    expect(await api.refused(contract.create, worker, { body })).toMatchObject({
      code: 'task.time_not_possible',
      errors: [{ path: [field] }],
    });
  });

  it('cancelled tells why, and nobody can claim or keep it', async () => {
    const { community, worker, volunteer, otherVolunteer } = await givenScene(api);
    const task = await givenTask(api, worker, community, DAYS_AHEAD);
    await claimPlaceOf(api, volunteer, task);
    const body = { version: task.version, reason: '暴雪橙色预警' };
    expect(await api.ok(contract.cancel, worker, { ...ofTask(task), body })).toMatchObject({ status: 'cancelled' });
    expect(await seen(volunteer, task)).toMatchObject({
      status: 'cancelled',
      cancelReason: '暴雪橙色预警',
      mine: { status: 'cancelled', availableActions: [] },
    });
    const params = { taskId: task.id, roleId: task.roles[0]!.id };
    expect(await api.refused(contract.claim, otherVolunteer, { params, body: {} })).toMatchObject({
      code: 'task.cancelled_before',
    });
    expect((await api.ok(contract.offered, otherVolunteer, {})).items).toEqual([]);
  });

  it('moved keeps its claims; fewer places than are taken are refused; more go to those who wait', async () => {
    const { community, worker, volunteer, otherVolunteer } = await givenScene(api);
    const roles = [{ name: '司机', places: 1 }];
    const task = await givenTask(api, worker, community, { ...DAYS_AHEAD, roles });
    await claimPlaceOf(api, volunteer, task);
    await claimPlaceOf(api, otherVolunteer, task, { mayWait: true });
    const edit = editOf(task);
    const more = { ...edit, startsAt: hoursFrom(21), endsAt: hoursFrom(23), roles: [{ ...edit.roles[0]!, places: 2 }] };
    const edited = await api.ok(contract.edit, worker, { ...ofTask(task), body: more });
    expect(edited.roles).toMatchObject([{ places: 2, taken: 2, waiting: 0 }]);
    expect((await seen(otherVolunteer, task)).mine).toMatchObject({ status: 'offered' });
    expect(await seen(volunteer, task)).toMatchObject({ startsAt: more.startsAt, mine: { status: 'held' } });
    const fewer = { ...more, version: edited.version, roles: [{ ...edit.roles[0]!, places: 1 }] };
    expect(await api.refused(contract.edit, worker, { ...ofTask(task), body: fewer })).toMatchObject({
      code: 'task.places_taken',
      errors: [{ path: ['roles', 0, 'places'] }],
    });
    const twice = { ...more, version: edited.version, roles: [more.roles[0]!, { ...more.roles[0]!, places: 1 }] };
    expect(await api.refused(contract.edit, worker, { ...ofTask(task), body: twice })).toMatchObject({
      code: 'request.invalid',
      errors: [{ path: ['roles'] }],
    });
    const none = { ...more, version: edited.version, roles: [{ name: '新岗位', places: 1 }] };
    expect(await api.refused(contract.edit, worker, { ...ofTask(task), body: none })).toMatchObject({
      code: 'task.role_claimed',
    });
    expect(await api.refused(contract.edit, worker, { ...ofTask(task), body: more })).toMatchObject({
      code: 'task.changed_meanwhile',
    });
  });
});

describe('a claim', () => {
  it('takes a place once, and where none is free one waits if one would', async () => {
    const { community, worker, volunteer, otherVolunteer } = await givenScene(api);
    const third = await givenPerson(api, { role: 'volunteer', unit: community, name: '王三' });
    const task = await givenTask(api, worker, community, { ...DAYS_AHEAD, roles: [{ name: '志愿者', places: 1 }] });
    expect(await claimPlaceOf(api, volunteer, task)).toMatchObject({ mine: { status: 'held' }, canClaim: false });
    const params = { taskId: task.id, roleId: task.roles[0]!.id };
    const claim = (caller: Caller) => api.refused(contract.claim, caller, { params, body: {} });
    expect(await claim(volunteer)).toMatchObject({ code: 'task.full' });
    expect(await claim(otherVolunteer)).toMatchObject({ code: 'task.full' });
    const mayWait = { params, body: { mayWait: true } };
    expect(await api.refused(contract.claim, volunteer, mayWait)).toMatchObject({ code: 'task.already_claimed' });
    expect(await claimPlaceOf(api, otherVolunteer, task, { mayWait: true })).toMatchObject({
      mine: { status: 'waiting', placeInQueue: 1 },
      roles: [{ taken: 1, waiting: 1 }],
    });
    expect(await claimPlaceOf(api, third, task, { mayWait: true })).toMatchObject({ mine: { placeInQueue: 2 } });
  });

  it('that is dropped goes to whoever waits longest, who says that they come or lets it go on', async () => {
    const { community, worker, volunteer, otherVolunteer } = await givenScene(api);
    const third = await givenPerson(api, { role: 'volunteer', unit: community, name: '王三' });
    const task = await givenTask(api, worker, community, { ...DAYS_AHEAD, roles: [{ name: '志愿者', places: 1 }] });
    await claimPlaceOf(api, volunteer, task);
    for (const waiting of [otherVolunteer, third]) await claimPlaceOf(api, waiting, task, { mayWait: true });
    at(task.startsAt, LONG_BEFORE);
    await api.ok(contract.dropOut, volunteer, { ...ofTask(task), body: {} });
    const offered = (await seen(otherVolunteer, task)).mine!;
    expect(offered).toMatchObject({ status: 'offered', availableActions: ['confirm_place', 'drop_out'] });
    // Twelve hours at most; whoever is silent loses it to the next.
    at(offered.offerEndsAt!, -1);
    await settle();
    expect((await seen(otherVolunteer, task)).mine).toMatchObject({ status: 'offered' });
    at(offered.offerEndsAt!, 1);
    await settle();
    await settle();
    expect((await seen(otherVolunteer, task)).mine).toMatchObject({ status: 'lapsed' });
    expect((await seen(third, task)).mine).toMatchObject({ status: 'offered' });
    await api.ok(contract.confirmPlace, third, { ...ofTask(task), body: {} });
    expect(await api.ok(contract.get, worker, ofTask(task))).toMatchObject({
      roles: [{ taken: 1, waiting: 0 }],
      claims: [
        { name: '刘思雨', status: 'lapsed' },
        { name: '王三', status: 'held' },
      ],
    });
  });

  it('that nobody confirms goes on once, however many processes look at the same moment', async () => {
    const { community, worker, volunteer, otherVolunteer } = await givenScene(api);
    const third = await givenPerson(api, { role: 'volunteer', unit: community, name: '王三' });
    const task = await givenTask(api, worker, community, { ...DAYS_AHEAD, roles: [{ name: '志愿者', places: 1 }] });
    await claimPlaceOf(api, volunteer, task);
    for (const waiting of [otherVolunteer, third]) await claimPlaceOf(api, waiting, task, { mayWait: true });
    at(task.startsAt, LONG_BEFORE);
    await api.ok(contract.dropOut, volunteer, { ...ofTask(task), body: {} });
    at((await seen(otherVolunteer, task)).mine!.offerEndsAt!);
    await Promise.all([settle(), settle(), settle()]);
    expect((await seen(third, task)).mine).toMatchObject({ status: 'offered' });
    const told = await api.platform.database.system.client.event.groupBy({
      by: ['action'],
      where: { subjectId: task.id, action: { in: ['volunteers.lapse_offer', 'volunteers.offer_place'] } },
      orderBy: { action: 'asc' },
      _count: true,
    });
    expect(told).toEqual([
      { action: 'volunteers.lapse_offer', _count: 1 },
      { action: 'volunteers.offer_place', _count: 2 },
    ]);
  });

  it('is dropped without a word until a day before, later with a reason, and not once it has begun', async () => {
    const { community, worker, volunteer } = await givenScene(api);
    const task = await givenTask(api, worker, community, DAYS_AHEAD);
    await claimPlaceOf(api, volunteer, task);
    at(task.startsAt, -23 * 60);
    const drop = (body: object) => ({ ...ofTask(task), body });
    expect(await api.refused(contract.dropOut, volunteer, drop({}))).toMatchObject({
      code: 'task.reason_needed',
      errors: [{ path: ['reason'] }],
    });
    at(task.startsAt, 1);
    expect(await api.refused(contract.dropOut, volunteer, drop({ reason: '家里有事' }))).toMatchObject({
      code: 'task.claim_not_now',
    });
    at(task.startsAt, -25 * 60);
    await api.ok(contract.dropOut, volunteer, drop({}));
    expect((await api.ok(contract.get, worker, ofTask(task))).roles).toMatchObject([{ taken: 0 }]);
    // Who changes their mind claims anew.
    expect((await claimPlaceOf(api, volunteer, task)).mine).toMatchObject({ status: 'held' });
  });

  it('needs the skill of its role', async () => {
    const { community, worker, volunteer } = await givenScene(api);
    const roles = [{ name: '司机', places: 2, skill: 'driving' as const }];
    const task = await givenTask(api, worker, community, { ...DAYS_AHEAD, roles });
    const params = { taskId: task.id, roleId: task.roles[0]!.id };
    expect(await api.refused(contract.claim, volunteer, { params, body: {} })).toMatchObject({
      code: 'task.skill_needed',
      params: { skill: 'driving' },
    });
    const { client } = api.platform.database.system;
    const driver = await givenVolunteer(api, worker, community, { skills: ['driving'] });
    await givenJoined(api, worker, driver.id);
    await client.volunteer.updateMany({ where: { id: driver.id }, data: { personId: volunteer.id } });
    expect(await claimPlaceOf(api, volunteer, task)).toMatchObject({ mine: { status: 'held' } });
  });

  it('is warned of when another of one’s own is at the same time', async () => {
    const { community, worker, volunteer } = await givenScene(api);
    const task = await givenTask(api, worker, community, { ...DAYS_AHEAD, title: '送餐' });
    await claimPlaceOf(api, volunteer, task);
    const other = await givenTask(api, worker, community, { startsAt: hoursFrom(21), endsAt: hoursFrom(23) });
    const after = await givenTask(api, worker, community, { startsAt: task.endsAt, endsAt: hoursFrom(23) });
    expect(await seen(volunteer, other)).toMatchObject({ clashes: [{ id: task.id, title: '送餐' }], canClaim: true });
    expect(await seen(volunteer, after)).toMatchObject({ clashes: [] });
  });

  it('is given and taken by the worker by hand', async () => {
    const { community, worker, volunteer } = await givenScene(api);
    const task = await givenTask(api, worker, community, { ...DAYS_AHEAD, roles: [{ name: '志愿者', places: 1 }] });
    const asked = await givenVolunteer(api, worker, community);
    const roleId = task.roles[0]!.id;
    const add = { params: { taskId: task.id, roleId }, body: { volunteerId: asked.id } };
    expect(await api.refused(contract.addVolunteer, worker, add)).toMatchObject({ code: 'task.volunteer_not_found' });
    await givenJoined(api, worker, asked.id);
    expect(await api.ok(contract.addVolunteer, worker, add)).toMatchObject({
      claims: [{ name: asked.name, status: 'held' }],
      roles: [{ taken: 1 }],
    });
    expect(await api.refused(contract.addVolunteer, worker, add)).toMatchObject({ code: 'task.already_claimed' });
    await claimPlaceOf(api, volunteer, task, { mayWait: true });
    const { id } = await claimOf(worker, task, asked.name);
    const remove = { params: { taskId: task.id, claimId: id }, body: { reason: '身体不适' } };
    expect(await api.ok(contract.removeClaim, worker, remove)).toMatchObject({
      claims: [{ name: volunteer.name, status: 'offered' }],
    });
    expect(await api.refused(contract.removeClaim, worker, remove)).toMatchObject({ code: 'task.claim_not_now' });
  });
});

describe('the day itself', () => {
  it('is checked in and out, proposed in half hours, and confirmed in one sweep with who did not come', async () => {
    const { community, worker, volunteer, otherVolunteer } = await givenScene(api);
    const task = await givenTask(api, worker, community, DAYS_AHEAD);
    await claimPlaceOf(api, volunteer, task);
    await claimPlaceOf(api, otherVolunteer, task);
    const checkIn = (moment: string, code = '') => ({ ...ofTask(task), body: { at: moment, code } });
    at(task.startsAt, -61);
    expect(await api.refused(contract.checkIn, volunteer, checkIn(task.startsAt))).toMatchObject({
      code: 'task.claim_not_now',
    });
    at(task.startsAt, 5);
    expect(await api.refused(contract.checkIn, volunteer, checkIn(task.startsAt, 'NOTTHIS1'))).toMatchObject({
      code: 'task.wrong_code',
      errors: [{ path: ['code'] }],
    });
    await api.ok(contract.checkIn, volunteer, checkIn(task.startsAt, task.checkInCode.toLowerCase()));
    // What is over lies behind, whether somebody checked in or not.
    at(task.endsAt, 1);
    expect((await api.ok(contract.mine, otherVolunteer, {})).items).toEqual([]);
    expect((await api.ok(contract.mine, otherVolunteer, { query: { when: 'past' } })).items).toMatchObject([
      { id: task.id },
    ]);
    // Tapped in a basement an hour before it could be sent: what was true is kept.
    at(task.endsAt, 60);
    const tapped = new Date(Date.parse(task.startsAt) + 80 * 60_000).toISOString();
    const left = await api.ok(contract.checkOut, volunteer, { ...ofTask(task), body: { at: tapped } });
    expect(left.mine).toMatchObject({ status: 'done', checkedInAt: task.startsAt, checkedOutAt: tapped });

    const view = await api.ok(contract.get, worker, ofTask(task));
    expect(view.claims).toMatchObject([
      { name: volunteer.name, isByCode: true, proposedMinutes: 90, availableActions: ['confirm_hours', 'mark_absent'] },
      { name: otherVolunteer.name, isByCode: false, proposedMinutes: null },
    ]);
    const hours = view.claims.map(({ id, proposedMinutes }, index) => ({
      claimId: id,
      minutes: index === 0 ? proposedMinutes! : 0,
    }));
    const twice = { ...ofTask(task), body: { hours: [hours[0]!, hours[0]!] } };
    expect(await api.refused(contract.confirmHours, worker, twice)).toMatchObject({ code: 'task.claim_not_found' });
    expect((await api.ok(contract.list, worker, { query: { when: 'past' } })).items).toMatchObject([{ toConfirm: 2 }]);
    const sweep = { ...ofTask(task), body: { hours } };
    expect((await api.ok(contract.confirmHours, worker, sweep)).claims).toMatchObject([
      { status: 'confirmed', minutes: 90 },
      { status: 'absent', minutes: 0 },
    ]);
    expect(await api.refused(contract.confirmHours, worker, sweep)).toMatchObject({ code: 'task.claim_not_now' });
    const mine = await api.ok(contract.mine, volunteer, { query: { when: 'past' } });
    expect(mine).toMatchObject({ totalMinutes: 90, items: [{ id: task.id, mine: { minutes: 90 } }] });
    expect(await api.ok(contract.mine, otherVolunteer, {})).toMatchObject({ totalMinutes: 0, items: [] });

    const claimId = view.claims[1]!.id;
    const correct = { params: { taskId: task.id, claimId }, body: { minutes: 60, reason: '签到机没电' } };
    await api.ok(contract.correctHours, worker, correct);
    expect(await api.ok(contract.mine, otherVolunteer, { query: { when: 'past' } })).toMatchObject({
      totalMinutes: 60,
    });
    const kept = await api.platform.database.system.client.event.findMany({
      where: { subjectId: task.id, action: 'volunteers.correct_hours' },
    });
    expect(kept).toMatchObject([{ changes: { minutes: [0, 60] }, note: '签到机没电' }]);
  });

  it('ends the waiting: who waits for what has begun is told that nothing came of it', async () => {
    const { community, worker, volunteer, otherVolunteer } = await givenScene(api);
    const task = await givenTask(api, worker, community, { roles: [{ name: '志愿者', places: 1 }] });
    await claimPlaceOf(api, volunteer, task);
    await claimPlaceOf(api, otherVolunteer, task, { mayWait: true });
    at(task.startsAt);
    await settle();
    expect((await seen(otherVolunteer, task)).mine).toMatchObject({ status: 'lapsed' });
    expect((await api.ok(contract.get, worker, ofTask(task))).roles).toMatchObject([{ taken: 1, waiting: 0 }]);
  });
});
