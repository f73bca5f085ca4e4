import type { RollView } from '@linli/domain/residents/rolls.contract.ts';
import { Button, Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../shared/texts.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import styles from './rolls.module.css';

interface Props {
  roll: RollView;
  isPending: boolean;
  /** Something else of this import is being changed. */
  isBusy: boolean;
  onConfirm: (takesDoubtful: boolean) => void;
  children: ReactNode;
}

/** Says what would be written, and while it is written how far that is. */
export function RollConfirm({ roll, isPending, isBusy, onConfirm, children }: Props) {
  const t = useTexts('rolls');
  const [takesDoubtful, setTakesDoubtful] = useState(false);
  const { counts } = roll;
  const isUnderWay = isPending || (roll.status === 'importing' && !roll.isInterrupted);
  if (isUnderWay)
    return (
      <section className={styles['confirm']} role="status">
        <h2>{t('confirm.pending')}</h2>
        <progress
          className={styles['progress']}
          aria-label={t('confirm.pending')}
          max={roll.rows}
          {...(roll.progress > 0 && { value: roll.progress })}
        />
        {roll.progress > 0 && <p>{t('confirm.progress', { done: roll.progress, total: roll.rows })}</p>}
        <p className={styles['soft']}>{t('confirm.wait')}</p>
      </section>
    );
  const sure = counts.new + counts.changed;
  const isEmpty = sure + counts.doubtful === 0;
  return (
    <section className={styles['confirm']}>
      <h2>{t('confirm.title')}</h2>
      {roll.isInterrupted && <Notice tone="late" role="alert" title={t('confirm.interrupted')} />}
      <p>
        {isEmpty ? t('confirm.nothing') : t('confirm.what', { added: counts.new, changed: counts.changed })}{' '}
        {counts.doubtful > 0 &&
          t(takesDoubtful ? 'confirm.withDoubtful' : 'confirm.withoutDoubtful', { count: counts.doubtful })}{' '}
        {counts.wrong > 0 && t('confirm.wrong', { count: counts.wrong })} {!isEmpty && t('confirm.rest')}
      </p>
      {counts.doubtful > 0 && (
        <Checkbox checked={takesDoubtful} onChange={({ target }) => setTakesDoubtful(target.checked)}>
          {t('confirm.takesDoubtful', { count: counts.doubtful })}
        </Checkbox>
      )}
      <div className={styles['buttons']}>
        {!isEmpty && (
          <Button type="primary" disabled={isBusy} onClick={() => onConfirm(takesDoubtful)}>
            {roll.isInterrupted
              ? t('confirm.retry')
              : t('confirm.submit', { added: counts.new, changed: counts.changed })}
          </Button>
        )}
        {children}
      </div>
    </section>
  );
}
