import { residentExportsContract as contract } from '@linli/domain/residents/resident-exports.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../../shared/endpoint.ts';
import type { Platform } from '../../shared/platform.ts';
import { discardExport, getExport, listOwnExports, requestExport, sendExport } from './exports.service.ts';

export function residentExportsRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.create, ({ actor, body }) => requestExport(platform, actor, body, { isWhole: false })));
  app.route(
    routeOf(contract.createWhole, ({ actor, body }) => requestExport(platform, actor, body, { isWhole: true })),
  );
  app.route(routeOf(contract.list, ({ actor }) => listOwnExports(platform, actor)));
  app.route(routeOf(contract.get, ({ actor, params }) => getExport(platform, actor, params.exportId)));
  app.route(routeOf(contract.file, ({ actor, params, reply }) => sendExport(platform, actor, params.exportId, reply)));
  app.route(routeOf(contract.discard, ({ actor, params }) => discardExport(platform, actor, params.exportId)));
}
