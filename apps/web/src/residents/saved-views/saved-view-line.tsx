import { SAVED_VIEW_LIMITS } from '@linli/domain/residents/saved-view.ts';
import type { SavedViewView } from '@linli/domain/residents/saved-views.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useProblemText } from '../../shared/problem-text.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import { useResidentTexts } from '../residents-texts.ts';
import styles from './saved-views.module.css';
import { editViewMutation, removeViewMutation, restoreViewMutation } from './saved-views.queries.ts';

interface Props {
  view: SavedViewView;
  /** The key that opens it. */
  digit: string | null;
  isCurrent: boolean;
  onApply: () => void;
}

/** One view; one's own can be put first, renamed, shared and deleted, with a way back. */
export function SavedViewLine({ view, digit, isCurrent, onApply }: Props) {
  const t = useResidentTexts();
  const say = useProblemText();
  const client = useQueryClient();
  const edit = useMutation(editViewMutation(client));
  const remove = useMutation(removeViewMutation(client));
  const restore = useMutation(restoreViewMutation(client));
  const [renamed, setRenamed] = useState<string | null>(null);
  const { id: viewId, title, isOwn, isShared, isFirst, ownerName, version } = view;
  const change = (body: { title?: string; isShared?: boolean; isFirst?: boolean }) =>
    edit.mutate({ viewId, version, ...body }, { onSuccess: () => setRenamed(null) });
  const problem = edit.error ?? remove.error ?? restore.error;
  return (
    <>
      <div className={styles['line']}>
        {renamed === null ? (
          <button
            type="button"
            className={styles['apply']}
            aria-label={t('savedView.apply', { title })}
            aria-pressed={isCurrent}
            onClick={onApply}
          >
            <kbd aria-hidden="true">{digit ?? '·'}</kbd>
            <span>{title}</span>
            {!isOwn && <span className={styles['soft']}>{t('savedView.by', { name: ownerName })}</span>}
            {isOwn && isShared && <span className={styles['soft']}>{t('savedView.shared')}</span>}
          </button>
        ) : (
          <form
            className={styles['rename']}
            onSubmit={(event) => {
              event.preventDefault();
              if (renamed.trim() !== '') change({ title: renamed.trim() });
            }}
          >
            <Input
              autoFocus
              aria-label={t('savedView.name')}
              size="small"
              value={renamed}
              maxLength={SAVED_VIEW_LIMITS.titleLength}
              onChange={(event) => setRenamed(event.target.value)}
            />
            <Button size="small" htmlType="submit" loading={edit.isPending} disabled={renamed.trim() === ''}>
              {t('savedView.submit')}
            </Button>
          </form>
        )}
      </div>
      {isOwn && renamed === null && (
        <div className={styles['acts']}>
          <Button type="text" size="small" onClick={() => change({ isFirst: !isFirst })}>
            {t(isFirst ? 'savedView.notFirst' : 'savedView.first')}
          </Button>
          <Button type="text" size="small" onClick={() => change({ isShared: !isShared })}>
            {t(isShared ? 'savedView.unshare' : 'savedView.share')}
          </Button>
          <Button type="text" size="small" onClick={() => setRenamed(title)}>
            {t('savedView.rename')}
          </Button>
          <Button
            type="text"
            size="small"
            onClick={() =>
              remove.mutate(viewId, {
                onSuccess: () => showToast(t('savedView.removed', { title }), () => restore.mutate(viewId)),
              })
            }
          >
            {t('savedView.remove')}
          </Button>
        </div>
      )}
      {problem && <Notice tone="late" role="alert" title={say.problem(problem)} />}
    </>
  );
}
