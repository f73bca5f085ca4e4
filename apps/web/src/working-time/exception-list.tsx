import { WORKING_TIME_LIMITS } from '@linli/domain/working-time/working-calendar.ts';
import { Button, Input } from 'antd';
import { useTexts } from '../shared/texts.ts';
import { Field } from '../shared/ui/field.tsx';
import type { DraftFaults, HoursDraft } from './hours-draft.ts';
import styles from './working-time.module.css';

type Exceptions = HoursDraft['exceptions'];

interface Props {
  exceptions: Exceptions;
  faults: DraftFaults;
  isReadOnly: boolean;
  onChange: (exceptions: Exceptions) => void;
}

/** Single days that are not as the week says, with the reason. */
export function ExceptionList({ exceptions, faults, isReadOnly, onChange }: Props) {
  const t = useTexts('workingTime');
  const set = (at: number, next: Partial<Exceptions[number]>) =>
    onChange(exceptions.map((each, index) => (index === at ? { ...each, ...next } : each)));
  const faultOf = (at: number, field: string) => {
    const fault = faults[`exception.${at}.${field}`];
    return fault && t(`fault.${fault}`);
  };
  return (
    <section className={styles['block']} aria-label={t('exceptions')}>
      <h2>{t('exceptions')}</h2>
      <p className={styles['soft']}>{exceptions.length === 0 ? t('noExceptions') : t('exceptionsHint')}</p>
      {exceptions.map(({ day, hours, reason }, at) => (
        // An exception has no name but its place until its day is filled.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={at} className={styles['exception']} disabled={isReadOnly}>
          <legend className="visually-hidden">{t('exceptionOf', { day })}</legend>
          <Field label={t('day')} error={faultOf(at, 'day')}>
            {(control) => (
              <Input {...control} type="date" value={day} onChange={({ target }) => set(at, { day: target.value })} />
            )}
          </Field>
          <Field label={t('hours')} error={faultOf(at, 'hours')}>
            {(control) => (
              <Input
                {...control}
                placeholder={t('closed')}
                autoComplete="off"
                value={hours}
                onChange={({ target }) => set(at, { hours: target.value })}
              />
            )}
          </Field>
          <Field label={t('reason')} error={faultOf(at, 'reason')}>
            {(control) => (
              <Input
                {...control}
                maxLength={WORKING_TIME_LIMITS.reasonLength}
                value={reason}
                onChange={({ target }) => set(at, { reason: target.value })}
              />
            )}
          </Field>
          {!isReadOnly && (
            <Button
              type="text"
              aria-label={t('removeException', { day })}
              onClick={() => onChange(exceptions.filter((_, index) => index !== at))}
            >
              {t('remove')}
            </Button>
          )}
        </fieldset>
      ))}
      {!isReadOnly && exceptions.length < WORKING_TIME_LIMITS.exceptions && (
        <div>
          <Button onClick={() => onChange([...exceptions, { day: '', hours: '', reason: '' }])}>
            {t('addException')}
          </Button>
        </div>
      )}
    </section>
  );
}
