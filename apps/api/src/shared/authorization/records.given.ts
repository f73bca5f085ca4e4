import type { RecordKind, Situation } from '@linli/domain/shared/access.ts';
import type { Role } from '@linli/domain/shared/actor.ts';
import { JOB_NAMES } from '@linli/domain/jobs/job.ts';
import { visitsContract } from '@linli/domain/care/visits.contract.ts';
import { residentPhotosContract } from '@linli/domain/residents/resident-photos.contract.ts';
import { contactsContract } from '@linli/domain/residents/contacts.contract.ts';
import { duplicatesContract } from '@linli/domain/residents/duplicates.contract.ts';
import { MERGE_FIELDS } from '@linli/domain/residents/resident-merge.ts';
import { apiKeysContract } from '@linli/domain/open311/api-keys.contract.ts';
import { orgUnitsContract } from '@linli/domain/org-units/org-units.contract.ts';
import { lifeEventsContract } from '@linli/domain/residents/life-events.contract.ts';
import { savedViewsContract } from '@linli/domain/residents/saved-views.contract.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { TicketStatus } from '@linli/domain/tickets/ticket.ts';
import { TICKET_TRANSITIONS, type TicketAction } from '@linli/domain/tickets/ticket-life.ts';
import { ticketStepsContract } from '@linli/domain/tickets/ticket-steps.contract.ts';
import { certificatesContract } from '@linli/domain/volunteers/certificates.contract.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import sharp from 'sharp';
import { givenAppointment, givenSession } from '../../appointments/appointments.given.ts';
import { givenDuplicate } from '../../residents/duplicates/duplicates.given.ts';
import { givenErasure } from '../../residents/rights/erasures.given.ts';
import { givenExport } from '../../residents/exports/exports.given.ts';
import { givenSavedView } from '../../residents/saved-views/saved-views.given.ts';
import { givenRoll } from '../../residents/rolls/rolls.given.ts';
import { givenApiKey, givenServiceRequest } from '../../open311/open311.given.ts';
import { givenJoined, givenVolunteer } from '../../volunteers/volunteers.given.ts';
import {
  claimPlaceOf,
  givenConfirmedHours,
  givenStage,
  givenTask,
  type TaskStage,
} from '../../volunteers/tasks/tasks.given.ts';
import { dayFromNow, givenTicket, type GivenTicket } from '../../tickets/tickets.given.ts';
import { hoursVersionOf } from '../../working-time/working-time.given.ts';
import { givenOtherCommunity, givenTransfer } from '../../residents/transfers/transfers.given.ts';
import { buildingOf, compoundOf, givenResident, type GivenFile } from '../../residents/residents.given.ts';
import { givenJob, givenRun } from '../jobs/jobs.given.ts';
import type { TestApi } from '../testing/app.ts';
import { covers, HOME, mark, type Caller, type Place, type World } from './world.given.ts';

/** The values by which a request names a record: the fields of parameters, query and body, and a reporter's secret. */
export type Names = Readonly<Record<string, string | number>>;

export interface Wanted {
  readonly place: Place;
  /** `ready`: as the endpoint needs it, whoever asks. */
  readonly situation: Situation | 'ready';
  readonly caller: Caller;
  /** The endpoint that will be tried, as its contract calls it. */
  readonly key: string;
}

interface At {
  readonly api: TestApi;
  readonly world: World;
}

/** Null where there can be no such record: nobody at that place stands so to the caller. */
type Builder = (at: At, wanted: Wanted) => Promise<Names | null>;

