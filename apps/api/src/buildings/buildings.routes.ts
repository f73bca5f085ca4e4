import { buildingsContract as contract } from '@linli/domain/buildings/buildings.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { getBuildings, searchCompounds } from './buildings.service.ts';

export function buildingsRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.compounds, ({ actor, query }) => searchCompounds(platform, actor, query)));
  app.route(routeOf(contract.buildings, ({ actor, params }) => getBuildings(platform, actor, params.compoundId)));
}
