import { certificatesContract as contract } from '@linli/domain/volunteers/certificates.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../../shared/endpoint.ts';
import type { Platform } from '../../shared/platform.ts';
import { getCertificate, issueCertificate, listOwnCertificates, verifyCertificate } from './certificates.service.ts';

export function certificatesRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(
    routeOf(contract.issue, ({ actor, params, body }) => issueCertificate(platform, actor, params.volunteerId, body)),
  );
  app.route(routeOf(contract.get, ({ actor, params }) => getCertificate(platform, actor, params.certificateId)));
  app.route(routeOf(contract.mine, ({ actor, query }) => listOwnCertificates(platform, actor, query)));
  app.route(routeOf(contract.verify, ({ body }) => verifyCertificate(platform, body)));
}
