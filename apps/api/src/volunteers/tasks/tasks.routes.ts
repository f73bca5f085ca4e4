import { tasksContract as contract } from '@linli/domain/volunteers/tasks.contract.ts';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../../shared/endpoint.ts';
import type { Platform } from '../../shared/platform.ts';
import { addVolunteer, confirmHours, correctHours, removeClaim } from './hours.service.ts';
import {
  checkIn,
  checkOut,
  claimTask,
  confirmPlace,
  dropOut,
  getOffered,
  listMine,
  listOffered,
} from './offered-tasks.service.ts';
import { cancelTask, createTask, editTask, getTaskForWorker, listTasks } from './tasks.service.ts';

export function tasksRoutes(app: FastifyInstance, platform: Platform): void {
  app.route(routeOf(contract.create, ({ actor, body }) => createTask(platform, actor, body)));
  app.route(routeOf(contract.list, ({ actor, query }) => listTasks(platform, actor, query)));
  app.route(routeOf(contract.get, ({ actor, params }) => getTaskForWorker(platform, actor, params.taskId)));
  app.route(routeOf(contract.edit, ({ actor, params, body }) => editTask(platform, actor, params.taskId, body)));
  app.route(routeOf(contract.cancel, ({ actor, params, body }) => cancelTask(platform, actor, params.taskId, body)));
  app.route(routeOf(contract.addVolunteer, ({ actor, params, body }) => addVolunteer(platform, actor, params, body)));
  app.route(routeOf(contract.removeClaim, ({ actor, params, body }) => removeClaim(platform, actor, params, body)));
  app.route(
    routeOf(contract.confirmHours, ({ actor, params, body }) => confirmHours(platform, actor, params.taskId, body)),
  );
  app.route(routeOf(contract.correctHours, ({ actor, params, body }) => correctHours(platform, actor, params, body)));
  app.route(routeOf(contract.offered, ({ actor, query }) => listOffered(platform, actor, query)));
  app.route(routeOf(contract.mine, ({ actor, query }) => listMine(platform, actor, query)));
  app.route(routeOf(contract.getOffered, ({ actor, params }) => getOffered(platform, actor, params.taskId)));
  app.route(routeOf(contract.claim, ({ actor, params, body }) => claimTask(platform, actor, params, body)));
  app.route(routeOf(contract.confirmPlace, ({ actor, params }) => confirmPlace(platform, actor, params.taskId)));
  app.route(routeOf(contract.dropOut, ({ actor, params, body }) => dropOut(platform, actor, params.taskId, body)));
  app.route(routeOf(contract.checkIn, ({ actor, params, body }) => checkIn(platform, actor, params.taskId, body)));
  app.route(routeOf(contract.checkOut, ({ actor, params, body }) => checkOut(platform, actor, params.taskId, body)));
}
