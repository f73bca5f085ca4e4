import { useSyncExternalStore } from 'react';

/** Requests that wait while somebody shows again who they are; all of them get one answer. */
let waiting: ((isConfirmed: boolean) => void)[] = [];
const listeners = new Set<() => void>();

function tell() {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Asks whoever sits here for their password again; false where they would not, or where nobody can be asked. */
export function askToConfirm(): Promise<boolean> {
  if (listeners.size === 0) return Promise.resolve(false);
  return new Promise((resolve) => {
    waiting = [...waiting, resolve];
    tell();
  });
}

/** Whether a request waits; for the one place that shows the question. */
export function useIsAskedToConfirm(): boolean {
  return useSyncExternalStore(subscribe, () => waiting.length > 0);
}

export function answerWaiting(isConfirmed: boolean): void {
  const answered = waiting;
  waiting = [];
  tell();
  for (const resolve of answered) resolve(isConfirmed);
}
