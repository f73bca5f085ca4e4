import { daysBetween, timeText } from '../../shared/moments.ts';
import { LOCALES, type Language } from '../../shared/texts.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Building a format costs more than using it, and a list uses it hundreds of times. */
function dayFormat(language: Language, withYear: boolean): Intl.DateTimeFormat {
  const key = `${language}${withYear}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: 'Asia/Shanghai',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    ...(withYear && { year: 'numeric' }),
  });
  formats.set(key, format);
  return format;
}

/** A moment as short as a column needs: `13:44` today, `11月20日` this year, with the year before that. */
export function shortMoment(at: Date, now: Date, language: Language): string {
  if (daysBetween(at, now) === 0) return timeText(at);
  const days = daysBetween(at, now);
  return dayFormat(language, days > 300 || days < 0).format(at);
}
