import { CloseOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { isShortcut } from '../../shared/keystrokes.ts';
import { useProblemText } from '../../shared/problem-text.ts';
import { useTexts } from '../../shared/texts.ts';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import type { Room } from '../residents-address.ts';
import { useResidentTexts } from '../residents-texts.ts';
import { Comparison } from './comparison.tsx';
import { duplicateQuery, settleDuplicateMutation } from './duplicates.queries.ts';
import styles from './duplicates.module.css';

interface Props {
  duplicateId: string;
  room: Room;
  /** Decided: to whatever comes next. */
  onDone: () => void;
  onClose: () => void;
  onOpen: (duplicateId: string) => void;
}

/** One pair side by side, and what can be decided about it. */
export function DuplicatePanel({ duplicateId, room, onDone, onClose, onOpen }: Props) {
  const t = useTexts('duplicates');
  const words = useResidentTexts();
  const say = useProblemText();
  const client = useQueryClient();
  const { data: pair, isError, error, refetch } = useQuery(duplicateQuery(duplicateId));
  const settle = useMutation(settleDuplicateMutation(client));
  const may = (action: 'not_same' | 'reopen') => pair?.availableActions.includes(action) === true && !settle.isPending;
  const reopen = () =>
    settle.mutate({ duplicateId, to: 'open' }, { onSuccess: () => (showToast(t('reopened')), onOpen(duplicateId)) });
  const notSame = () =>
    settle.mutate(
      { duplicateId, to: 'not_same' },
      { onSuccess: () => (showToast(t('notSameDone'), reopen), onDone()) },
    );
  useKeys({ n: may('not_same') ? notSame : null, Escape: onClose });
  const isOfOneCommunity = pair?.other && pair.resident.community.id === pair.other.community.id;
  return (
    <section className={styles['panel']} aria-label={t('compare.title')}>
      <header className={styles['head']}>
        <div>
          <h2>{t('compare.title')}</h2>
          {pair && <p className={styles['soft']}>{words(`duplicate.${pair.reason}`)}</p>}
        </div>
        <span className={styles['buttons']}>
          {may('not_same') && (
            <Button aria-keyshortcuts="N" onClick={notSame}>
              {t('notSame')}
            </Button>
          )}
          {may('reopen') && <Button onClick={reopen}>{t('reopen')}</Button>}
          <Button
            type="text"
            icon={<CloseOutlined />}
            aria-label={t('close')}
            title={t('close')}
            aria-keyshortcuts="Escape"
            onClick={onClose}
          />
        </span>
      </header>
      {settle.isError && <Notice tone="late" role="alert" title={say.problem(settle.error)} />}
      {isError && !pair && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!pair && !isError && <Skeleton rows={8} height={36} />}
      {pair?.other === null && (
        <Notice tone="soon" title={t('elsewhere')}>
          <p>{t('elsewhereHint')}</p>
        </Notice>
      )}
      {pair?.status === 'open' && pair.availableActions.length === 0 && isOfOneCommunity && (
        <Notice tone="stopped" title={t('onlyWorkers')} />
      )}
      {pair && <Comparison pair={pair} room={room} />}
    </section>
  );
}

/** Keys that are free to be shortcuts; nothing is done by one whose action is null. */
function useKeys(keys: Record<string, (() => void) | null>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act || !isShortcut(event)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
