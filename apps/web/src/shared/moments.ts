import { LOCALES, type Language } from './texts.ts';

/** Every moment is shown as it is in the district, wherever the reader is. */
const timeZone = 'Asia/Shanghai';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `2026年11月23日 周一` or `Mon 23 November 2026`. */
export function dayText(at: Date, language: Language): string {
  const locale = LOCALES[language];
  const weekday = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short' }).format(at);
  const date = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' }).format(at);
  return language === 'zh' ? `${date} ${weekday}` : `${weekday} ${date}`;
}

/** `13:44` */
export function timeText(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
}

/** Day and time in full, for titles and receipts. */
export function exactText(at: Date, language: Language): string {
  return `${dayText(at, language)} ${timeText(at)}`;
}

/** The number of calendar days in Shanghai from `at` to `now`; 0 is the same day. */
export function daysBetween(at: Date, now: Date): number {
  const dayOf = (moment: Date) => Math.floor((moment.getTime() + 8 * HOUR_MS) / DAY_MS);
  return dayOf(now) - dayOf(at);
}

/** A span as people say it: days from two days on, else hours, else minutes; never less than a minute. */
export function durationText(ms: number, language: Language): string {
  const [unit, size] =
    ms >= 2 * DAY_MS
      ? (['day', DAY_MS] as const)
      : ms >= HOUR_MS
        ? (['hour', HOUR_MS] as const)
        : (['minute', MINUTE_MS] as const);
  const format = new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.max(1, Math.floor(ms / size)));
}

export type DeadlineTone = 'ok' | 'soon' | 'late';

/** How a deadline stands: `soon` within the last six hours. */
export function deadlineTone(dueAt: Date, now: Date): DeadlineTone {
  const left = dueAt.getTime() - now.getTime();
  return left < 0 ? 'late' : left < 6 * HOUR_MS ? 'soon' : 'ok';
}
