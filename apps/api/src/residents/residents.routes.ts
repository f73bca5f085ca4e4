import { residentsContract as contract } from '@linli/domain/residents/residents.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { countResidents } from './resident-counts.service.ts';
import { listDuplicates } from './resident-duplicates.service.ts';
import { addCareLabel, endCareLabel } from './resident-labels.service.ts';
import { searchResidents } from './resident-lists.service.ts';
import { revealField, revealLabel } from './resident-reveal.service.ts';
import { getHousehold, listTimeline } from './resident-timeline.service.ts';
import { createFile } from './resident-creation.service.ts';
import { editFile, getResident } from './residents.service.ts';

export function residentsRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.search, ({ actor, body }) => searchResidents(platform, actor, body)));
  app.route(routeOf(contract.counts, ({ actor, body }) => countResidents(platform, actor, body)));
  app.route(routeOf(contract.create, ({ actor, body }) => createFile(platform, actor, body)));
  app.route(routeOf(contract.duplicates, ({ actor, body }) => listDuplicates(platform, actor, body)));
  app.route(routeOf(contract.get, ({ actor, params }) => getResident(platform, actor, params.residentId)));
  app.route(routeOf(contract.edit, ({ actor, params, body }) => editFile(platform, actor, params.residentId, body)));
  app.route(
    routeOf(contract.reveal, ({ actor, params, body }) => revealField(platform, actor, params.residentId, body)),
  );
  app.route(
    routeOf(contract.addLabel, ({ actor, params, body }) => addCareLabel(platform, actor, params.residentId, body)),
  );
  app.route(routeOf(contract.endLabel, ({ actor, params, body }) => endCareLabel(platform, actor, params, body)));
  app.route(routeOf(contract.revealLabel, ({ actor, params, body }) => revealLabel(platform, actor, params, body)));
  app.route(
    routeOf(contract.timeline, ({ actor, params, query }) => listTimeline(platform, actor, params.residentId, query)),
  );
  app.route(routeOf(contract.household, ({ actor, params }) => getHousehold(platform, actor, params.householdId)));
}
