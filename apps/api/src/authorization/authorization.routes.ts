import { authorizationContract as contract } from '@linli/domain/authorization/authorization.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../shared/endpoint.ts';
import { readMatrix } from './authorization.service.ts';

export function authorizationRoutes(app: FastifyInstance): void {
  app.route(routeOf(contract.matrix, async () => readMatrix()));
}
