import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { lifeEventsContract } from '@linli/domain/residents/life-events.contract.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { v7 as uuid } from 'uuid';
import type { Platform } from '../shared/platform.ts';
import { live, refuseDay } from './life-event-doing.ts';
import { labelToken, sealOfLabel } from './resident-fields.ts';
import { getResident, refuseChanged } from './residents.service.ts';
import { createLabels, endLabel, listLabels } from './residents.store.ts';

type Contract = typeof lifeEventsContract;

/** 住院: a label with the hospital, from the day on; nothing else of the file says it. */
export async function stayAway(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { hospital, ...sent }: BodyOf<Contract['stayAway']>,
): Promise<ResidentView> {
  const { cipher } = platform;
  await live(platform, actor, { event: 'stay_away', residentId, ...sent }, async (doing, file) => {
    const id = uuid();
    const { districtId, streetId, communityId } = file;
    const token = labelToken(cipher, 'in_hospital');
    await createLabels(doing.transaction, [
      {
        id,
        districtId,
        streetId,
        communityId,
        residentId,
        labelToken: token,
        from: sent.day,
        source: 'counter',
        evidence: sealOfLabel(cipher, id, 'evidence', ''),
        detail: sealOfLabel(cipher, id, 'detail', hospital),
      },
    ]);
    doing.undoable.begunLabels.push(id);
    return { labelTokens: [...file.labelTokens, token] };
  });
  return getResident(platform, actor, residentId);
}

/** 出院: the label has held until that day, not before it began. */
export async function comeHome(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  sent: BodyOf<Contract['comeHome']>,
): Promise<ResidentView> {
  await live(platform, actor, { event: 'come_home', residentId, ...sent }, async (doing, file) => {
    const token = labelToken(platform.cipher, 'in_hospital');
    const stays = (await listLabels(doing.transaction, residentId)).filter(
      ({ labelToken: each, to }) => each === token && to === null,
    );
    if (stays.length === 0) refuse('resident.not_now', { params: { status: file.status } });
    for (const stay of stays) {
      if (stay.from !== null && sent.day < stay.from) refuseDay();
      if (!(await endLabel(doing.transaction, stay, sent.day)))
        await refuseChanged(doing.transaction, residentId, sent.version);
      doing.undoable.endedLabels.push(stay.id);
    }
    return { labelTokens: file.labelTokens.filter((each) => each !== token) };
  });
  return getResident(platform, actor, residentId);
}
