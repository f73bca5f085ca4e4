import { transfersContract as contract } from '@linli/domain/residents/transfers.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../../shared/endpoint.ts';
import type { Platform } from '../../shared/platform.ts';
import { acceptTransfer, refuseTransfer, withdrawTransfer } from './decide-transfer.service.ts';
import { askTransfer, countTransfers, listOfTransfers } from './transfers.service.ts';

export function transfersRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.ask, ({ actor, params, body }) => askTransfer(platform, actor, params.residentId, body)));
  app.route(routeOf(contract.list, ({ actor, query }) => listOfTransfers(platform, actor, query)));
  app.route(routeOf(contract.counts, ({ actor }) => countTransfers(platform, actor)));
  app.route(
    routeOf(contract.accept, ({ actor, params, body }) => acceptTransfer(platform, actor, params.transferId, body)),
  );
  app.route(
    routeOf(contract.refuse, ({ actor, params, body }) => refuseTransfer(platform, actor, params.transferId, body)),
  );
  app.route(
    routeOf(contract.withdraw, ({ actor, params, body }) => withdrawTransfer(platform, actor, params.transferId, body)),
  );
}
