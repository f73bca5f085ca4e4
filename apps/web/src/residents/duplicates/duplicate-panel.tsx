import { CloseOutlined } from '@ant-design/icons';
import type { DuplicateAction } from '@linli/domain/residents/duplicate-pair.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useProblemText } from '../../shared/problem-text.ts';
import { useTexts } from '../../shared/texts.ts';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import type { Room } from '../residents-address.ts';
import { useResidentTexts } from '../residents-texts.ts';
import { Comparison } from './comparison.tsx';
import { useCompareKeys } from './compare-keys.ts';
import {
  duplicateQuery,
  mergeDuplicateMutation,
  settleDuplicateMutation,
  undoMergeMutation,
} from './duplicates.queries.ts';
import { useMergeChoices } from './merge-choices.ts';
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
  const { data: pair, isError, error: loadError, refetch } = useQuery(duplicateQuery(duplicateId));
  const settle = useMutation(settleDuplicateMutation(client));
  const merging = useMutation(mergeDuplicateMutation(client));
  const undo = useMutation(undoMergeMutation(client));
  const choices = useMergeChoices(pair);
  const panel = useRef<HTMLElement>(null);
  const error = merging.error ?? settle.error;
  const isBusy = settle.isPending || merging.isPending;
  const may = (action: DuplicateAction) => pair?.availableActions.includes(action) === true && !isBusy;
  const isChoosing = pair?.other != null && pair.availableActions.includes('merge');
  const reopen = () =>
    settle.mutate({ duplicateId, to: 'open' }, { onSuccess: () => (showToast(t('reopened')), onOpen(duplicateId)) });
  const notSame = () =>
    settle.mutate(
      { duplicateId, to: 'not_same' },
      { onSuccess: () => (showToast(t('notSameDone'), reopen), onDone()) },
    );
  const merge = () => {
    if (!pair?.other) return;
    const versions = { resident: pair.resident.version, other: pair.other.version };
    const onSuccess = ({ mergeId, resident }: { mergeId: string; resident: { name: string } }) => {
      const takeBack = () => undo.mutate(mergeId, { onSuccess: () => (showToast(t('unmerged')), onOpen(duplicateId)) });
      showToast(t('merged', { name: resident.name }), takeBack);
      onDone();
    };
    merging.mutate({ duplicateId, keep: choices.keep, choices: choices.said, versions }, { onSuccess });
  };
  useCompareKeys(panel, {
    onMerge: may('merge') ? merge : null,
    onNotSame: may('not_same') ? notSame : null,
    onClose,
  });
  // Hands that are on the keys can begin.
  useEffect(() => {
    if (isChoosing) panel.current?.querySelector<HTMLElement>('input[type="radio"]:checked')?.focus();
  }, [isChoosing]);
  const isOfOneCommunity = pair?.other && pair.resident.community.id === pair.other.community.id;
  return (
    <section ref={panel} className={styles['panel']} aria-label={t('compare.title')}>
      <header className={styles['head']}>
        <div>
          <h2>{t('compare.title')}</h2>
          {pair && <p className={styles['soft']}>{words(`duplicate.${pair.reason}`)}</p>}
        </div>
        <span className={styles['buttons']}>
          {may('merge') && (
            <Button type="primary" aria-keyshortcuts="Enter" onClick={merge}>
              {t('merge')}
            </Button>
          )}
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
      {error !== null && pair && <Notice tone="late" role="alert" title={say.problem(error)} />}
      {isError && !pair && <ErrorState error={loadError} onRetry={() => void refetch()} />}
      {!pair && !isError && <Skeleton rows={8} height={36} />}
      {pair?.other === null && (
        <Notice tone="soon" title={t('elsewhere')}>
          <p>{t('elsewhereHint')}</p>
        </Notice>
      )}
      {pair?.status === 'open' && pair.availableActions.length === 0 && isOfOneCommunity && (
        <Notice tone="stopped" title={t('onlyWorkers')} />
      )}
      {isChoosing && (
        <p className={styles['soft']}>
          <span className={styles['keys']}>{t('compare.keys')}</span>
          {t('compare.keepHint')}
          {choices.isAcross && t('compare.home')}
        </p>
      )}
      {pair && <Comparison pair={pair} room={room} choices={isChoosing ? choices : null} />}
    </section>
  );
}
