import { rollsContract as contract } from '@linli/domain/residents/rolls.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../../shared/endpoint.ts';
import type { Platform } from '../../shared/platform.ts';
import { confirmRoll } from './confirm-roll.ts';
import { correctColumns } from './correct-roll.ts';
import { correctRow } from './mend-row.ts';
import { sendTemplate } from './roll-template.ts';
import { discardRoll, getRoll, listOwnRolls, listRollRows, uploadRoll } from './rolls.service.ts';
import { undoRoll } from './undo-roll.ts';

export function rollsRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.upload, ({ actor, query, body }) => uploadRoll(platform, actor, query, body)));
  app.route(routeOf(contract.list, ({ actor, query }) => listOwnRolls(platform, actor, query)));
  app.route(routeOf(contract.template, ({ reply }) => sendTemplate(reply)));
  app.route(routeOf(contract.get, ({ actor, params }) => getRoll(platform, actor, params.rollId)));
  app.route(routeOf(contract.rows, ({ actor, params, query }) => listRollRows(platform, actor, params.rollId, query)));
  app.route(
    routeOf(contract.correctColumns, ({ actor, params, body }) => correctColumns(platform, actor, params.rollId, body)),
  );
  app.route(
    routeOf(contract.correctRow, ({ actor, params, body }) => correctRow(platform, actor, params.rollId, body)),
  );
  app.route(routeOf(contract.confirm, ({ actor, params, body }) => confirmRoll(platform, actor, params.rollId, body)));
  app.route(routeOf(contract.discard, ({ actor, params, body }) => discardRoll(platform, actor, params.rollId, body)));
  app.route(routeOf(contract.undo, ({ actor, params, body }) => undoRoll(platform, actor, params.rollId, body)));
}
