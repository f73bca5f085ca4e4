import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import type { FastifyInstance } from 'fastify';
import { similarTicketsContract } from '@linli/domain/tickets/similar-tickets.contract.ts';
import { routeOf } from '../shared/endpoint.ts';
import type { Platform } from '../shared/platform.ts';
import { findSimilarTickets } from './similar-tickets.service.ts';
import type { ReportFlood } from './report-flood.ts';
import { addReportPhoto, addSolutionPhoto, sendPhoto, sendReportPhoto } from './ticket-photos.service.ts';
import { reportOnBehalf, reportPublicly } from './ticket-report.service.ts';
import {
  countOfficeTickets,
  countTicketsByUnit,
  listClaimable,
  listClaimed,
  listOfficeTickets,
} from './ticket-lists.service.ts';
import {
  acceptTicket,
  assignTicket,
  claimTicket,
  followTicket,
  getTicket,
  openTicket,
  rateTicket,
  rejectTicket,
  releaseTicket,
  resolveTicket,
  revealContact,
} from './tickets.service.ts';

export function ticketsRoutes(app: FastifyInstance, platform: Platform, flood: ReportFlood): void {
  app.route(
    routeOf(contract.reportPublicly, async ({ body: { proof, ...report } }) => {
      await flood.admit(report.communityId, proof);
      return reportPublicly(platform, report);
    }),
  );
  app.route(routeOf(contract.follow, ({ actor, params }) => followTicket(platform, actor, params.number)));
  app.route(routeOf(contract.rate, ({ actor, params, body }) => rateTicket(platform, actor, params.number, body)));
  app.route(
    routeOf(contract.addReportPhoto, ({ actor, params, body }) => addReportPhoto(platform, actor, params.number, body)),
  );
  app.route(
    routeOf(contract.viewReportPhoto, ({ actor, params, reply }) =>
      sendReportPhoto(platform, actor, params.number, params.photoId, reply),
    ),
  );
  app.route(routeOf(contract.report, ({ actor, body }) => reportOnBehalf(platform, actor, body)));
  app.route(routeOf(contract.list, ({ actor, query }) => listOfficeTickets(platform, actor, query)));
  app.route(routeOf(similarTicketsContract.find, ({ actor, body }) => findSimilarTickets(platform, actor, body)));
  app.route(routeOf(contract.counts, ({ actor, query }) => countOfficeTickets(platform, actor, query)));
  app.route(routeOf(contract.countsByUnit, ({ actor, query }) => countTicketsByUnit(platform, actor, query)));
  app.route(routeOf(contract.claimable, ({ actor, query }) => listClaimable(platform, actor, query)));
  app.route(routeOf(contract.claimed, ({ actor, query }) => listClaimed(platform, actor, query)));
  app.route(routeOf(contract.get, ({ actor, params }) => getTicket(platform, actor, params.ticketId)));
  app.route(
    routeOf(contract.accept, ({ actor, params, body }) => acceptTicket(platform, actor, params.ticketId, body)),
  );
  app.route(
    routeOf(contract.reject, ({ actor, params, body }) => rejectTicket(platform, actor, params.ticketId, body)),
  );
  app.route(routeOf(contract.open, ({ actor, params, body }) => openTicket(platform, actor, params.ticketId, body)));
  app.route(
    routeOf(contract.assign, ({ actor, params, body }) => assignTicket(platform, actor, params.ticketId, body)),
  );
  app.route(routeOf(contract.claim, ({ actor, params }) => claimTicket(platform, actor, params.ticketId)));
  app.route(
    routeOf(contract.release, ({ actor, params, body }) => releaseTicket(platform, actor, params.ticketId, body)),
  );
  app.route(
    routeOf(contract.resolve, ({ actor, params, body }) => resolveTicket(platform, actor, params.ticketId, body)),
  );
  app.route(
    routeOf(contract.addSolutionPhoto, ({ actor, params, body }) =>
      addSolutionPhoto(platform, actor, params.ticketId, body),
    ),
  );
  app.route(
    routeOf(contract.viewPhoto, ({ actor, params, reply }) =>
      sendPhoto(platform, actor, params.ticketId, params.photoId, reply),
    ),
  );
  app.route(
    routeOf(contract.revealContact, ({ actor, params, body }) => revealContact(platform, actor, params.ticketId, body)),
  );
}
