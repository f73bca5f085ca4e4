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

/** The moment in Shanghai as `YYYY-MM-DD hh:mm:ss`, for files. */
export function shanghaiMoment(moment: Date): string {
  return new Date(moment.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}
