import { Readable } from 'node:stream';
import { EXPORT_LIMITS, isOwnExport } from '@linli/domain/residents/resident-export.ts';
import {
  residentExportsContract as contract,
  type ResidentExportView,
} from '@linli/domain/residents/resident-exports.contract.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { FastifyReply } from 'fastify';
import { v7 as uuid } from 'uuid';
import { change, recordEvent } from '../../shared/events.ts';
import { fileAddress } from '../../shared/file-address.ts';
import { enqueue } from '../../shared/jobs/enqueue.ts';
import type { Platform } from '../../shared/platform.ts';
import { recordRead } from '../../shared/reads.ts';
import { SPREADSHEET_TYPES } from '../../shared/spreadsheet-export/spreadsheet.ts';
import { workbookOf } from '../../shared/spreadsheet-export/workbook.ts';
import { bytesOf, partsOf } from './export-file.ts';
import { eventOf, sealRequest, type ExportRequest } from './export-request.ts';
import { countAsked, listAsked, sheetOf } from './export-rows.ts';
import { makeExportJob } from './exports.jobs.ts';
import {
  countWaiting,
  createExport,
  createPart,
  deleteExport,
  findExport,
  listExports,
  type NewPart,
  type StoredExport,
} from './exports.store.ts';

const MINUTE_MS = 60_000;

/** What is small is a file when this returns; what is large is made by a job. */
export async function requestExport(
  platform: Platform,
  actor: PersonActor,
  request: ExportRequest,
  { isWhole }: { isWhole: boolean },
): Promise<ResidentExportView> {
  const { cipher, clock, database } = platform;
  const { unit } = actor;
  if (!unit) refuse('request.role_not_allowed', { params: { roles: [] } });
  const list = await listAsked(platform, actor, request);
  const total = await countAsked(platform, list, EXPORT_LIMITS.rowsAtOnce + 1);
  const isSmall = total <= EXPORT_LIMITS.rowsAtOnce;
  const now = clock();
  if (!isSmall && (await countWaiting(database.scoped, actor, now)) >= EXPORT_LIMITS.waiting)
    refuse('resident_export.too_many_waiting', { params: { maximum: EXPORT_LIMITS.waiting } });
  const [id, runId] = [uuid(), uuid()];
  let rows = 0;
  const parts: NewPart[] = [];
  if (isSmall) {
    const sheet = sheetOf(platform, actor, { asked: request, list, isWhole }, () => (rows += 1));
    for await (const part of partsOf(cipher, workbookOf(sheet))) parts.push(part);
  }
  const { districtId, streetId, communityId } = unit;
  const path = { districtId, streetId, communityId };
  const minutes = isSmall ? EXPORT_LIMITS.keptMinutes : EXPORT_LIMITS.waitingMinutes;
  await change(platform, async (transaction) => {
    await createExport(transaction, {
      id,
      ...path,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      status: isSmall ? 'ready' : 'making',
      isWhole,
      request: sealRequest(cipher, id, request),
      requester: { ...actor } as object,
      ...(isSmall && { runId, total: rows, progress: rows }),
      createdAt: now,
      expiresAt: new Date(now.getTime() + minutes * MINUTE_MS),
    });
    for (const part of parts) await createPart(transaction, { exportId: id, runId, ...path }, part);
    const told = { id, requester: actor, isWhole, ...path };
    const event = await eventOf(platform, told, request, { rows: isSmall ? rows : null, isAskedOnly: !isSmall });
    await recordEvent(transaction, event, now);
    if (!isSmall) await enqueue(transaction, makeExportJob, { exportId: id });
  });
  return getExport(platform, actor, id);
}

export async function listOwnExports(platform: Platform, actor: PersonActor): Promise<{ items: ResidentExportView[] }> {
  const rows = await listExports(platform.database.scoped, actor, platform.clock());
  return { items: rows.map((row) => viewOf(platform, actor, row)) };
}

export async function getExport(platform: Platform, actor: PersonActor, id: string): Promise<ResidentExportView> {
  return viewOf(platform, actor, await getOwn(platform, actor, id));
}

/** Each time somebody fetches it is told: a file that has left cannot be called back. */
export async function sendExport(
  platform: Platform,
  actor: PersonActor,
  id: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const stored = await getOwn(platform, actor, id);
  if (stored.status !== 'ready') refuse('resident_export.not_found');
  await recordRead(platform, { ...plainEvent(actor, stored), action: 'residents.download_export' });
  const day = shanghaiDate(stored.createdAt);
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="residents-${day}.xlsx"`)
    .type(SPREADSHEET_TYPES.xlsx)
    .send(Readable.from(bytesOf(platform, stored)));
}

export async function discardExport(platform: Platform, actor: PersonActor, id: string): Promise<undefined> {
  const stored = await getOwn(platform, actor, id);
  await change(platform, async (transaction) => {
    if (!(await deleteExport(transaction, id))) refuse('resident_export.not_found');
    const event = { ...plainEvent(actor, stored), action: 'residents.discard_export', audience: 'nobody' } as const;
    await recordEvent(transaction, event, platform.clock());
  });
}

/** Another's, and one whose time is over, does not exist. */
async function getOwn(platform: Platform, actor: PersonActor, id: string): Promise<StoredExport> {
  const stored = await findExport(platform.database.scoped, id);
  if (!stored || !isOwnExport(actor, stored) || stored.expiresAt <= platform.clock())
    refuse('resident_export.not_found');
  return stored;
}

function plainEvent(actor: PersonActor, { id, total, districtId, streetId, communityId }: StoredExport) {
  const subject = { type: 'resident_export', id, path: { districtId, streetId, communityId } };
  return { actor, subject, changes: { rows: [null, total] } } as const;
}

function viewOf(platform: Platform, actor: PersonActor, stored: StoredExport): ResidentExportView {
  const { id, status, isWhole, total, progress, createdAt, expiresAt } = stored;
  const isReady = status === 'ready';
  return {
    id,
    status,
    isWhole,
    rows: isReady ? total : null,
    progress,
    total,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    address: isReady ? fileAddress(platform, actor, contract.file, { exportId: id }) : null,
  };
}
