import { erasuresContract as erasures } from '@linli/domain/residents/erasures.contract.ts';
import { ownDataContract } from '@linli/domain/residents/own-data.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../../shared/endpoint.ts';
import type { Platform } from '../../shared/platform.ts';
import { approveErasure } from './erase-resident.ts';
import { askErasure, closeErasure, countErasures, erasureOptions, listOfErasures } from './erasures.service.ts';
import { exportOwnData } from './own-data.service.ts';

/** What the law gives a person in their own data (PIPL art. 45, 47). */
export function residentRightsRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(
    routeOf(ownDataContract.export, ({ actor, params, body }) =>
      exportOwnData(platform, actor, params.residentId, body),
    ),
  );
  app.route(routeOf(erasures.options, ({ actor, params }) => erasureOptions(platform, actor, params.residentId)));
  app.route(
    routeOf(erasures.request, ({ actor, params, body }) => askErasure(platform, actor, params.residentId, body)),
  );
  app.route(routeOf(erasures.list, ({ actor, query }) => listOfErasures(platform, actor, query)));
  app.route(routeOf(erasures.counts, ({ actor }) => countErasures(platform, actor)));
  app.route(
    routeOf(erasures.approve, ({ actor, params, body }) =>
      approveErasure(platform, actor, params.erasureId, body.version),
    ),
  );
  app.route(
    routeOf(erasures.refuse, ({ actor, params, body }) =>
      closeErasure(platform, actor, { id: params.erasureId, action: 'refuse', ...body }),
    ),
  );
  app.route(
    routeOf(erasures.withdraw, ({ actor, params, body }) =>
      closeErasure(platform, actor, { id: params.erasureId, action: 'withdraw', ...body }),
    ),
  );
}
