import { LOCALES, type Language } from '../shared/texts.ts';

/** `2026年11月23日`, as it is in the district. */
export function dayOnly(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
  }).format(at);
}

/** The moment at which `day` (`2026-12-31`) is over in Shanghai, which is where an appointment through that day ends. */
export function endOfDay(day: string): string {
  return new Date(new Date(`${day}T00:00:00+08:00`).getTime() + 24 * 3_600_000).toISOString();
}
