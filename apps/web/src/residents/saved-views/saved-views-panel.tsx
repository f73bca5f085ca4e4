import { SAVED_VIEW_LIMITS } from '@linli/domain/residents/saved-view.ts';
import type { SavedViewView } from '@linli/domain/residents/saved-views.contract.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useProblemText } from '../../shared/problem-text.ts';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Field } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import type { ResidentColumn } from '../resident-columns.ts';
import type { useResidentsAddress } from '../residents-address.ts';
import { useResidentTexts } from '../residents-texts.ts';
import { SavedViewLine } from './saved-view-line.tsx';
import styles from './saved-views.module.css';
import { savedViewsQuery, saveViewMutation } from './saved-views.queries.ts';

interface Props {
  address: ReturnType<typeof useResidentsAddress>;
  columns: readonly ResidentColumn[];
  onApply: (view: SavedViewView) => void;
}

export function SavedViewsPanel({ address, columns, onApply }: Props) {
  const t = useResidentTexts();
  const say = useProblemText();
  const list = useQuery(savedViewsQuery);
  const save = useMutation(saveViewMutation(useQueryClient()));
  const [title, setTitle] = useState('');
  const [isShared, setIsShared] = useState(false);
  const submit = () => {
    const name = title.trim();
    if (name === '' || save.isPending) return;
    save.mutate(
      { title: name, isShared, ...address.filters, columns: [...columns] },
      {
        onSuccess: (view) => {
          setTitle('');
          setIsShared(false);
          showToast(t('savedView.saved', { title: view.title }));
        },
      },
    );
  };
  return (
    <>
      {list.isPending && <Skeleton rows={3} height={32} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.items.length === 0 && <p className={styles['soft']}>{t('savedView.none')}</p>}
      {list.data && list.data.items.length > 0 && (
        <>
          <p className={styles['soft']}>{t('savedView.keys')}</p>
          <ul aria-label={t('savedView.list')}>
            {list.data.items.map((view, index) => (
              <li key={view.id}>
                <SavedViewLine
                  view={view}
                  digit={index < 9 ? String(index + 1) : null}
                  isCurrent={view.id === address.viewId}
                  onApply={() => onApply(view)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <h2>{t('savedView.save')}</h2>
        <p className={styles['soft']}>{t('savedView.onlyFilters')}</p>
        <Field label={t('savedView.name')}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={title}
              maxLength={SAVED_VIEW_LIMITS.titleLength}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        <Checkbox checked={isShared} onChange={({ target }) => setIsShared(target.checked)}>
          {t('savedView.isShared')}
        </Checkbox>
        {save.isError && <Notice tone="late" role="alert" title={say.problem(save.error)} />}
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={title.trim() === ''}>
          {t('savedView.submit')}
        </Button>
      </form>
    </>
  );
}
