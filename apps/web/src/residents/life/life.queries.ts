import type { Sex } from '@linli/domain/residents/id-number.ts';
import type { LifeEvent } from '@linli/domain/residents/life-event.ts';
import { lifeEventsContract as contract } from '@linli/domain/residents/life-events.contract.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
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
    onSuccess: (resident) => {
      keepResident(client, resident);
      void client.invalidateQueries({ queryKey: ['residents', 'one'] });
    },
    onError: () => client.invalidateQueries({ queryKey: residentQuery(residentId).queryKey }),
    gcTime: 0,
  });

async function send(residentId: string, event: LifeEvent, version: number, draft: LifeDraft): Promise<ResidentView> {
  const params = { residentId };
  const { day, reason, note, wholeHousehold, hospital, other, together } = draft;
  const home = { address: draft.address, householdRole: draft.householdRole || null };
  switch (event) {
    case 'move':
      return call(contract.move, { params, body: { version, day, ...home, wholeHousehold } });
    case 'move_back':
      return call(contract.moveBack, { params, body: { version, day, ...home } });
    case 'move_out':
      return call(contract.moveOut, { params, body: { version, day, reason } });
    case 'register_birth':
      return (await call(contract.registerBirth, { params, body: birthOf(version, draft) })).resident;
    case 'marry': {
      const spouse = { spouseId: other.id, spouseName: other.id === null ? other.name : '' };
      return call(contract.marry, {
        params,
        body: { version, day, ...spouse, together: other.id === null ? 'stay' : together },
      });
    }
    case 'divorce':
      return call(contract.divorce, { params, body: { version, day, address: draft.address } });
    case 'stay_away':
      return call(contract.stayAway, { params, body: { version, day, hospital } });
    case 'come_home':
      return call(contract.comeHome, { params, body: { version, day } });
    case 'report_death':
      return call(contract.reportDeath, { params, body: { version, day, note } });
  }
}

function birthOf(version: number, draft: LifeDraft) {
  const { day, childName, childSex, childIdNumber, other, livesWith, notSame } = draft;
  const number = childIdNumber.trim();
  return {
    version,
    day,
    name: childName,
    sex: childSex as Sex,
    documentKind: number === '' ? ('none' as const) : ('resident' as const),
    idNumber: number,
    otherParentId: other.id,
    otherParentName: other.id === null ? other.name : '',
    livesWith: other.id === null ? ('this_parent' as const) : livesWith,
    notDuplicateOf: [...notSame],
  };
}

export const undoLifeEventMutation = (client: QueryClient, residentId: string) =>
  mutationOptions({
    mutationFn: (version: number) => call(contract.undo, { params: { residentId }, body: { version } }),
    onSuccess: (resident) => {
      keepResident(client, resident);
      void client.invalidateQueries({ queryKey: ['residents', 'one'] });
    },
  });
