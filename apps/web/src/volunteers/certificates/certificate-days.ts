import { LOCALES, type Language } from '../../shared/texts.ts';

/** `2026年11月24日` or `24 November 2026`, of a day as it is kept or of a moment, in Shanghai. */
const dayOf = (day: string, language: Language) =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(
    new Date(day.length === 10 ? `${day}T00:00:00+08:00` : day),
  );

interface Days {
  readonly from: string;
  readonly to: string;
  readonly issuedAt: string;
  readonly birthDate?: string;
}

export function certificateDays({ from, to, issuedAt, birthDate }: Days, language: Language): Required<Days> {
  return {
    from: dayOf(from, language),
    to: dayOf(to, language),
    issuedAt: dayOf(issuedAt, language),
    birthDate: birthDate ? dayOf(birthDate, language) : '',
  };
}
