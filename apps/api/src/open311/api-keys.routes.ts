import { apiKeysContract as contract } from '@linli/domain/open311/api-keys.contract.ts';
import { open311OriginContract as origin } from '@linli/domain/open311/open311-origin.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { issueApiKey, listApiKeys, revokeApiKey } from './api-keys.service.ts';
import { getOrigin } from './open311-origin.service.ts';

export function apiKeysRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.list, ({ actor }) => listApiKeys(platform, actor)));
  app.route(routeOf(contract.issue, ({ actor, body }) => issueApiKey(platform, actor, body)));
  app.route(
    routeOf(contract.revoke, ({ actor, params, body }) => revokeApiKey(platform, actor, params.apiKeyId, body)),
  );
  app.route(routeOf(origin.get, ({ actor, params }) => getOrigin(platform, actor, params.ticketId)));
}
