import { calendarOf, type UnitHours } from '@linli/domain/working-time/working-calendar.ts';
import { isUnpublished, nextDay } from '@linli/domain/working-time/public-holidays.ts';
import { useTexts } from '../shared/texts.ts';
import { hoursText } from './hours-text.ts';
import { useShortDay } from './short-day.ts';
import styles from './working-time.module.css';

const SHOWN = 14;

/** What the weeks, exceptions and holidays come to on the next days, also before it is saved. */
export function NextDays({ from, units }: { from: string; units: readonly UnitHours[] }) {
  const t = useTexts('workingTime');
  const shortDay = useShortDay();
  const calendar = calendarOf(units);
  const days = [from];
  while (days.length < SHOWN) days.push(nextDay(days.at(-1) ?? from));
  return (
    <section className={styles['block']} aria-label={t('nextDays')}>
      <h2>{t('nextDays')}</h2>
      <ol className={styles['next']}>
        {days.map((day) => {
          const text = hoursText(calendar(day));
          return (
            <li key={day}>
              <span>{shortDay(day)}</span>
              <span className={text ? undefined : styles['soft']}>{text || t('closed')}</span>
              {isUnpublished(day) && <span className={styles['soft']}>{t('byWeekOnly')}</span>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
