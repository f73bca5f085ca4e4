import { auditContract as contract } from '@linli/domain/audit/audit.contract.ts';
import { looksContract } from '@linli/domain/audit/looks.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { listAuditEvents } from './audit-events.service.ts';
import { exportAuditEvents } from './audit-export.service.ts';
import { countLooksToday, listLooks } from './looks.service.ts';
import { verifyForAuditor } from './verification.service.ts';

export function auditRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.events, ({ actor, query }) => listAuditEvents(platform, actor, query)));
  app.route(routeOf(contract.export, ({ actor, body, reply }) => exportAuditEvents(platform, actor, body, reply)));
  app.route(routeOf(looksContract.list, ({ actor, query }) => listLooks(platform, actor, query)));
  app.route(routeOf(looksContract.today, ({ actor }) => countLooksToday(platform, actor)));
  app.route(routeOf(contract.verify, ({ actor }) => verifyForAuditor(platform, actor)));
}
