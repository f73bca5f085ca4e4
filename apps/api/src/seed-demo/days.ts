import type { Faker } from '@faker-js/faker';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const SHANGHAI_MS = 8 * 60 * MINUTE_MS;

/** When people are up, in minutes of the day in Shanghai. */
export const MORNING = 7 * 60;
export const EVENING = 21 * 60;

export const minutes = (count: number) => count * MINUTE_MS;
export const hours = (count: number) => count * 60 * MINUTE_MS;
export const days = (count: number) => count * DAY_MS;

/** The minute of the day in Shanghai. */
export function minuteOfDay(moment: Date): number {
  return Math.floor(((moment.getTime() + SHANGHAI_MS) % DAY_MS) / MINUTE_MS);
}

/** The moment at `minute` of the same day in Shanghai. */
export function atMinute(moment: Date, minute: number): Date {
  const midnight = moment.getTime() - ((moment.getTime() + SHANGHAI_MS) % DAY_MS);
  return new Date(midnight + minutes(minute));
}

/** The moment itself when people are up, otherwise some time the next morning. */
export function whenAwake(faker: Faker, moment: Date, from = MORNING, until = EVENING): Date {
  const minute = minuteOfDay(moment);
  if (minute >= from && minute <= until) return moment;
  const morning = atMinute(minute < from ? moment : new Date(moment.getTime() + days(1)), from);
  return new Date(morning.getTime() + minutes(faker.number.int({ min: 1, max: 50 })) + faker.number.int(59) * 1000);
}

/** Some moment between two when people are up; where there is none, any moment between them. */
export function someMoment(faker: Faker, from: number, until: number): Date {
  let moment = new Date(until);
  for (let attempt = 0; attempt < 40; attempt += 1) {
    moment = new Date(faker.number.int({ min: Math.min(from, until), max: until }));
    const minute = minuteOfDay(moment);
    if (minute >= MORNING && minute <= EVENING) break;
  }
  return moment;
}
