import { orgUnitsContract as contract } from '@linli/domain/org-units/org-units.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { loadDivisions, previewDivisions } from './divisions.service.ts';
import { addGrid, getUnit, listChildren, listForEverybody, renameGrid } from './org-units.service.ts';

export function orgUnitsRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.publicList, ({ query }) => listForEverybody(platform, query)));
  app.route(routeOf(contract.children, ({ actor, query }) => listChildren(platform, actor, query)));
  app.route(routeOf(contract.get, ({ actor, params }) => getUnit(platform, actor, params.orgUnitId)));
  app.route(routeOf(contract.previewDivisions, ({ body }) => previewDivisions(platform, body)));
  app.route(routeOf(contract.loadDivisions, ({ actor, body }) => loadDivisions(platform, actor, body)));
  app.route(routeOf(contract.addGrid, ({ actor, params, body }) => addGrid(platform, actor, params.orgUnitId, body)));
  app.route(
    routeOf(contract.renameGrid, ({ actor, params, body }) => renameGrid(platform, actor, params.orgUnitId, body)),
  );
}
