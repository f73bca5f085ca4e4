import type { RequestOf } from '@linli/domain/shared/contract.ts';
import { tasksContract as contract, type OfferedTask, type TaskView } from '@linli/domain/volunteers/tasks.contract.ts';
import { infiniteQueryOptions, mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';

const KEY = ['volunteers', 'tasks'];

type When = 'coming' | 'past';
type Page = { nextCursor: string | null };
const PAGES = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: Page) => page.nextCursor ?? undefined,
};

export const taskListQuery = (when: When) =>
  infiniteQueryOptions({
    queryKey: [...KEY, 'list', when],
    queryFn: ({ pageParam, signal }) => call(contract.list, { query: { when, cursor: pageParam }, signal }),
    ...PAGES,
  });

export const taskQuery = (taskId: string) =>
  queryOptions({
    queryKey: [...KEY, 'task', taskId],
    queryFn: ({ signal }) => call(contract.get, { params: { taskId }, signal }),
  });

export const offeredQuery = infiniteQueryOptions({
  queryKey: [...KEY, 'offered'],
  queryFn: ({ pageParam, signal }) => call(contract.offered, { query: { cursor: pageParam, limit: 20 }, signal }),
  ...PAGES,
});

export const mineQuery = (when: When) =>
  infiniteQueryOptions({
    queryKey: [...KEY, 'mine', when],
    queryFn: ({ pageParam, signal }) => call(contract.mine, { query: { when, cursor: pageParam, limit: 20 }, signal }),
    ...PAGES,
  });

export const offeredTaskQuery = (taskId: string) =>
  queryOptions({
    queryKey: [...KEY, 'offered', taskId],
    queryFn: ({ signal }) => call(contract.getOffered, { params: { taskId }, signal }),
  });

type Sent<K extends keyof typeof contract> = RequestOf<(typeof contract)[K], Blob>;

/** What was answered is shown at once; lists are asked again, also after a refusal: somebody was faster. */
function step<Request, Answer>(
  client: QueryClient,
  send: (request: Request) => Promise<Answer>,
  keyOf: (answer: Answer) => readonly unknown[],
) {
  return mutationOptions({
    mutationFn: send,
    onSuccess: (answer) => void client.setQueryData(keyOf(answer), answer),
    // Not awaited: without a network the answers never come.
    onSettled: () => void client.invalidateQueries({ queryKey: KEY }),
  });
}

const keyOfTask = ({ id }: TaskView) => taskQuery(id).queryKey;
const keyOfOffered = ({ id }: OfferedTask) => offeredTaskQuery(id).queryKey;

export const createMutation = (client: QueryClient) =>
  step(client, (request: Sent<'create'>) => call(contract.create, request), keyOfTask);
export const editMutation = (client: QueryClient) =>
  step(client, (request: Sent<'edit'>) => call(contract.edit, request), keyOfTask);
export const cancelMutation = (client: QueryClient) =>
  step(client, (request: Sent<'cancel'>) => call(contract.cancel, request), keyOfTask);
export const addMutation = (client: QueryClient) =>
  step(client, (request: Sent<'addVolunteer'>) => call(contract.addVolunteer, request), keyOfTask);
export const removeMutation = (client: QueryClient) =>
  step(client, (request: Sent<'removeClaim'>) => call(contract.removeClaim, request), keyOfTask);
export const confirmHoursMutation = (client: QueryClient) =>
  step(client, (request: Sent<'confirmHours'>) => call(contract.confirmHours, request), keyOfTask);
export const correctHoursMutation = (client: QueryClient) =>
  step(client, (request: Sent<'correctHours'>) => call(contract.correctHours, request), keyOfTask);
export const claimMutation = (client: QueryClient) =>
  step(client, (request: Sent<'claim'>) => call(contract.claim, request), keyOfOffered);
export const confirmPlaceMutation = (client: QueryClient) =>
  step(client, (request: Sent<'confirmPlace'>) => call(contract.confirmPlace, request), keyOfOffered);
export const dropOutMutation = (client: QueryClient) =>
  step(client, (request: Sent<'dropOut'>) => call(contract.dropOut, request), keyOfOffered);
