import { AGE_BANDS } from '@linli/domain/residents/resident-file.ts';
import { readResidentSearch } from '@linli/domain/residents/resident-search.ts';
import type { FieldCipher } from '../../shared/field-cipher.ts';
import type { NewEvent } from '../../shared/events.ts';
import type { Platform } from '../../shared/platform.ts';
import { findVisibleUnit } from '../../org-units/public.ts';
import type { AskedExport } from './export-rows.ts';
import type { StoredExport } from './exports.store.ts';

/** What was asked for, and why where numbers are told in clear. */
export interface ExportRequest extends AskedExport {
  readonly reason?: string | undefined;
}

export function sealRequest(cipher: FieldCipher, id: string, request: ExportRequest): string {
  return cipher.encrypt(JSON.stringify(request), `resident_exports.request.${id}`);
}

export function openRequest(cipher: FieldCipher, { id, request }: Pick<StoredExport, 'id' | 'request'>): ExportRequest {
  return JSON.parse(cipher.decrypt(request, `resident_exports.request.${id}`)) as ExportRequest;
}

/** The event of a file that was made: what it holds, how much of it, and why. */
export async function eventOf(
  platform: Platform,
  stored: Pick<StoredExport, 'id' | 'requester' | 'isWhole' | 'districtId' | 'streetId' | 'communityId'>,
  request: ExportRequest,
  { rows, isAskedOnly = false }: { rows: number | null; isAskedOnly?: boolean },
): Promise<NewEvent> {
  const { id, requester, isWhole, districtId, streetId, communityId } = stored;
  const { unitId, reason } = request;
  const unit = unitId === undefined ? null : await findVisibleUnit(platform.database.scoped, requester, unitId);
  return {
    actor: requester,
    action: isAskedOnly ? 'residents.request_export' : isWhole ? 'residents.export_whole' : 'residents.export',
    subject: { type: 'resident_export', id, path: { districtId, streetId, communityId }, names: [] },
    changes: {
      ...(rows !== null && { rows: [null, rows] }),
      ...(unit && { unit: [null, unit.name] }),
      filters: [null, filterWords(request)],
      fields: [null, [...request.columns]],
    },
    audience: 'nobody',
    ...(reason !== undefined && { note: reason }),
  };
}

/** The filters as codes that the trail's page has words for. Of what was searched for only the kind is told. */
function filterWords(request: ExportRequest): string[] {
  const { ageFrom, ageTo, sex, labels = [], employment, visited, status, text, buildingId } = request;
  const band = AGE_BANDS.find((each) => each === `${ageFrom ?? ''}-${ageTo ?? ''}`);
  const age = ageFrom === undefined && ageTo === undefined ? [] : [`age.${band ?? `${ageFrom ?? 0}-${ageTo ?? ''}`}`];
  return [
    `status.${status}`,
    ...age,
    ...(sex ? [`sex.${sex}`] : []),
    ...labels.map((label) => `label.${label}`),
    ...(employment ? [`employment.${employment}`] : []),
    ...(visited ? [`visited.${visited}`] : []),
    ...(buildingId === undefined ? [] : ['building']),
    ...new Set(readResidentSearch(text).map(({ by }) => `search.${by}`)),
  ];
}
