import type { WorkingTimeView } from '@linli/domain/working-time/working-time.contract.ts';
import { useTexts } from '../shared/texts.ts';
import { useShortDay } from './short-day.ts';
import styles from './working-time.module.css';

/** The public holidays of one year, as the State Council announced them. */
export function HolidayTable({ notice }: { notice: WorkingTimeView['notices'][number] }) {
  const t = useTexts('workingTime');
  const shortDay = useShortDay();
  return (
    <table className={styles['table']}>
      <caption>
        {t('holidaysOf', { year: notice.year })} <span className={styles['soft']}>{notice.source}</span>
      </caption>
      <thead>
        <tr>
          {(['name', 'off', 'makeUp'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`holidayColumn.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {notice.holidays.map(({ name, from, to, makeUp }) => (
          <tr key={name}>
            <th scope="row">{t(`holiday.${name}`)}</th>
            <td>{from === to ? shortDay(from) : `${shortDay(from)} – ${shortDay(to)}`}</td>
            <td>{makeUp.map(shortDay).join('、') || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
