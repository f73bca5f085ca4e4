import { tasksContract as contract } from '@linli/domain/volunteers/tasks.contract.ts';
import { useSyncExternalStore } from 'react';
import { problemOf, type ApiProblem } from '../../shared/api-problem.ts';
import { call } from '../../shared/api.ts';
import { newKey } from '../../shared/request-keys.ts';

/** 签到 or 签退 as it was tapped, kept on this phone until the API answered; its key makes sure that it counts once. */
export interface Tap {
  readonly taskId: string;
  readonly personId: string;
  readonly what: 'checkIn' | 'checkOut';
  readonly at: string;
  readonly code: string;
  readonly key: string;
}

const STORED_AS = 'linli.taps';
const AGAIN_MS = 20_000;

let taps = read();
let sending: Promise<void> | null = null;
let again: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const tellers = new Set<Teller>();

interface Teller {
  sent(tap: Tap): void;
  refused(tap: Tap, problem: ApiProblem): void;
}

function read(): readonly Tap[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORED_AS) ?? '[]');
    return Array.isArray(kept) ? (kept as Tap[]) : [];
  } catch {
    return [];
  }
}

function keep(next: readonly Tap[]) {
  taps = next;
  if (next.length > 0) localStorage.setItem(STORED_AS, JSON.stringify(next));
  else localStorage.removeItem(STORED_AS);
  for (const listener of listeners) listener();
}

/** Kept first and sent then, so that a phone that dies in between has lost nothing. */
export function tap(what: Tap['what'], wanted: Pick<Tap, 'taskId' | 'personId' | 'code'>): void {
  keep([...taps, { ...wanted, what, at: new Date().toISOString(), key: newKey() }]);
  void sendTaps(wanted.personId);
}

/** Sends what this person tapped, in order; the rest waits where there is no network. */
function sendTaps(personId: string): Promise<void> {
  sending ??= sendAll(personId).finally(() => {
    sending = null;
  });
  return sending;
}

async function sendAll(personId: string): Promise<void> {
  clearTimeout(again);
  for (let next = firstOf(personId); next; next = firstOf(personId)) {
    const done = next;
    const problem = await send(done);
    // Nobody answered, or not for good: later.
    if (
      problem &&
      (problem.status === 0 || problem.status === 401 || problem.status === 429 || problem.status >= 500)
    ) {
      again = setTimeout(() => void sendTaps(personId), AGAIN_MS);
      return;
    }
    keep(taps.filter(({ key }) => key !== done.key));
    for (const teller of tellers) {
      if (problem) teller.refused(done, problem);
      else teller.sent(done);
    }
  }
}

const firstOf = (personId: string) => taps.find((each) => each.personId === personId);

async function send({ what, taskId, at, code, key }: Tap): Promise<ApiProblem | null> {
  const params = { taskId };
  try {
    if (what === 'checkIn') await call(contract.checkIn, { params, body: { at, code }, key });
    else await call(contract.checkOut, { params, body: { at }, key });
    return null;
  } catch (error) {
    return problemOf(error);
  }
}

/** Sends what is kept whenever there is a network again, and tells what came of it; ends with the function it returns. */
export function watchTaps(personId: string, teller: Teller): () => void {
  const retry = () => void sendTaps(personId);
  tellers.add(teller);
  addEventListener('online', retry);
  retry();
  return () => {
    tellers.delete(teller);
    removeEventListener('online', retry);
  };
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What is still on this phone only, of one task. */
export function useKeptTaps(taskId: string): readonly Tap[] {
  return useSyncExternalStore(subscribe, () => taps).filter((each) => each.taskId === taskId);
}
