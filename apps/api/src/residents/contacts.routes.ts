import { contactsContract as contract } from '@linli/domain/residents/contacts.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { addContact, editContact, removeContact, revealContact } from './contacts.service.ts';

export function contactsRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(
    routeOf(contract.addContact, ({ actor, params, body }) => addContact(platform, actor, params.residentId, body)),
  );
  app.route(routeOf(contract.editContact, ({ actor, params, body }) => editContact(platform, actor, params, body)));
  app.route(routeOf(contract.removeContact, ({ actor, params, body }) => removeContact(platform, actor, params, body)));
  app.route(routeOf(contract.revealContact, ({ actor, params, body }) => revealContact(platform, actor, params, body)));
}
