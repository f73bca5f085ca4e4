import { Button, Input } from 'antd';
import { useTexts } from '../shared/texts.ts';
import { Field } from '../shared/ui/field.tsx';
import type { DraftFaults, HoursDraft } from './hours-draft.ts';
import styles from './working-time.module.css';

type Week = HoursDraft['weeks'][number];

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

interface Props {
  name: string;
  week: Week;
  faults: DraftFaults;
  isReadOnly: boolean;
  onChange: (week: Week) => void;
  onRemove: () => void;
}

/** One week from a day on: a line for each day, typed as text, Tab from day to day. */
export function WeekFields({ name, week, faults, isReadOnly, onChange, onRemove }: Props) {
  const t = useTexts('workingTime');
  const faultOf = (field: string) => {
    const fault = faults[`${name}.${field}`];
    return fault && t(`fault.${fault}`);
  };
  const setDay = (day: number, text: string) =>
    onChange({ ...week, week: week.week.map((each, index) => (index === day ? text : each)) });
  return (
    <fieldset className={styles['week']} disabled={isReadOnly}>
      <legend className="visually-hidden">{t('weekFrom', { day: week.fromDay })}</legend>
      <Field label={t('fromDay')} error={faultOf('from')}>
        {(control) => (
          <Input
            {...control}
            type="date"
            value={week.fromDay}
            onChange={({ target }) => onChange({ ...week, fromDay: target.value })}
          />
        )}
      </Field>
      <div className={styles['days']}>
        {week.week.map((text, day) => (
          <Field
            // The seven days are always these.
            // oxlint-disable-next-line react/no-array-index-key
            key={day}
            label={t(`weekday.${WEEKDAYS[day] ?? 'monday'}`)}
            error={faultOf(String(day))}
          >
            {(control) => (
              <Input
                {...control}
                placeholder={t('closed')}
                autoComplete="off"
                value={text}
                onChange={({ target }) => setDay(day, target.value)}
              />
            )}
          </Field>
        ))}
      </div>
      <p className={styles['soft']}>{t('hoursHint')}</p>
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={week.keepsHolidays}
          onChange={({ target }) => onChange({ ...week, keepsHolidays: target.checked })}
        />
        {t('keepsHolidays')}
      </label>
      {!isReadOnly && (
        <div className={styles['buttons']}>
          <Button
            size="small"
            onClick={() =>
              onChange({ ...week, week: week.week.map((text, day) => (day < 5 ? (week.week[0] ?? '') : text)) })
            }
          >
            {t('likeMonday')}
          </Button>
          <Button size="small" type="text" onClick={onRemove}>
            {t('removeWeek')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
