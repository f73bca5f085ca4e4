import { peopleImportContract as contract } from '@linli/domain/appointments/people-import.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { importPeople, previewPeople } from './people-import.service.ts';
import { sendPeopleTemplate } from './people-template.ts';

export function peopleImportRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.template, ({ reply }) => sendPeopleTemplate(reply)));
  app.route(routeOf(contract.preview, ({ actor, query, body }) => previewPeople(platform, actor, query, body)));
  app.route(routeOf(contract.confirm, ({ actor, body }) => importPeople(platform, actor, body)));
}
