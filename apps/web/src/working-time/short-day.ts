import { LOCALES, useLanguage } from '../shared/texts.ts';

/** `2月15日周日` or `Sun 15 Feb` of a calendar day, `YYYY-MM-DD`. */
export function useShortDay(): (day: string) => string {
  const format = new Intl.DateTimeFormat(LOCALES[useLanguage()], {
    timeZone: 'UTC',
    month: 'short',
    day: 'numeric',
    weekday: 'short',
  });
  return (day) => format.format(new Date(`${day}T00:00:00Z`));
}
