import type { Faker } from '@faker-js/faker';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { VOLUNTEER_FREE_TIMES, VOLUNTEER_LANGUAGES, VOLUNTEER_SKILLS } from '@linli/domain/volunteers/volunteer.ts';
import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { signUp } from '../volunteers/sign-up.service.ts';
import { decideVolunteerRow, listVolunteerRows } from '../volunteers/volunteers.store.ts';
import type { Cast } from './cast.ts';
import { days, hours, minutes } from './days.ts';

/** Whoever volunteers in a community once asked it, and was taken; somebody else still waits for its word. */
export async function playSignUps(platform: Platform, faker: Faker, cast: Cast): Promise<void> {
  const now = platform.clock().getTime();
  for (const [index, volunteer] of cast.volunteers.entries()) {
    const asked = now - days(55) + index * hours(20);
    await ask(at(platform, asked), faker, cast, volunteer.name);
    await take(at(platform, asked + hours(26) + minutes(index * 11)), cast, volunteer);
  }
  await ask(at(platform, now - hours(7)), faker, cast, faker.person.fullName());
}

const at = (platform: Platform, moment: number): Platform => ({ ...platform, clock: () => new Date(moment) });

async function ask(platform: Platform, faker: Faker, { community }: Cast, name: string): Promise<void> {
  const some = <T>(from: readonly T[], max: number) => faker.helpers.arrayElements([...from], { min: 0, max });
  await signUp(platform, {
    communityId: community.id,
    name,
    phone: `139${faker.string.numeric(8)}`,
    birthDate: faker.date.birthdate({ mode: 'age', min: 19, max: 68 }).toISOString().slice(0, 10),
    guardianName: '',
    guardianPhone: '',
    skills: some(VOLUNTEER_SKILLS, 3),
    languages: some(VOLUNTEER_LANGUAGES, 1),
    freeTimes: some(VOLUNTEER_FREE_TIMES, 3),
    agrees: true,
  });
}

/** They have their account already, so only what taking them says besides is written. */
async function take(platform: Platform, { community, workers }: Cast, { personId, name }: PersonActor): Promise<void> {
  const [worker] = workers;
  if (!worker) throw new Error(`Nobody acts in ${community.name}.`);
  await change(platform, async (transaction) => {
    const list = { status: 'asked', after: undefined, limit: 1 } as const;
    const [row] = await listVolunteerRows(transaction, worker.scope, list);
    if (!row) throw new Error('Nobody asked.');
    const set = { status: 'joined', decidedAt: platform.clock(), personId } as const;
    await decideVolunteerRow(transaction, row, set);
    const { id, districtId, streetId, communityId } = row;
    const subject = { type: 'volunteer', id, path: { districtId, streetId, communityId }, names: [name] };
    const changes = { status: ['asked', 'joined'] } as const;
    await recordEvent(transaction, { actor: worker, action: 'volunteers.accept', subject, changes }, set.decidedAt);
  });
}
