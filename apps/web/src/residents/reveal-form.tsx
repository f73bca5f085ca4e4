import { RESIDENT_LIMITS } from '@linli/domain/residents/resident-file.ts';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useProblemText } from '../shared/problem-text.ts';
import { Field, FieldError } from '../shared/ui/field.tsx';
import styles from './resident-panel.module.css';
import { useResidentTexts } from './residents-texts.ts';

interface Props {
  /** What is to be seen, in words. */
  what: string;
  error: unknown;
  isBusy: boolean;
  onReveal: (reason: string) => void;
  onCancel: () => void;
}

/** Asks once why somebody needs to see what is hidden, and says who will read the answer. */
export function RevealForm({ what, error, isBusy, onReveal, onCancel }: Props) {
  const t = useResidentTexts();
  const say = useProblemText();
  const [reason, setReason] = useState('');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc of whatever is inside
    <form
      className={styles['inline']}
      aria-label={t('file.reveal.openOf', { field: what })}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() && !isBusy) onReveal(reason.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <Field label={t('file.reveal.why', { field: what })} hint={t('file.reveal.hint')}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoComplete="off"
            value={reason}
            maxLength={RESIDENT_LIMITS.reasonLength}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className={styles['chips']}>
        {t('file.reveal.reasons', { returnObjects: true }).map((each) => (
          <Button key={each} size="small" onClick={() => setReason(each)}>
            {each}
          </Button>
        ))}
      </div>
      {error !== null && <FieldError id="reveal-problem">{say.problem(error)}</FieldError>}
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!reason.trim()}>
          {t('file.reveal.confirm')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('shared:cancel')}
        </Button>
      </div>
    </form>
  );
}
