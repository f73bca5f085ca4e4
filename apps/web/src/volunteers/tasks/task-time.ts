import { dayText, timeText } from '../../shared/moments.ts';
import type { Language } from '../../shared/texts.ts';

/** `2026年11月28日 周六 09:00–11:00`; of what ends on another day, that day too. */
export function taskTimeText({ startsAt, endsAt }: { startsAt: string; endsAt: string }, language: Language): string {
  const [from, to] = [new Date(startsAt), new Date(endsAt)];
  const [firstDay, lastDay] = [dayText(from, language), dayText(to, language)];
  return `${firstDay} ${timeText(from)}–${firstDay === lastDay ? '' : `${lastDay} `}${timeText(to)}`;
}

/** Minutes as hours, `1.5`. */
export const hoursOf = (minutes: number) => Math.round(minutes / 6) / 10;

export const freePlaces = (roles: readonly { places: number; taken: number }[]) =>
  roles.reduce((sum, { places, taken }) => sum + places - taken, 0);
