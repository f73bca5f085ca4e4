import { open311Contract as contract } from '@linli/domain/open311/open311.contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { FastifyInstance } from 'fastify';
import { dialectRouteOf } from '../shared/dialects/dialect-route.ts';
import { readForms } from '../shared/dialects/form-body.ts';
import type { Platform } from '../shared/platform.ts';
import { fileRequest } from './file-request.service.ts';
import { describeService, discover, findRequests, getRequest, getToken, listServices } from './open311.service.ts';

/** GeoReport v2. Everything below `/open311/` that it does not know is refused in its form, too. */
export function open311Routes(scope: FastifyInstance, platform: Platform, publicUrl: string | undefined): void {
  readForms(scope);
  scope.route(
    dialectRouteOf(contract.discovery, async ({ request }) =>
      discover(platform, publicUrl ? new URL(publicUrl).origin : `${request.protocol}://${request.host}`),
    ),
  );
  scope.route(
    dialectRouteOf(contract.services, ({ holder, given }) => listServices(platform, holder, given.jurisdiction_id)),
  );
  scope.route(
    dialectRouteOf(contract.service, ({ holder, params, given }) =>
      describeService(platform, holder, params.serviceCode, given.jurisdiction_id),
    ),
  );
  scope.route(dialectRouteOf(contract.requests, ({ holder, given }) => findRequests(platform, holder, given)));
  scope.route(
    dialectRouteOf(contract.request, ({ holder, params, given }) =>
      getRequest(platform, holder, params.serviceRequestId, given.jurisdiction_id),
    ),
  );
  scope.route(dialectRouteOf(contract.file, ({ holder, given }) => fileRequest(platform, holder, given)));
  scope.route(
    dialectRouteOf(contract.token, ({ holder, params, given }) =>
      getToken(platform, holder, params.token, given.jurisdiction_id),
    ),
  );
  scope.all('/open311/*', { schema: { hide: true } }, () => refuse('request.unknown_path'));
  scope.all('/open311', { schema: { hide: true } }, () => refuse('request.unknown_path'));
}
