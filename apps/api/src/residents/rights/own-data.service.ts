import { decideResident } from '@linli/domain/residents/resident-file.ts';
import type { OwnData, ownDataContract } from '@linli/domain/residents/own-data.contract.ts';
import type { PersonActor, Role } from '@linli/domain/shared/actor.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { visitsInClear } from '../../care/public.ts';
import { change, recordEvent } from '../../shared/events.ts';
import type { Platform } from '../../shared/platform.ts';
import { listMerges } from '../duplicates/merges.store.ts';
import { listContacts } from '../contacts.store.ts';
import { listKin } from '../kin.store.ts';
import { getVisible, subjectOf } from '../resident-access.ts';
import { labelsOf, open, openOfContact, openOfKin, openOfLabel, openOfPhoto } from '../resident-fields.ts';
import { listWholePhotos } from '../resident-photos.store.ts';
import { listEvents, listLabels, listMergedIds, listResidencies } from '../residents.store.ts';
import { viewsOf as transferViews } from '../transfers/transfer-views.ts';
import { findTransfer, type StoredTransfer } from '../transfers/transfers.store.ts';
import { listDuplicatesOf, listLifeEvents, listTransferIds } from './own-data.store.ts';

/** So many events are a paper that somebody still reads. */
const EVENTS = 500;

/**
 * 本人数据: all that hangs on a file, in clear, for the one it is about. What stands here is held to
 * `RESIDENT_REFERENCES` by its test. That it was handed out, by whom and why stays in the trail, before it is read.
 */
export async function exportOwnData(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { reason }: BodyOf<(typeof ownDataContract)['export']>,
): Promise<OwnData> {
  const { cipher, clock, database } = platform;
  const { scoped } = database;
  const now = clock();
  const file = await getVisible(scoped, actor, residentId);
  decideResident('edit', actor, file);
  const event = { actor, action: 'residents.export_own_data', subject: subjectOf(file), note: reason } as const;
  await change(platform, (transaction) => recordEvent(transaction, event, now));
  const ids = [residentId, ...(await listMergedIds(scoped, residentId))];
  const [labels, kin, contacts, photos, visits, residencies, lifeEvents, transfers, duplicates, merges, events] =
    await Promise.all([
      listLabels(scoped, residentId),
      listKin(scoped, residentId),
      listContacts(scoped, residentId),
      listWholePhotos(scoped, residentId),
      visitsInClear(platform, residentId),
      listResidencies(scoped, residentId),
      listLifeEvents(scoped, residentId),
      transfersOf(platform, actor, ids),
      listDuplicatesOf(scoped, residentId),
      listMerges(scoped, residentId),
      listEvents(scoped, ids, { before: null, limit: EVENTS }),
    ]);
  const sealed = (field: Parameters<typeof open>[2]) => open(cipher, file.id, field, file[field]);
  return {
    madeAt: now.toISOString(),
    community: file.communityName,
    person: {
      name: file.name,
      documentKind: file.documentKind,
      idNumber: sealed('idNumber'),
      phone: sealed('phone'),
      sex: file.sex,
      birthDate: file.birthDate,
      ethnicGroup: file.ethnicGroup,
      maritalStatus: file.maritalStatus,
      employment: file.employment,
      workplace: sealed('workplace'),
      address: file.address,
      registeredAddress: sealed('registeredAddress'),
      grid: file.gridName,
      householdNumber: file.household?.number ?? null,
      householdRole: file.householdRole,
      status: file.status,
      consent: file.consent,
      consentAt: file.consentAt?.toISOString() ?? null,
      notes: sealed('notes'),
      source: file.source,
      registeredAt: file.registeredAt.toISOString(),
    },
    labels: labels.flatMap(({ id, labelToken, from, to, source, evidence, detail }) =>
      labelsOf(cipher, [labelToken]).map((label) => ({
        label,
        from,
        to,
        source,
        evidence: openOfLabel(cipher, id, 'evidence', evidence),
        detail: openOfLabel(cipher, id, 'detail', detail),
      })),
    ),
    kin: kin.map((row) => ({ kind: row.kind, name: openOfKin(cipher, row), from: row.from, to: row.to })),
    // Of a contact who has a file of their own the phone stands there, and is theirs.
    contacts: contacts.map(({ id, name, phone, relation, isEmergency, isGuardian }) => ({
      name: openOfContact(cipher, id, 'name', name),
      phone: openOfContact(cipher, id, 'phone', phone),
      relation,
      isEmergency,
      isGuardian,
    })),
    photos: photos.map((photo) => ({
      addedAt: photo.addedAt.toISOString(),
      jpeg: openOfPhoto(cipher, photo).toString('base64'),
    })),
    visits,
    residencies: residencies.map(({ address, from, to, community }) => ({
      address,
      community: community.name,
      from,
      to,
    })),
    lifeEvents: lifeEvents.map(({ kind, day, recordedAt, undoneAt }) => ({
      event: kind,
      day,
      recordedAt: recordedAt.toISOString(),
      undoneAt: undoneAt?.toISOString() ?? null,
    })),
    transfers,
    duplicates: duplicates.map(({ reason: why, status, foundAt }) => ({
      reason: why,
      status,
      foundAt: foundAt.toISOString(),
    })),
    merges: merges.map(({ mergedAt, undoneAt }) => ({
      mergedAt: mergedAt.toISOString(),
      undoneAt: undoneAt?.toISOString() ?? null,
    })),
    events: events.slice(0, EVENTS).map(({ at, action, actorRole, changes, note }) => ({
      at: at.toISOString(),
      action,
      role: actorRole as Role | null,
      fields: (changes as { fields?: [null, string[]] }).fields?.[1] ?? [],
      reason: note,
    })),
    hasMoreEvents: events.length > EVENTS,
  };
}

async function transfersOf(
  platform: Platform,
  actor: PersonActor,
  residentIds: readonly string[],
): Promise<OwnData['transfers']> {
  const { scoped } = platform.database;
  const stored: StoredTransfer[] = [];
  for (const id of await listTransferIds(scoped, residentIds)) {
    const transfer = await findTransfer(scoped, id);
    if (transfer) stored.push(transfer);
  }
  const views = await transferViews(platform, scoped, actor, stored);
  return views.map(({ status, from, to, reason, newAddress, answer, askedAt, decidedAt }) => ({
    status,
    from: from.name,
    to: to.name,
    reason,
    newAddress,
    answer,
    askedAt,
    decidedAt,
  }));
}
