import type { LiveChange } from '@linli/domain/live/live.contract.ts';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { ME_KEY, useMe } from './session.queries.ts';

export type LiveState = 'live' | 'connecting' | 'offline';

/** Changes come in bursts; one reload for all of a burst. */
const GATHER_MS = 120;
const RETRY_MS = 5_000;

let state: LiveState = 'connecting';
const listeners = new Set<() => void>();

function show(next: LiveState) {
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether changes of others arrive at once; for a small mark on the shell. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(subscribe, () => state);
}

/**
 * Keeps one connection open while the shell that calls it stands, and makes whatever changed load again:
 * `tickets.accept` refreshes every query whose key starts with `tickets`.
 */
export function useLive(): void {
  const client = useQueryClient();
  const { hasEnded } = useMe();
  // Whoever has to sign in again is told nothing until they have.
  useEffect(() => (hasEnded ? undefined : listen(client)), [client, hasEnded]);
}

function listen(client: QueryClient): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let gather: ReturnType<typeof setTimeout> | undefined;
  let wasInterrupted = false;
  const changed = new Set<string>();

  function refresh() {
    for (const capability of changed) void client.invalidateQueries({ queryKey: [capability] });
    changed.clear();
  }

  function connect() {
    clearTimeout(retry);
    source?.close();
    show('connecting');
    source = new EventSource('/api/v1/live');
    source.addEventListener('open', () => {
      // A new connection cannot know what it missed; the browser's own reconnection resumes by event id.
      if (wasInterrupted) void client.invalidateQueries();
      wasInterrupted = false;
      show('live');
    });
    source.addEventListener('reset', () => void client.invalidateQueries());
    source.addEventListener('change', (event: MessageEvent<string>) => {
      const { action } = JSON.parse(event.data) as LiveChange;
      // Actions say `org_units.rename`, query keys and folders `org-units`.
      changed.add(action.slice(0, action.indexOf('.')).replaceAll('_', '-'));
      clearTimeout(gather);
      gather = setTimeout(refresh, GATHER_MS);
    });
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return show(navigator.onLine ? 'connecting' : 'offline');
      // Refused for good: perhaps the session ended, which `me` will tell; else try again a little later.
      wasInterrupted = true;
      show('offline');
      void client.invalidateQueries({ queryKey: ME_KEY });
      retry = setTimeout(connect, RETRY_MS);
    });
  }

  const goOffline = () => show('offline');
  const comeBack = () => {
    wasInterrupted = true;
    connect();
  };
  addEventListener('online', comeBack);
  addEventListener('offline', goOffline);
  connect();
  return () => {
    removeEventListener('online', comeBack);
    removeEventListener('offline', goOffline);
    clearTimeout(retry);
    clearTimeout(gather);
    source?.close();
  };
}
