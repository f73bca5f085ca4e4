import type { EventAction } from '@linli/domain/audit/event-words.ts';
import {
  availableVisitActions,
  decideToRecordVisit,
  decideVisit,
  mayRecordVisit,
  visitFault,
} from '@linli/domain/care/visit.ts';
import type { visitsContract, VisitView } from '@linli/domain/care/visits.contract.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { BodyOf, QueryOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { v7 as uuid } from 'uuid';
import {
  findResidentForUpdate,
  getVisibleResident,
  subjectOfResident,
  type StoredResident,
} from '../residents/public.ts';
import { decodeRowCursor, pageFrom } from '../shared/cursor.ts';
import type { Transaction } from '../shared/database.ts';
import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { openNote, sealNote } from './visit-note.ts';
import { createVisit, findVisit, listVisits, updateVisit, type StoredVisit } from './visits.store.ts';

type Contract = typeof visitsContract;
interface Named {
  readonly residentId: string;
  readonly visitId: string;
}

export async function listVisitsOf(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { cursor, limit }: QueryOf<Contract['list']>,
) {
  const { scoped } = platform.database;
  const resident = await getVisibleResident(scoped, actor, residentId);
  const after = cursor === undefined ? undefined : decodeRowCursor(cursor).id;
  const rows = await listVisits(scoped, residentId, { after, limit });
  return {
    ...pageFrom(
      rows,
      limit,
      ({ id }) => ({ id }),
      (row) => viewOf(platform, actor, resident, row),
    ),
    mayRecord: mayRecordVisit(actor, resident),
  };
}

export async function recordVisit(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { note, ...visit }: BodyOf<Contract['record']>,
): Promise<VisitView> {
  const id = uuid();
  return write(platform, actor, { residentId, visitId: id }, 'care.record_visit', async (transaction, resident) => {
    decideToRecordVisit(actor, resident);
    refuseFault(platform, visit);
    const { districtId, streetId, communityId } = resident;
    await createVisit(transaction, {
      id,
      districtId,
      streetId,
      communityId,
      residentId,
      ...visit,
      note: sealNote(platform.cipher, id, note),
      visitorName: actor.name,
      recordedAt: platform.clock(),
    });
  });
}

/** Corrects what was sent and leaves the rest; where nobody was met after all, nothing was asked either. */
export async function editVisit(
  platform: Platform,
  actor: PersonActor,
  named: Named,
  { version, note, ...sent }: BodyOf<Contract['edit']>,
): Promise<VisitView> {
  return write(platform, actor, named, 'care.edit_visit', async (transaction, resident) => {
    const kept = await getVisit(transaction, named);
    decideVisit(actor, resident, { isVoided: kept.voidedAt !== null });
    const outcome = sent.outcome ?? kept.outcome;
    const subjects = sent.subjects ?? (outcome === 'met' ? kept.subjects : []);
    // A day that stood before is not too long ago now.
    refuseFault(platform, { day: sent.day ?? shanghaiDate(platform.clock()), outcome, subjects });
    const data = {
      ...(sent.day !== undefined && { day: sent.day }),
      ...(sent.way !== undefined && { way: sent.way }),
      outcome,
      subjects,
      ...(note !== undefined && { note: sealNote(platform.cipher, kept.id, note) }),
    };
    if (!(await updateVisit(transaction, { id: kept.id, version }, data))) refuse('care.visit_changed_meanwhile');
  });
}

export async function voidVisit(
  platform: Platform,
  actor: PersonActor,
  named: Named,
  { version, reason }: BodyOf<Contract['void']>,
): Promise<VisitView> {
  const carryOut = async (transaction: Transaction, resident: StoredResident) => {
    const { id, voidedAt } = await getVisit(transaction, named);
    decideVisit(actor, resident, { isVoided: voidedAt !== null });
    const data = { voidedAt: platform.clock() };
    if (!(await updateVisit(transaction, { id, version }, data))) refuse('care.visit_changed_meanwhile');
  };
  return write(platform, actor, named, 'care.void_visit', carryOut, reason);
}

/** What was noted down, in clear; who asked and why stays in the trail. */
export async function revealVisit(
  platform: Platform,
  actor: PersonActor,
  named: Named,
  { reason }: BodyOf<Contract['reveal']>,
): Promise<{ note: string }> {
  const { scoped } = platform.database;
  const resident = await getVisibleResident(scoped, actor, named.residentId);
  const visit = await getVisit(scoped, named);
  const changes = { fields: [null, ['visits']] } as const;
  const event = {
    actor,
    action: 'residents.reveal',
    subject: subjectOfResident(resident),
    changes,
    note: reason,
  } as const;
  await change(platform, (transaction) => recordEvent(transaction, event, platform.clock()));
  return { note: openNote(platform.cipher, visit) };
}

/** Load, decide, carry out, tell: the same for everything that is written of visits. */
async function write(
  platform: Platform,
  actor: PersonActor,
  named: Named,
  action: EventAction,
  carryOut: (transaction: Transaction, resident: StoredResident) => Promise<void>,
  note?: string,
): Promise<VisitView> {
  return change(platform, async (transaction) => {
    const resident = (await findResidentForUpdate(transaction, named.residentId)) ?? refuse('resident.not_found');
    await carryOut(transaction, resident);
    const event = { actor, action, subject: subjectOfResident(resident), ...(note !== undefined && { note }) } as const;
    await recordEvent(transaction, event, platform.clock());
    return viewOf(platform, actor, resident, await getVisit(transaction, named));
  });
}

async function getVisit(client: Parameters<typeof findVisit>[0], { residentId, visitId }: Named): Promise<StoredVisit> {
  return (await findVisit(client, residentId, visitId)) ?? refuse('care.visit_not_found');
}

function refuseFault(platform: Platform, visit: Parameters<typeof visitFault>[0]): void {
  const fault = visitFault(visit, shanghaiDate(platform.clock()));
  if (fault === null) return;
  refuse('request.invalid', { errors: [{ path: [fault === 'nobody_asked' ? 'subjects' : 'day'], code: 'invalid' }] });
}

function viewOf(platform: Platform, actor: PersonActor, resident: StoredResident, visit: StoredVisit): VisitView {
  const { id, day, way, outcome, subjects, visitorName, recordedAt, voidedAt, version } = visit;
  const isVoided = voidedAt !== null;
  return {
    id,
    day,
    way,
    outcome,
    subjects,
    visitorName,
    hasNote: openNote(platform.cipher, visit) !== '',
    recordedAt: recordedAt.toISOString(),
    isVoided,
    availableActions: availableVisitActions(actor, resident, { isVoided }),
    version,
  };
}
