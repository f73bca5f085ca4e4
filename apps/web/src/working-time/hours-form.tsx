import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { weekOn, type UnitHours } from '@linli/domain/working-time/working-calendar.ts';
import type { WorkingTimeView } from '@linli/domain/working-time/working-time.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import { isComposing } from '../shared/keystrokes.ts';
import { useProblemText } from '../shared/problem-text.ts';
import { useTexts } from '../shared/texts.ts';
import { useNow } from '../shared/ui/moment.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { ExceptionList } from './exception-list.tsx';
import { draftOf, readDraft, type HoursDraft } from './hours-draft.ts';
import { hoursText } from './hours-text.ts';
import { NextDays } from './next-days.tsx';
import { WeekFields } from './week-fields.tsx';
import { saveWorkingTimeMutation } from './working-time.queries.ts';
import styles from './working-time.module.css';

/** Weeks and exceptions of one unit, all in one form; what was saved can be taken back. */
export function HoursForm({ view }: { view: WorkingTimeView }) {
  const t = useTexts('workingTime');
  const say = useProblemText();
  const [draft, setDraft] = useState(() => draftOf(view));
  const [showsFaults, setShowsFaults] = useState(false);
  const save = useMutation(saveWorkingTimeMutation(useQueryClient(), view.unit.id));
  const form = useRef<HTMLFormElement>(null);
  const { hours, faults } = readDraft(draft);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(view));
  const today = shanghaiDate(useNow());

  const change = (next: Partial<HoursDraft>) => setDraft((now) => ({ ...now, ...next }));
  const addWeek = () => {
    const { week, keepsHolidays } = weekOn(today, [hours, ...view.above]);
    const fromDay = draft.weeks.some((each) => each.fromDay === today) ? '' : today;
    change({ weeks: [...draft.weeks, { fromDay, week: week.map(hoursText), keepsHolidays }] });
  };
  const submit = () => {
    setShowsFaults(true);
    if (Object.keys(faults).length > 0)
      return void setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    const before: UnitHours = { weeks: view.weeks, exceptions: view.exceptions };
    save.mutate(
      { ...hours, version: view.version },
      {
        onSuccess: ({ version }) => showToast(t('saved'), () => save.mutate({ ...before, version })),
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
  };
  const shown = showsFaults ? faults : {};
  const follows = view.above.find(({ weeks }) => weeks.length > 0)?.unit.name;

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl-Enter of whatever is inside
    <form
      ref={form}
      className={styles['form']}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {!view.mayEdit && <Notice tone="stopped" title={t('readOnly')} />}
      <section className={styles['block']} aria-label={t('weeks')}>
        <h2>{t('weeks')}</h2>
        {draft.weeks.length === 0 && <p>{follows ? t('followsUnit', { unit: follows }) : t('followsUsual')}</p>}
        {draft.weeks.map((week, at) => (
          <WeekFields
            // A week has no name but its place: two may begin on one day until that is mended.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            name={`week.${at}`}
            week={week}
            faults={shown}
            isReadOnly={!view.mayEdit}
            onChange={(next) => change({ weeks: draft.weeks.map((each, index) => (index === at ? next : each)) })}
            onRemove={() => change({ weeks: draft.weeks.filter((_, index) => index !== at) })}
          />
        ))}
        {view.mayEdit && (
          <div>
            <Button onClick={addWeek}>{t(draft.weeks.length === 0 ? 'ownWeek' : 'addWeek')}</Button>
          </div>
        )}
      </section>
      <ExceptionList
        exceptions={draft.exceptions}
        faults={shown}
        isReadOnly={!view.mayEdit}
        onChange={(exceptions) => change({ exceptions })}
      />
      {save.isError && <Notice tone="late" role="alert" title={say.problem(save.error)} />}
      {view.mayEdit && (
        <div className={styles['buttons']}>
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!isChanged}>
            {t('save')}
          </Button>
          {isChanged && (
            <Button type="text" onClick={() => setDraft(draftOf(view))}>
              {t('discard')}
            </Button>
          )}
          <span className={styles['soft']}>{t('saveKey')}</span>
        </div>
      )}
      <NextDays from={today} units={[hours, ...view.above]} />
    </form>
  );
}
