import { addressOfBuilding } from '@linli/domain/buildings/address.ts';
import type { KeyHolder } from '@linli/domain/open311/api-key.ts';
import { blurred } from '@linli/domain/open311/georeport.ts';
import type { NewRequest, open311Contract } from '@linli/domain/open311/open311.contract.ts';
import type { GeoReportService } from '@linli/domain/open311/services.ts';
import type { SystemActor } from '@linli/domain/shared/actor.ts';
import type { ResponseOf } from '@linli/domain/shared/contract.ts';
import { refuse, type FieldIssue } from '@linli/domain/shared/refusal.ts';
import { isInScope, type Scope } from '@linli/domain/shared/scope.ts';
import { TICKET_LIMITS } from '@linli/domain/tickets/ticket.ts';
import { findCommunity, listCommunitiesOf, type Community, type Jurisdiction } from '../org-units/public.ts';
import type { Platform } from '../shared/platform.ts';
import { withScope } from '../shared/request-context.ts';
import { reportTicket } from '../tickets/public.ts';
import { COMMUNITY_ATTRIBUTE, getService, jurisdictionOf } from './jurisdictions.ts';
import { keepOrigin } from './open311.store.ts';
import { mediaContext } from './open311-views.ts';

/** Files a request as a ticket of the community it belongs to; what the ticket cannot say is kept beside it. */
export async function fileRequest(
  platform: Platform,
  holder: KeyHolder,
  given: NewRequest,
): Promise<ResponseOf<(typeof open311Contract)['file'], never>> {
  const jurisdiction = await jurisdictionOf(platform, given.jurisdiction_id, holder);
  const service = getService(given.service_code);
  const place = placeOf(given);
  const attributes = { ...given.attribute };
  const community = await communityOf(platform, jurisdiction, given, attributes[COMMUNITY_ATTRIBUTE]);
  const { id: unitId, kind: level } = holder.unit;
  const ofKey: Scope = { kind: 'units', level, unitIds: [unitId] };
  if (!isInScope(ofKey, community.path)) refuse('api_key.of_other_units');
  refuseUnknown(service, attributes);
  const scope: Scope = { kind: 'units', level: 'community', unitIds: [community.id] };
  const actor: SystemActor = { kind: 'system', scope };
  const description = given.description ?? '';
  const report = {
    communityId: community.id,
    category: service.code,
    title: titleOf(description, service),
    description,
    ...place,
    reporterName: [given.last_name, given.first_name].filter(Boolean).join(''),
    reporterPhone: given.phone ?? '',
    source: 'open311' as const,
    apiKey: holder.name,
  };
  return withScope(scope, async () =>
    reportTicket(platform, actor, report, async (transaction, { id, number, dueAt }) => {
      const { lat = null, long = null, media_url: link } = given;
      const mediaUrl = link === undefined ? null : platform.cipher.encrypt(link, mediaContext(id));
      await keepOrigin(transaction, { ticketId: id, ...community.path, keyId: holder.keyId, lat, long, mediaUrl });
      return [{ service_request_id: number, service_notice: noticeOf(community, dueAt), account_id: null }];
    }),
  );
}

/** “A full location parameter must be submitted”: lat and long, or address_string, or address_id. */
function placeOf({ lat, long, address_string: address, address_id: id }: NewRequest) {
  if ((lat === undefined) !== (long === undefined))
    refuse('request.invalid', { errors: [{ path: [lat === undefined ? 'lat' : 'long'], code: 'required' }] });
  // The door is for whoever does the work; volunteers choose by the building.
  if (address !== undefined) {
    const building = addressOfBuilding(address).slice(0, TICKET_LIMITS.placeLength);
    return { place: building === '' ? '见详细地址' : building, placeDetail: address };
  }
  if (lat !== undefined && long !== undefined)
    return { place: `坐标附近 ${blurred(lat)}, ${blurred(long)}`, placeDetail: `坐标 ${lat}, ${long}` };
  if (id === undefined) refuse('open311.location_needed');
  return { place: '未说明', placeDetail: '' };
}

/** The community that a request belongs to: the jurisdiction itself, or one of it that the request names. */
async function communityOf(
  { database }: Platform,
  jurisdiction: Jurisdiction,
  { address_id: addressId }: NewRequest,
  attribute: string | string[] | undefined,
): Promise<Community> {
  const communities = await listCommunitiesOf(database.scoped, jurisdiction);
  const [path, code] =
    attribute === undefined ? [['address_id'], addressId] : [['attribute', COMMUNITY_ATTRIBUTE], attribute];
  const refuseField = (issue: Omit<FieldIssue, 'path'>, at = path): never =>
    refuse('request.invalid', { errors: [{ path: at, ...issue }] });
  if (code === undefined && jurisdiction.kind !== 'community')
    refuseField({ code: 'required' }, ['attribute', COMMUNITY_ATTRIBUTE]);
  const named = code ?? communities[0]?.code;
  const found = communities.find((community) => community.code === named) ?? refuseField({ code: 'invalid_choice' });
  return (await findCommunity(database.scoped, found.id)) ?? refuse('ticket.community_not_found');
}

/** Answers to questions that the service does not ask. */
function refuseUnknown({ questions }: GeoReportService, attributes: Record<string, unknown>): void {
  const known = new Set([COMMUNITY_ATTRIBUTE, ...questions.map(({ code }) => code)]);
  const errors = Object.keys(attributes)
    .filter((code) => !known.has(code))
    .map((code): FieldIssue => ({ path: ['attribute', code], code: 'unknown_field' }));
  if (errors.length > 0) refuse('request.invalid', { errors });
}

/** What stands in lists: the first line of what was written, or what it is about. */
function titleOf(description: string, { name }: GeoReportService): string {
  const [line = ''] = description.split(/[\r\n]/, 1);
  const characters = [...line.trim()];
  const most = TICKET_LIMITS.titleLength;
  const title = characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('');
  return title === '' ? name : title;
}

const WHEN = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' });

function noticeOf({ name }: Community, dueAt: string): string {
  return `由${name}办理，承诺于${WHEN.format(new Date(dueAt))}前办结。`;
}