/** One builder for each kind of record that a request can name; a kind without one does not compile. */
export const RECORDS: Record<RecordKind, Builder> = {
  ticket: async (at, wanted) => {
    const { names } = await ticketAt(at, wanted);
    return names;
  },
  ticket_photo: async (at, wanted) => {
    const { names, photo } = await ticketAt(at, wanted);
    return { ...names, photoId: photo.id };
  },
  colleague: async ({ world }, { place }) => ({ assigneeId: (await world.person('community_worker', place)).id }),
  org_unit: async ({ api, world }, { place }) => {
    const { id } = world.units.get(place)!;
    return { orgUnitId: id, unitId: id, parentId: id, version: await hoursVersionOf(api, id) };
  },
  community: async ({ world }, { place }) => {
    const { id } = world.community(place);
    return { orgUnitId: id, unitId: id, parentId: id, communityId: id };
  },
  roll: async ({ api, world }, { place, key }) => {
    const text = mark('T', place);
    const people = { name: `王${text}`.slice(0, 50) };
    const roll = await givenRoll(api, workerAt(world, place), [people], key === 'undo' ? 'imported' : 'preview');
    return { rollId: roll.id, version: roll.version };
  },
  resident_export: async (at, { place, situation, caller }) => {
    const isOwn = situation === 'own' && caller.person !== null;
    return { exportId: (await givenExport(at.api, isOwn ? caller : await ownerAt(at, place, situation))).id };
  },
  resident_erasure: async (at, { place }) => {
    // Whoever approves one is somebody else, so each worker asks at their own place.
    const { id, version } = await givenErasure(at.api, workerAt(at.world, place), { name: `刘${mark('T', place)}` });
    return { erasureId: id, version };
  },
  saved_view: async ({ api, world }, { place, situation, caller, key }) => {
    const isOwn = situation === 'own' && caller.person !== null;
    const owner = isOwn ? caller : await ownerAt({ api, world }, place, situation);
    const view = await givenSavedView(api, owner, { isShared: true });
    if (key === 'restore') await api.ok(savedViewsContract.remove, owner, { params: { viewId: view.id } });
    return { viewId: view.id, version: view.version };
  },
  grid: async ({ api, world }, { place }) => {
    const params = { orgUnitId: world.community(place).id };
    const body = { name: `网格${Math.random()}${mark('U', place)}` };
    const grid = await api.ok(orgUnitsContract.addGrid, workerAt(world, place), { params, body });
    return { orgUnitId: grid.id, gridId: grid.id, version: grid.version };
  },
  appointment: async ({ api, world }, { place, situation, caller, key }) => {
    const role = roleAt(place, situation === 'not_below');
    // The highest role of a place stands below whoever comes from above; to its own kind it does not.
    if (situation !== 'ready' && (caller.role === role) !== (situation === 'not_below')) return null;
    const { id, appointmentId } = await world.person(role, place);
    const data = { disabledAt: key === 'restore' ? new Date() : null };
    await api.platform.database.system.client.person.updateMany({ where: { id }, data });
    return { appointmentId, version: 1 };
  },
  own_appointment: async ({ api, world }, { caller }) => {
    if (caller.person === null || caller.role === null || caller.standing !== 'current') return null;
    const unit = world.units.get(caller.place);
    const terms = { personId: caller.person.id, role: caller.role, ...(unit && { unit }) };
    return { appointmentId: await givenAppointment(api, terms) };
  },
  resident: async (at, { place, key }) => {
    const { id, version } = await residentAt(at, place, FILES_FOR[key]);
    const worker = workerAt(at.world, place);
    if (key === 'comeHome') {
      const body = { version, day: shanghaiDate(new Date()), hospital: '市立医院' };
      const away = await at.api.ok(lifeEventsContract.stayAway, worker, { params: { residentId: id }, body });
      return { residentId: id, version: away.version };
    }
    if (key === 'marry' || key === 'registerBirth') {
      const other = await residentAt(at, place, FILES_FOR[key]);
      return { residentId: id, version, [key === 'marry' ? 'spouseId' : 'otherParentId']: other.id };
    }
    if (key === 'addContact' || key === 'editContact')
      return { residentId: id, version, contactResidentId: (await residentAt(at, place)).id };
    if (key !== 'moveBack' && key !== 'undo') return { residentId: id, version };
    const body = { version, day: shanghaiDate(new Date()), reason: '迁走' };
    const away = await at.api.ok(lifeEventsContract.moveOut, worker, { params: { residentId: id }, body });
    return { residentId: id, version: away.version };
  },
  transfer: async ({ api, world }, { place, key }) => {
    const here = world.community(place);
    // Nobody of this world is on the other side.
    const there = await givenOtherCommunity(api, here);
    const file = { name: `刘${mark('T', place)}` };
    const outgoing = { from: here, to: there, worker: workerAt(world, place), file };
    const { id, version } = await givenTransfer(api, key === 'withdraw' ? outgoing : { from: there, to: here });
    return { transferId: id, version };
  },
  resident_label: async (at, { place }) => {
    const { id, labelHistory } = await residentAt(at, place);
    return { residentId: id, labelId: labelHistory[0]!.id, version: 1 };
  },
  resident_contact: async (at, { place }) => {
    const { id } = await residentAt(at, place);
    const body = { name: `刘${mark('T', place)}`, phone: phoneOf(place), relation: 'child' as const };
    const worker = workerAt(at.world, place);
    const { contacts } = await at.api.ok(contactsContract.addContact, worker, { params: { residentId: id }, body });
    return { residentId: id, contactId: contacts[0]!.id, version: 1 };
  },
  resident_photo: async (at, { place }) => {
    const { id } = await residentAt(at, place);
    const request = { params: { residentId: id }, file: await aPhoto() };
    const photo = await at.api.ok(residentPhotosContract.add, workerAt(at.world, place), request);
    return { residentId: id, photoId: photo.id };
  },
  visit: async (at, { place }) => {
    const { id } = await residentAt(at, place);
    const body = { day: shanghaiDate(new Date()), way: 'home', outcome: 'met', note: `刘${mark('T', place)}` } as const;
    const worker = workerAt(at.world, place);
    const visit = await at.api.ok(visitsContract.record, worker, { params: { residentId: id }, body });
    return { residentId: id, visitId: visit.id, version: 1 };
  },
  resident_duplicate: async (at, wanted) => ({ duplicateId: (await pairAt(at, wanted)).id }),
  resident_merge: async (at, wanted) => {
    const { id, first, second } = await pairAt(at, wanted);
    const isAcross = wanted.situation === 'across';
    const official = at.world.callers.find(
      ({ role, place, standing }) =>
        role === 'street_official' && standing === 'current' && place === wanted.place.slice(0, 4),
    )!;
    const params = { duplicateId: id };
    const body = {
      keep: 'resident' as const,
      choices: KEPT_AS_THEY_ARE,
      versions: { resident: first.version, other: second.version },
    };
    const who = isAcross ? official : workerAt(at.world, wanted.place);
    return { mergeId: (await at.api.ok(duplicatesContract.merge, who, { params, body })).mergeId };
  },
  household: async (at, { place }) => ({ householdId: (await residentAt(at, place)).household!.id }),
  compound: async ({ api, world }, { place }) => {
    const { id } = await residentAt({ api, world }, place);
    return { compoundId: await compoundOf(api, id) };
  },
  building: async (at, { place }) => ({ buildingId: await buildingOf(at.api, (await residentAt(at, place)).id) }),
  api_key: async ({ api, world }, { place }) => {
    const official = await world.person('district_official', place.slice(0, 2));
    return { apiKeyId: (await givenApiKey(api, official, world.units.get(place)!)).id };
  },
  volunteer: async ({ api, world }, { place, key }) => {
    // A phone joins a community once, and each of these is to be taken.
    const phone = `1390${String(Math.random()).slice(2, 9).padEnd(7, '1')}`;
    const birthDate = `${new Date().getUTCFullYear() - 15}-01-01`;
    // Whoever is taken gets an account, and the trail tells administrators the names of accounts: the mark is elsewhere.
    const guardian = { guardianName: `陈${mark('T', place)}`, guardianPhone: phone };
    const body = { name: '陈志远', phone, birthDate, ...guardian };
    const { id, version } = await givenVolunteer(api, workerAt(world, place), world.community(place), body);
    if (key === 'addVolunteer' || key === 'issue') await givenJoined(api, workerAt(world, place), id);
    if (key === 'issue') await givenConfirmedHours(api, workerAt(world, place), world.community(place), id);
    return { volunteerId: id, version };
  },
  volunteer_task: async (at, wanted) => taskAt(at, wanted),
  task_role: async (at, wanted) => taskAt(at, wanted),
  task_claim: async (at, wanted) => taskAt(at, wanted),
  certificate: async ({ api, world }, { place }) => {
    const [worker, community] = [workerAt(world, place), world.community(place)];
    const phone = `1391${String(Math.random()).slice(2, 9).padEnd(7, '1')}`;
    const { id } = await givenVolunteer(api, worker, community, { name: '陈志远', phone });
    await givenJoined(api, worker, id);
    await givenConfirmedHours(api, worker, community, id);
    const body = { from: '2026-01-01', to: shanghaiDate(new Date()), contact: `值班室${mark('T', place)}` };
    return {
      certificateId: (await api.ok(certificatesContract.issue, worker, { params: { volunteerId: id }, body })).id,
    };
  },
  service: async ({ world }) => ({ serviceCode: 'noise', jurisdiction_id: world.units.get(HOME)!.code }),
  open311_request: async ({ api, world }, { place }) => {
    const unit = world.units.get(place)!;
    const official = await world.person('district_official', place.slice(0, 2));
    const { key } = await givenApiKey(api, official, unit);
    const [{ service_request_id: id }] = await givenServiceRequest(api, key, { jurisdiction_id: unit.code });
    return { serviceRequestId: id, token: id, api_key: key, jurisdiction_id: unit.code };
  },
  session: async ({ api }, { caller }) => {
    if (caller.person === null) return null;
    await givenSession(api, caller.person.id);
    const where = { personId: caller.person.id };
    const orderBy = { id: 'desc' } as const;
    const made = await api.platform.database.system.client.session.findFirst({ where, orderBy });
    return { sessionId: made!.id };
  },
  job: async ({ api }) => {
    await forgetRuns(api);
    return { name: JOB_NAMES[0] };
  },
  job_run: async ({ api }) => {
    await forgetRuns(api);
    const job = givenJob(async () => {}, { name: JOB_NAMES[0] });
    const runId = await givenRun(api, job);
    await api.platform.database.system.pool.query(
      "UPDATE pgboss.job SET state = 'failed', started_on = now(), completed_on = now() WHERE id = $1",
      [runId],
    );
    return { name: job.name, runId };
  },
};

