import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ResponseOf } from '@linli/domain/shared/contract.ts';
import type { duplicatesContract } from '@linli/domain/residents/duplicates.contract.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useProblemText } from '../../shared/problem-text.ts';
import { useTexts } from '../../shared/texts.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import styles from '../resident-panel.module.css';
import { mergesQuery, undoMergeMutation } from './duplicates.queries.ts';

/** Files that went into this one, each with the way back; nothing where there are none. */
export function Merges({ residentId }: { residentId: string }) {
  const t = useTexts('duplicates');
  const { data } = useQuery(mergesQuery(residentId));
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-label={t('merges.title')}>
      <h3>{t('merges.title')}</h3>
      <ul className={styles['list']}>
        {data.items.map((merge) => (
          <MergeItem key={merge.id} merge={merge} />
        ))}
      </ul>
    </section>
  );
}

type Merge = ResponseOf<(typeof duplicatesContract)['merges'], Blob>['items'][number];

function MergeItem({ merge: { id, mergedAt, mergedBy, undoneAt, hindrance, availableActions } }: { merge: Merge }) {
  const t = useTexts('duplicates');
  const say = useProblemText();
  const [isAsking, setIsAsking] = useState(false);
  const undo = useMutation(undoMergeMutation(useQueryClient()));
  return (
    <li>
      <span className={styles['value']}>
        {t('merges.by', { name: mergedBy })} <Moment at={mergedAt} />
        {undoneAt && <span className={styles['soft']}>{t('merges.undone')}</span>}
        {availableActions.includes('undo') && !isAsking && (
          <Button size="small" onClick={() => setIsAsking(true)}>
            {t('merges.undo')}
          </Button>
        )}
      </span>
      {hindrance && <span className={styles['soft']}>{t(`merges.hindrance.${hindrance}`)}</span>}
      {isAsking && (
        <div className={styles['inline']}>
          <p>{t('merges.hint')}</p>
          {undo.isError && <p role="alert">{say.problem(undo.error)}</p>}
          <span className={styles['buttons']}>
            <Button
              type="primary"
              loading={undo.isPending}
              onClick={() => undo.mutate(id, { onSuccess: () => (setIsAsking(false), showToast(t('unmerged'))) })}
            >
              {t('merges.sure')}
            </Button>
            <Button onClick={() => setIsAsking(false)}>{t('merges.cancel')}</Button>
          </span>
        </div>
      )}
    </li>
  );
}
