import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { TaskView } from '@linli/domain/volunteers/tasks.contract.ts';
import type { ScopedClient, Transaction } from '../../shared/database.ts';
import type { NewEvent } from '../../shared/events.ts';
import { listClaims } from './task-claims.store.ts';
import { viewOfTask } from './task-views.ts';
import { findTask, findTasks, type StoredTask } from './tasks.store.ts';

export async function getTask(client: ScopedClient | Transaction, actor: PersonActor, id: string): Promise<StoredTask> {
  return (await findTask(client, actor.scope, id)) ?? refuse('task.not_found');
}

/** Tasks in the order of their ids. */
export async function inOrder(client: ScopedClient | Transaction, ids: readonly string[]): Promise<StoredTask[]> {
  const tasks = new Map((await findTasks(client, ids)).map((task) => [task.id, task]));
  return ids.flatMap((id) => tasks.get(id) ?? []);
}

export async function tellWorker(client: ScopedClient | Transaction, task: StoredTask, now: Date): Promise<TaskView> {
  return viewOfTask(task, await listClaims(client, task.id), now);
}

export const subjectOf = ({ id, districtId, streetId, communityId }: StoredTask): NewEvent['subject'] => ({
  type: 'volunteer_task',
  id,
  path: { districtId, streetId, communityId },
});
