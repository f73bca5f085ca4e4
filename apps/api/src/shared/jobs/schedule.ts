import cronParser from 'cron-parser';

const TIME_ZONE = 'Asia/Shanghai';

/** The last moment up to `now` at which a schedule had a turn. */
export function lastTurn(schedule: string, now: Date): Date {
  // The library looks strictly before the moment it is given.
  return cronParser
    .parseExpression(schedule, { tz: TIME_ZONE, currentDate: new Date(now.getTime() + 1) })
    .prev()
    .toDate();
}

/** The first moment after `now` at which it has one. */
export function nextTurn(schedule: string, now: Date): Date {
  return cronParser.parseExpression(schedule, { tz: TIME_ZONE, currentDate: now }).next().toDate();
}
