/** The present moment; an argument, so that tests and replays choose it. */
export type Clock = () => Date;

/** The offset of Asia/Shanghai, which has kept UTC+8 without summer time since 1991. */
const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;

/** The calendar day in Shanghai as `YYYYMMDD`. */
export function shanghaiDay(moment: Date): string {
  return shanghaiDate(moment).replaceAll('-', '');
}

/** The calendar day in Shanghai as `YYYY-MM-DD`. */
export function shanghaiDate(moment: Date): string {
  return new Date(moment.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The midnight in Shanghai before a moment. */
export function beginOfShanghaiDay(moment: Date): Date {
  return new Date(Date.parse(`${shanghaiDate(moment)}T00:00:00Z`) - SHANGHAI_OFFSET_MS);
}

/** The moment at which a day in Shanghai, `YYYY-MM-DD`, is over; null when there is no such day. */
export function endOfShanghaiDay(day: string): Date | null {
  const begin = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(begin.getTime()) || !begin.toISOString().startsWith(day)) return null;
  return new Date(begin.getTime() + 86_400_000 - SHANGHAI_OFFSET_MS);
}

/** The moment at which a day in Shanghai, `YYYY-MM-DD`, begins; null when there is no such day. */
export function firstMomentOfShanghaiDay(day: string): Date | null {
  const end = endOfShanghaiDay(day);
  return end && new Date(end.getTime() - 86_400_000);
}

/** The moment in Shanghai as `YYYY-MM-DD hh:mm:ss`, for files. */
export function shanghaiMoment(moment: Date): string {
  return new Date(moment.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}
