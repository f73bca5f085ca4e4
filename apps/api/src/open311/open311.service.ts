import type { KeyHolder } from '@linli/domain/open311/api-key.ts';
import { GEOREPORT_LIMITS, georeportSpan, georeportStatus } from '@linli/domain/open311/georeport.ts';
import type { open311Contract, RequestsQuery, ServiceRequest } from '@linli/domain/open311/open311.contract.ts';
import { georeportServices } from '@linli/domain/open311/services.ts';
import type { ResponseOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { TICKET_STATUSES } from '@linli/domain/tickets/ticket.ts';
import type { Platform } from '../shared/platform.ts';
import { withScope } from '../shared/request-context.ts';
import { COMMUNITY_ATTRIBUTE, communitiesToChoose, getService, jurisdictionOf, scopeOf } from './jurisdictions.ts';
import { requestView } from './open311-views.ts';
import { listRequests, type RequestFilter } from './open311.store.ts';

type Contract = typeof open311Contract;
type Told<K extends keyof Contract> = ResponseOf<Contract[K], never>;

/** Sorts; says when something about the interface or its services changed last. */
const CHANGESET = '2026-11-24 08:00';

/** Discovery is for whoever knows nothing yet, so it takes no jurisdiction. */
export function discover({ isDemo }: Platform, base: string): Told<'discovery'> {
  return {
    changeset: CHANGESET,
    contact: '请联系使用本系统的区机关。 / Please contact the district office that runs this installation.',
    key_service: '密钥由区干部在“接口密钥”页面签发。 / Keys are issued by district officials on the page “API keys”.',
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: `${base}/open311/v2`,
        changeset: CHANGESET,
        // What is filed in a demo is acted upon by nobody.
        type: isDemo ? 'test' : 'production',
        formats: ['text/xml', 'application/json'],
      },
    ],
  };
}

export async function listServices(
  platform: Platform,
  holder: KeyHolder | null,
  code: string | undefined,
): Promise<Told<'services'>> {
  const isSplit = (await jurisdictionOf(platform, code, holder)).kind !== 'community';
  return georeportServices().map((service) => ({
    service_code: service.code,
    service_name: service.name,
    description: service.description,
    metadata: isSplit || service.questions.length > 0,
    type: 'realtime',
    keywords: service.description.replaceAll('、', ','),
    group: '社区服务',
  }));
}

export async function describeService(
  platform: Platform,
  holder: KeyHolder | null,
  serviceCode: string,
  code: string | undefined,
): Promise<Told<'service'>> {
  const jurisdiction = await jurisdictionOf(platform, code, holder);
  const { questions } = getService(serviceCode);
  const communities = await communitiesToChoose(platform, jurisdiction);
  const ofPlace = communities.length > 0 && {
    code: COMMUNITY_ATTRIBUTE,
    datatype: 'singlevaluelist' as const,
    isRequired: true,
    description: '所在社区（也可用 address_id 提供社区的12位代码）',
    values: communities.map((community) => ({ key: community.code, name: community.name })),
  };
  const asked = [...(ofPlace ? [ofPlace] : []), ...questions];
  return {
    service_code: serviceCode,
    attributes: asked.map(({ isRequired, values, ...question }, at) => ({
      variable: true,
      ...question,
      required: isRequired,
      datatype_description: null,
      order: at + 1,
      values: [...values],
    })),
  };
}

/** Requests of public services, masked, and with a key those that it filed; newest first, a thousand at most. */
export async function findRequests(
  platform: Platform,
  holder: KeyHolder | null,
  query: RequestsQuery,
): Promise<ServiceRequest[]> {
  const jurisdiction = await jurisdictionOf(platform, query.jurisdiction_id, holder);
  const numbers = query.service_request_id;
  if (numbers) return read(platform, jurisdiction, holder, { numbers, ...pageOf(query) });
  query.service_code?.forEach(getService);
  const span = georeportSpan({ from: query.start_date ?? null, to: query.end_date ?? null }, platform.clock());
  const asked = query.status;
  return read(platform, jurisdiction, holder, {
    span,
    ...(query.service_code && { categories: query.service_code }),
    ...(asked && { statuses: TICKET_STATUSES.filter((status) => asked.includes(georeportStatus(status))) }),
    ...pageOf(query),
  });
}

/** One request, in a list of one as the specification has it. */
export async function getRequest(
  platform: Platform,
  holder: KeyHolder | null,
  number: string,
  code: string | undefined,
): Promise<ServiceRequest[]> {
  const jurisdiction = await jurisdictionOf(platform, code, holder);
  const found = await read(platform, jurisdiction, holder, { numbers: [number], offset: 0, limit: 1 });
  return found.length === 1 ? found : refuse('open311.request_not_found');
}

/** A request has its number at once: whoever takes that for a token gets the same number. */
export async function getToken(
  platform: Platform,
  holder: KeyHolder | null,
  token: string,
  code: string | undefined,
): Promise<Told<'token'>> {
  const jurisdiction = await jurisdictionOf(platform, code, holder);
  const [found] = await read(platform, jurisdiction, holder, { numbers: [token], offset: 0, limit: 1 });
  if (!found) refuse('open311.token_not_found');
  return [{ service_request_id: found.service_request_id, token }];
}

function pageOf({ page = 1, page_size: size = GEOREPORT_LIMITS.requests }: RequestsQuery) {
  return { offset: (page - 1) * size, limit: size };
}

async function read(
  platform: Platform,
  jurisdiction: Awaited<ReturnType<typeof jurisdictionOf>>,
  holder: KeyHolder | null,
  asked: Omit<RequestFilter, 'path' | 'publicCategories' | 'keyId'>,
): Promise<ServiceRequest[]> {
  const services = georeportServices();
  const publicCategories = services.filter(({ isPublic }) => isPublic).map(({ code }) => code);
  const filter = { ...asked, path: jurisdiction.path, publicCategories, keyId: holder?.keyId ?? null };
  const rows = await withScope(scopeOf(jurisdiction), async () => listRequests(platform.database.scoped, filter));
  return rows.map((row) => requestView(platform, services, row, holder));
}
