import { ageOn, isBirthDate } from '@linli/domain/residents/id-number.ts';
import { readPhoneNumber } from '@linli/domain/residents/phone-number.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { SystemActor } from '@linli/domain/shared/actor.ts';
import { guardianFieldsAt } from '@linli/domain/volunteers/volunteer.ts';
import type { volunteersContract } from '@linli/domain/volunteers/volunteers.contract.ts';
import { v7 as uuid } from 'uuid';
import { findCommunity } from '../org-units/public.ts';
import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { withScope } from '../shared/request-context.ts';
import { createVolunteer } from './volunteers.store.ts';

type SignUp = BodyOf<typeof volunteersContract.signUp>;

/** Anybody's request to be a volunteer: written within the community that is asked, and nothing else is seen by it. */
export async function signUp(platform: Platform, asked: SignUp) {
  const { communityId, skills, languages, freeTimes } = asked;
  const askedAt = platform.clock();
  const phone = numberOf(asked, 'phone');
  const guardian = guardianOf(asked, shanghaiDate(askedAt));
  const scope = { kind: 'units', level: 'community', unitIds: [communityId] } as const;
  const actor: SystemActor = { kind: 'system', scope };
  const id = uuid();
  const { cipher } = platform;
  return withScope(scope, () =>
    change(
      platform,
      async (transaction) => {
        const community =
          (await findCommunity(transaction, communityId)) ??
          refuse('volunteer.community_not_found', { errors: [{ path: ['communityId'], code: 'not_found' }] });
        await createVolunteer(transaction, {
          id,
          ...community.path,
          communityId,
          name: cipher.encrypt(asked.name, `volunteers.name.${id}`),
          phone: cipher.encrypt(phone, `volunteers.phone.${id}`),
          phoneIndex: cipher.blindIndex(phone, 'volunteers.phoneIndex'),
          birthDate: cipher.encrypt(asked.birthDate, `volunteers.birthDate.${id}`),
          guardianName: cipher.encrypt(guardian.name, `volunteers.guardianName.${id}`),
          guardianPhone: cipher.encrypt(guardian.phone, `volunteers.guardianPhone.${id}`),
          skills: [...new Set(skills)],
          languages: [...new Set(languages)],
          freeTimes: [...new Set(freeTimes)],
          askedAt,
        });
        const subject = { type: 'volunteer', id, path: community.path };
        const changes = { status: [null, 'asked'] } as const;
        await recordEvent(transaction, { actor, action: 'volunteers.sign_up', subject, changes }, askedAt);
        return { communityName: community.name, askedAt: askedAt.toISOString() };
      },
      { isAnswer: true },
    ),
  );
}

/** Of somebody who is of age, what was said of a guardian is not kept. */
function guardianOf(asked: SignUp, today: string): { name: string; phone: string } {
  if (!isBirthDate(asked.birthDate, today))
    refuse('request.invalid', { errors: [{ path: ['birthDate'], code: 'invalid' }] });
  const needed = guardianFieldsAt(ageOn(asked.birthDate, today));
  const missing = needed.filter((field) => asked[field] === '');
  if (missing.length > 0)
    refuse('request.invalid', { errors: missing.map((field) => ({ path: [field], code: 'required' })) });
  return needed.length === 0
    ? { name: '', phone: '' }
    : { name: asked.guardianName, phone: numberOf(asked, 'guardianPhone') };
}

function numberOf(asked: SignUp, field: 'phone' | 'guardianPhone'): string {
  const read = readPhoneNumber(asked[field]);
  if (!read.isSound) refuse('request.invalid', { errors: [{ path: [field], code: 'invalid_format' }] });
  return read.number;
}
