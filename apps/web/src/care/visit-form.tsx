import {
  VISIT_LIMITS,
  VISIT_OUTCOMES,
  VISIT_SUBJECTS,
  VISIT_WAYS,
  visitFault,
  type VisitOutcome,
  type VisitSubject,
  type VisitWay,
} from '@linli/domain/care/visit.ts';
import type { VisitView } from '@linli/domain/care/visits.contract.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Radio } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { isComposing } from '../shared/keystrokes.ts';
import { useProblemText } from '../shared/problem-text.ts';
import { useTexts } from '../shared/texts.ts';
import { Field, FieldError } from '../shared/ui/field.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { keepVisitMutation } from './visits.queries.ts';
import styles from './visits.module.css';

interface Props {
  residentId: string;
  /** Null for a new one. */
  visit: VisitView | null;
  onClose: () => void;
}

/** When, how, whether they were met and what was asked; Ctrl-Enter keeps it, Escape leaves it. */
export function VisitForm({ residentId, visit, onClose }: Props) {
  const t = useTexts('care');
  const say = useProblemText();
  const [today] = useState(() => shanghaiDate(new Date()));
  const [day, setDay] = useState(visit?.day ?? today);
  const [way, setWay] = useState<VisitWay>(visit?.way ?? 'home');
  const [outcome, setOutcome] = useState<VisitOutcome>(visit?.outcome ?? 'met');
  const [subjects, setSubjects] = useState<VisitSubject[]>(visit?.subjects ?? []);
  const [note, setNote] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const keep = useMutation(keepVisitMutation(useQueryClient(), residentId, visit));
  const asked = outcome === 'met' ? subjects : [];
  const dayError = dayFault();

  const submit = () => {
    setWasTried(true);
    if (keep.isPending || dayError !== undefined) return;
    keep.mutate(
      { day, way, outcome, subjects: asked, note: note.trim() },
      {
        onSuccess: () => {
          showToast(t('saved', { day }));
          onClose();
        },
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.defaultPrevented) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc and Ctrl-Enter of whatever is inside
    <form
      className={styles['form']}
      aria-label={visit ? t('editOf', { day: visit.day }) : t('record')}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field label={t('day')} error={wasTried ? dayError : undefined}>
        {(control) => (
          <Input
            {...control}
            type="date"
            autoFocus
            max={today}
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
        )}
      </Field>
      <Choice
        label={t('wayLabel')}
        values={VISIT_WAYS}
        value={way}
        say={(each) => t(`way.${each}`)}
        onChange={setWay}
      />
      <Choice
        label={t('outcomeLabel')}
        values={VISIT_OUTCOMES}
        value={outcome}
        say={(each) => t(`outcome.${each}`)}
        onChange={setOutcome}
      />
      {outcome === 'met' && (
        <fieldset className={styles['choice']}>
          <legend>{t('subjects')}</legend>
          <Checkbox.Group
            value={subjects}
            onChange={setSubjects}
            options={VISIT_SUBJECTS.map((value) => ({ value, label: t(`subject.${value}`) }))}
          />
        </fieldset>
      )}
      <Field label={t('note')} optional hint={visit?.hasNote ? t('noteKept') : t('noteHint')}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={VISIT_LIMITS.noteLength}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
      </Field>
      {keep.isError && <FieldError id="visit-problem">{say.problem(keep.error)}</FieldError>}
      <div className={styles['under']}>
        <Button type="primary" htmlType="submit" loading={keep.isPending}>
          {t('save')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
      </div>
    </form>
  );

  function dayFault(): string | undefined {
    if (day === '') return t('dayMissing');
    // What stood before may stand on.
    const fault = day === visit?.day ? null : visitFault({ day, outcome, subjects: asked }, today);
    if (fault === 'in_future') return t('dayAhead');
    return fault === 'too_long_ago' ? t('dayTooFar') : undefined;
  }
}

function Choice<V extends string>({
  label,
  values,
  value,
  say,
  onChange,
}: {
  label: string;
  values: readonly V[];
  value: V;
  say: (value: V) => string;
  onChange: (value: V) => void;
}) {
  return (
    <fieldset className={styles['choice']}>
      <legend>{label}</legend>
      <Radio.Group
        value={value}
        onChange={({ target }) => onChange(target.value as V)}
        options={values.map((each) => ({ value: each, label: say(each) }))}
      />
    </fieldset>
  );
}
