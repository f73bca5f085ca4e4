import { savedViewsContract as contract } from '@linli/domain/residents/saved-views.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../../shared/endpoint.ts';
import type { Platform } from '../../shared/platform.ts';
import { editView, listSavedViews, removeView, restoreView, saveView } from './saved-views.service.ts';

export function savedViewsRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.list, ({ actor }) => listSavedViews(platform, actor)));
  app.route(routeOf(contract.save, ({ actor, body }) => saveView(platform, actor, body)));
  app.route(routeOf(contract.edit, ({ actor, params, body }) => editView(platform, actor, params.viewId, body)));
  app.route(routeOf(contract.remove, ({ actor, params }) => removeView(platform, actor, params.viewId)));
  app.route(routeOf(contract.restore, ({ actor, params }) => restoreView(platform, actor, params.viewId)));
}
