/** 法定节假日 as the State Council's notices call them. */
export const HOLIDAY_NAMES = [
  'new_year',
  'spring_festival',
  'qingming',
  'labour_day',
  'dragon_boat',
  'mid_autumn',
  'national_day',
  'national_day_and_mid_autumn',
] as const;
export type HolidayName = (typeof HOLIDAY_NAMES)[number];

interface Holiday {
  readonly name: HolidayName;
  /** First and last day off, both `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  /** Days that are worked instead (调休上班). */
  readonly makeUp: readonly string[];
}

interface HolidayNotice {
  /** What the State Council's general office calls the notice. */
  readonly source: string;
  readonly holidays: readonly Holiday[];
}

/**
 * The official notices (国务院办公厅关于 N 年部分节假日安排的通知), word by word. One is published each November for the
 * year after; a test compares them with the package chinese-days, which is kept by others. A new notice is a new entry.
 */
export const HOLIDAY_NOTICES: Readonly<Record<number, HolidayNotice>> = {
  2025: {
    source: '国办发明电〔2024〕12号',
    holidays: [
      { name: 'new_year', from: '2025-01-01', to: '2025-01-01', makeUp: [] },
      { name: 'spring_festival', from: '2025-01-28', to: '2025-02-04', makeUp: ['2025-01-26', '2025-02-08'] },
      { name: 'qingming', from: '2025-04-04', to: '2025-04-06', makeUp: [] },
      { name: 'labour_day', from: '2025-05-01', to: '2025-05-05', makeUp: ['2025-04-27'] },
      { name: 'dragon_boat', from: '2025-05-31', to: '2025-06-02', makeUp: [] },
      {
        name: 'national_day_and_mid_autumn',
        from: '2025-10-01',
        to: '2025-10-08',
        makeUp: ['2025-09-28', '2025-10-11'],
      },
    ],
  },
  2026: {
    source: '国办发明电〔2025〕7号',
    holidays: [
      { name: 'new_year', from: '2026-01-01', to: '2026-01-03', makeUp: ['2026-01-04'] },
      { name: 'spring_festival', from: '2026-02-15', to: '2026-02-23', makeUp: ['2026-02-14', '2026-02-28'] },
      { name: 'qingming', from: '2026-04-04', to: '2026-04-06', makeUp: [] },
      { name: 'labour_day', from: '2026-05-01', to: '2026-05-05', makeUp: ['2026-05-09'] },
      { name: 'dragon_boat', from: '2026-06-19', to: '2026-06-21', makeUp: [] },
      { name: 'mid_autumn', from: '2026-09-25', to: '2026-09-27', makeUp: [] },
      { name: 'national_day', from: '2026-10-01', to: '2026-10-07', makeUp: ['2026-09-20', '2026-10-10'] },
    ],
  },
};

export const PUBLISHED_YEARS: readonly number[] = Object.keys(HOLIDAY_NOTICES).map(Number);
const LAST_PUBLISHED_YEAR = Math.max(...PUBLISHED_YEARS);

/** Whether the holidays of the year of this day, `YYYY-MM-DD`, are not known yet. Years before the first notice count as known: nothing is promised in them. */
export function isUnpublished(day: string): boolean {
  return Number(day.slice(0, 4)) > LAST_PUBLISHED_YEAR;
}

const DAYS = daysOf(Object.values(HOLIDAY_NOTICES));

/** `off` on a public holiday, `worked` on a day worked instead of another; null on any other day. */
export function publicDay(day: string): 'off' | 'worked' | null {
  return DAYS.get(day) ?? null;
}

function daysOf(notices: readonly HolidayNotice[]): Map<string, 'off' | 'worked'> {
  const days = new Map<string, 'off' | 'worked'>();
  for (const { from, to, makeUp } of notices.flatMap(({ holidays }) => holidays)) {
    for (let day = from; day <= to; day = nextDay(day)) days.set(day, 'off');
    for (const day of makeUp) days.set(day, 'worked');
  }
  return days;
}

/** The day after `day`, both `YYYY-MM-DD`. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
