import { duplicatesContract as contract } from '@linli/domain/residents/duplicates.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../../shared/endpoint.ts';
import type { Platform } from '../../shared/platform.ts';
import { mergeDuplicate } from './merge-residents.ts';
import { listMergesInto, undoMerge } from './unmerge-residents.ts';
import { compareDuplicate, countDuplicatePairs, listDuplicatePairs, settleDuplicate } from './duplicates.service.ts';

export function duplicatesRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.list, ({ actor, query }) => listDuplicatePairs(platform, actor, query)));
  app.route(routeOf(contract.count, ({ actor }) => countDuplicatePairs(platform, actor)));
  app.route(routeOf(contract.get, ({ actor, params }) => compareDuplicate(platform, actor, params.duplicateId)));
  app.route(
    routeOf(contract.notSame, ({ actor, params }) => settleDuplicate(platform, actor, params.duplicateId, 'not_same')),
  );
  app.route(
    routeOf(contract.reopen, ({ actor, params }) => settleDuplicate(platform, actor, params.duplicateId, 'reopen')),
  );
  app.route(
    routeOf(contract.merge, ({ actor, params, body }) => mergeDuplicate(platform, actor, params.duplicateId, body)),
  );
  app.route(routeOf(contract.merges, ({ actor, params }) => listMergesInto(platform, actor, params.residentId)));
  app.route(routeOf(contract.undoMerge, ({ actor, params }) => undoMerge(platform, actor, params.mergeId)));
}
