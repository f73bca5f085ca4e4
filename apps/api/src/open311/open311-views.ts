import type { KeyHolder } from '@linli/domain/open311/api-key.ts';
import { blurred, georeportStatus } from '@linli/domain/open311/georeport.ts';
import type { ServiceRequest } from '@linli/domain/open311/open311.contract.ts';
import type { GeoReportService } from '@linli/domain/open311/services.ts';
import type { FieldContext } from '../shared/field-cipher.ts';
import type { Platform } from '../shared/platform.ts';
import { contactContext } from '../tickets/public.ts';
import type { RequestRow } from './open311.store.ts';

export const mediaContext = (ticketId: string): FieldContext => `open311_requests.mediaUrl.${ticketId}`;

/**
 * A request as its reader may know it. The key that filed it reads what it wrote and what the office answered; anybody
 * else what, where about, since when and by whom: no free text, for people write names and doors into it.
 */
export function requestView(
  { cipher }: Platform,
  services: readonly GeoReportService[],
  row: RequestRow,
  holder: KeyHolder | null,
): ServiceRequest {
  const isOwn = holder !== null && row.keyId === holder.keyId;
  const point = (degrees: number | null) => (degrees === null || isOwn ? degrees : blurred(degrees));
  const address = isOwn ? cipher.decrypt(row.placeDetail, contactContext(row.id, 'placeDetail')) : '';
  return {
    service_request_id: row.number,
    status: georeportStatus(row.status),
    status_notes: isOwn ? (row.solution ?? row.rejectReason) : null,
    service_name: services.find(({ code }) => code === row.category)?.name ?? row.category,
    service_code: row.category,
    description: isOwn ? row.description : null,
    agency_responsible: row.communityName,
    service_notice: null,
    requested_datetime: row.reportedAt.toISOString(),
    updated_datetime: (row.finishedAt ?? row.changedAt ?? row.reportedAt).toISOString(),
    expected_datetime: row.dueAt.toISOString(),
    address: address === '' ? row.place : address,
    address_id: row.communityCode,
    zipcode: null,
    lat: point(row.lat),
    long: point(row.long),
    media_url: isOwn && row.mediaUrl !== null ? cipher.decrypt(row.mediaUrl, mediaContext(row.id)) : null,
  };
}
