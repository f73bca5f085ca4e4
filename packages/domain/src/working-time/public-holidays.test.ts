import { getDayDetail } from 'chinese-days';
import { expect, it } from 'vitest';
import { nextDay, PUBLISHED_YEARS } from './public-holidays.ts';
import { calendarOf } from './working-calendar.ts';

it.each(PUBLISHED_YEARS)('every day of %i is off or worked as in chinese-days, which others keep', (year) => {
  const isOpen = calendarOf([]);
  const differing: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = nextDay(day))
    if (isOpen(day).length > 0 !== getDayDetail(day).work) differing.push(day);
  expect(differing).toEqual([]);
});
