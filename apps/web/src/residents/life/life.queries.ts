import type { LifeEvent } from '@linli/domain/residents/life-event.ts';
import { lifeEventsContract as contract } from '@linli/domain/residents/life-events.contract.ts';
import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { keepResident, residentQuery } from '../residents.queries.ts';
import type { LifeDraft } from './life-draft.ts';

export interface Registered {
  version: number;
  draft: LifeDraft;
}

/** Registers one life event; each sends what its own form asked for. */
export const lifeEventMutation = (client: QueryClient, residentId: string, event: LifeEvent) =>
  mutationOptions({
    mutationFn: ({ version, draft }: Registered) => send(residentId, event, version, draft),
    onSuccess: (resident) => keepResident(client, resident),
    onError: () => client.invalidateQueries({ queryKey: residentQuery(residentId).queryKey }),
    gcTime: 0,
  });

function send(residentId: string, event: LifeEvent, version: number, draft: LifeDraft) {
  const params = { residentId };
  const { day, reason, note, wholeHousehold } = draft;
  const home = { address: draft.address, householdRole: draft.householdRole || null };
  if (event === 'move') return call(contract.move, { params, body: { version, day, ...home, wholeHousehold } });
  if (event === 'move_back') return call(contract.moveBack, { params, body: { version, day, ...home } });
  if (event === 'move_out') return call(contract.moveOut, { params, body: { version, day, reason } });
  return call(contract.reportDeath, { params, body: { version, day, note } });
}

export const undoLifeEventMutation = (client: QueryClient, residentId: string) =>
  mutationOptions({
    mutationFn: (version: number) => call(contract.undo, { params: { residentId }, body: { version } }),
    onSuccess: (resident) => {
      keepResident(client, resident);
      void client.invalidateQueries({ queryKey: ['residents', 'one'] });
    },
  });