/** What a program sends that files for HOME with a key of a place. */
export async function filing({ api, world }: At, place: Place, { isRevoked = false } = {}): Promise<Names> {
  const official = await world.person('district_official', place.slice(0, 2));
  const { id, key } = await givenApiKey(api, official, world.units.get(place)!);
  if (isRevoked) {
    const params = { apiKeyId: id };
    await api.ok(apiKeysContract.revoke, official, { params, body: { reason: '不再使用' } });
  }
  const jurisdiction = world.units.get(HOME)!.code;
  return { api_key: key, jurisdiction_id: jurisdiction, service_code: 'noise', address_string: '文化路小区5号楼' };
}

/** Kinds that lie at every level and not in communities alone. */
export const AT_EVERY_LEVEL: ReadonlySet<RecordKind> = new Set(['org_unit', 'appointment', 'api_key']);

/** At most one run of a job waits at a time. */
async function forgetRuns({ platform }: TestApi): Promise<void> {
  await platform.database.system.pool.query('DELETE FROM pgboss.job WHERE name = $1', [JOB_NAMES[0]]);
}

function roleAt(place: Place, isHighest: boolean): Role {
  if (place.length === 2) return 'district_official';
  if (place.length === 4) return 'street_official';
  return isHighest ? 'community_worker' : 'volunteer';
}

