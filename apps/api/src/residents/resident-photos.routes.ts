import { residentPhotosContract as contract } from '@linli/domain/residents/resident-photos.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { addPhoto, listPhotosOf, removePhoto, sendPhoto } from './resident-photos.service.ts';

export function residentPhotosRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.list, ({ actor, params }) => listPhotosOf(platform, actor, params.residentId)));
  app.route(routeOf(contract.add, ({ actor, params, body }) => addPhoto(platform, actor, params.residentId, body)));
  app.route(routeOf(contract.view, ({ actor, params, reply }) => sendPhoto(platform, actor, params, reply)));
  app.route(routeOf(contract.remove, ({ actor, params }) => removePhoto(platform, actor, params)));
}