function workerAt(world: World, place: Place): Caller {
  return world.callers.find((each) => each.role === 'community_worker' && each.place === place)!;
}

/** Whose it is: the worker of the place or, where it is another's, somebody who asks for nothing. */
const ownerAt = async ({ world }: At, place: Place, situation: Situation | 'ready') =>
  situation === 'taken' ? world.person('community_worker', place) : workerAt(world, place);

const PHOTO = sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
  .jpeg()
  .toBuffer();
export const aPhoto = () => PHOTO;

const PLACES = new Map<Place, number>();
/** A phone that nobody else has; reporters of one place share it. */
function phoneOf(place: Place): string {
  if (!PLACES.has(place)) PLACES.set(place, PLACES.size);
  return `1380000${(1000 + PLACES.get(place)!).toString()}`;
}

/** A task as an endpoint needs it: claimed by whoever asks where it is theirs, by somebody else of the place otherwise. */
async function taskAt({ api, world }: At, { place, situation, caller, key }: Wanted): Promise<Names> {
  const text = mark('T', place);
  const task = await givenTask(api, workerAt(world, place), world.community(place), {
    title: `任务${text}`,
    meetingPoint: `门口${text}`,
    contact: `社区${text}`,
  });
  const taskId = task.id;
  const roleId = task.roles[0]!.id;
  const names = { taskId, roleId, version: task.version, communityId: world.community(place).id };
  // Whoever edits a task may leave out a role that nobody ever claimed.
  if (key === 'edit') return { ...names, claimId: taskId };
  const isOwn = situation === 'own' && caller.role === 'volunteer' && covers(caller.place, place);
  const volunteer = isOwn ? caller : await world.person('volunteer', place);
  const claimed = await claimPlaceOf(api, volunteer, task);
  await givenStage(api, taskId, STAGES[key]);
  return { ...names, claimId: claimed.mine!.id };
}

/** Where a task stands when an endpoint meets it; half an hour before it begins, unless told. */
const STAGES: Readonly<Record<string, TaskStage>> = {
  confirmPlace: 'offered',
  checkOut: 'present',
  confirmHours: 'begun',
  correctHours: 'confirmed',
};

/** Of two files that are made one, what the first one says. */
export const KEPT_AS_THEY_ARE = Object.fromEntries(MERGE_FIELDS.map((field) => [field, 'resident' as const]));

/** Two files that may be of one person, both at a place or the other one beside it. */
async function pairAt(at: At, { place, situation, key }: Wanted) {
  const beside = place.endsWith('1') ? place.replace(/1$/, '2') : place.replace(/2$/, '1');
  const first = await residentAt(at, place);
  const second = await residentAt(at, situation === 'across' ? beside : place);
  const status = key === 'reopen' ? 'not_same' : 'open';
  return { first, second, id: (await givenDuplicate(at.api, [first.id, second.id], { status })).id };
}

/** Who marries or has a child together is of unknown sex here: nothing speaks against any two. */
const FILES_FOR: Readonly<Record<string, GivenFile>> = {
  divorce: { maritalStatus: 'married' },
  // Without a number and with a phone they would be taken for all others of the place.
  marry: { documentKind: 'none', phone: '' },
  registerBirth: { documentKind: 'none', phone: '' },
  // What a label rests on is not erased while it holds.
  request: { labels: [] },
};

async function residentAt({ api, world }: At, place: Place, file: GivenFile = {}) {
  const text = mark('T', place);
  return givenResident(api, workerAt(world, place), {
    name: `刘${text}`,
    phone: phoneOf(place),
    address: `${text}路1号2栋3单元401`,
    workplace: `厂${text}`,
    registeredAddress: `籍${text}`,
    notes: `记${text}`,
    labels: [{ label: 'disability', detail: `级${text}`, evidence: `证${text}` }],
    ...file,
  });
}

/** The step that an endpoint takes, by how its contract calls it: `reopenPublicly` is the reporter's `reopen`. */
const actionOf = (key: string) =>
  key.replace(/Publicly$/, '').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What a ticket has been through when an endpoint meets it. */
function statusFor({ situation, key }: Wanted): TicketStatus {
  if (situation === 'unopened') return 'accepted';
  if (situation === 'open') return 'open';
  if (situation === 'taken' || situation === 'own') return 'in_progress';
  const from = TICKET_TRANSITIONS[actionOf(key) as TicketAction]?.from;
  return from?.[0] ?? 'accepted';
}

/** Brings a ticket where the endpoint or the situation needs it besides its status. */
async function prepared({ api, world }: At, { place, situation, caller, key }: Wanted, ticket: GivenTicket) {
  const { params, secret } = ticket;
  const version = { version: ticket.version };
  if (situation === 'own' && caller.role === 'community_worker' && covers(caller.place, place)) {
    const body = { ...version, assigneeId: caller.person!.id };
    const given = await api.ok(ticketsContract.assign, workerAt(world, place), { params, body });
    return { ...given, params, secret };
  }
  if (key !== 'endSupervision') return ticket;
  const official = world.callers.find(
    (each) => each.role === 'street_official' && each.place === place.slice(0, 4) && each.standing === 'current',
  )!;
  const body = { ...version, until: dayFromNow(2), note: `盯${mark('T', place)}` };
  const supervised = await api.ok(ticketStepsContract.supervise, official, { params, body });
  return { ...supervised, params, secret };
}

async function ticketAt({ api, world }: At, wanted: Wanted) {
  const { place, situation, caller } = wanted;
  const text = mark('T', place);
  const worker = workerAt(world, place);
  const another = await world.person('volunteer', place);
  const volunteer = situation === 'own' && caller.person && covers(caller.place, place) ? caller.person : another;
  const scene = { community: world.community(place), worker: worker.person!, volunteer, otherVolunteer: another };
  const report = {
    title: `灯${text}`,
    description: `暗${text}`,
    place: `楼${text}`,
    placeDetail: `门${text}`,
    reporterName: `张${text}`,
    reporterPhone: phoneOf(place),
  };
  const status = statusFor(wanted);
  const isGiven = situation === 'own' && caller.role === 'community_worker';
  const begun = await givenTicket(api, scene, isGiven ? 'accepted' : status, report);
  const ticket = await prepared({ api, world }, wanted, begun);
  const params = { number: ticket.number };
  const isUnfinished = ticket.finishedAt === null;
  const photo = isUnfinished
    ? await api.ok(ticketsContract.addReportPhoto, null, { params, file: await aPhoto(), secret: ticket.secret })
    : { id: ticket.id };
  const names = { ticketId: ticket.id, number: ticket.number, version: ticket.version, secret: ticket.secret };
  return { names, photo };
}
